using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Contracts.Tests;

/// <summary>Every role against every action: whoever changes the rules changes this table, and whoever adds an action or a role must say what it means here.</summary>
public sealed class Permissions_of_roles
{
    // S: what is one's own, U: own unit, D: own division and below, E: everything, -: nothing.
    private const string Table =
        """
        action            Edi Rev Leg Sec Pri Pub Dis Hot Dsp Han Fol Sup Ope Sys SeA Aud Imp Kno
        ReadUnits         E   E   E   E   E   E   E   E   E   E   E   E   E   E   E   E   -   -
        ManageUnits       -   -   -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -
        ReadAccounts      -   -   -   -   -   -   -   -   -   -   -   -   -   D   D   -   -   -
        ManageAccounts    -   -   -   -   -   -   -   -   -   -   -   -   -   -   D   -   -   -
        ManageOwnAccount  S   S   S   S   S   S   S   S   S   S   S   S   S   S   S   S   -   -
        DelegateRole      U   U   U   U   U   U   U   U   U   U   U   U   U   -   -   -   -   -
        ReadAudit         -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   D   -   -
        ImportDocuments   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   E   -
        ListDocuments     U   U   U   U   U   U   -   -   -   -   -   D   -   -   -   -   -   -
        ReadDrafts        U   U   D   U   U   U   -   -   -   -   -   D   -   -   -   -   -   -
        WriteDrafts       U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        ReviewDrafts      -   U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        GiveLegalOpinions -   -   D   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        ClearSecrecy      -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        SignDocuments     -   -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -   -
        PublishDocuments  -   -   -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -
        ReadInterpretations   U   U   -   -   U   U   -   -   -   -   -   D   -   -   -   -   -   -
        WriteInterpretations  U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        ReviewInterpretations -   U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        PrepareCleanUps   U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        PublishCleanUps   -   -   -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -
        ReadPurges        -   -   -   D   -   -   -   -   -   -   -   -   -   -   D   -   -   -
        ProposePurges     -   -   -   D   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        ConfirmPurges     -   -   -   -   -   -   -   -   -   -   -   -   -   -   D   -   -   -
        ExportDocuments   -   -   -   -   -   -   -   -   -   -   -   -   -   E   -   -   E   -
        LoadExport        -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   E   -
        ReadRecords       U   -   -   U   -   U   -   -   -   -   -   D   -   -   -   -   -   -
        EditRecords       U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        ClearRecords      -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        PublishRecords    -   -   -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -
        ReadReports       -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -   -   -
        GuideSearch       -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -   -   -
        RebuildIndex      -   -   -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -
        AnswerCallers     -   -   -   -   -   -   -   E   -   -   -   E   -   -   -   -   -   E
        DeliverKnowledge  -   -   -   -   -   -   -   -   -   -   -   -   D   D   -   -   -   -
        ReadOrders        -   U   -   -   -   -   -   D   D   U   D   D   -   -   -   -   -   -
        TakeConcerns      -   -   -   -   -   -   -   D   -   -   -   -   -   -   -   -   -   -
        DispatchOrders    -   -   -   -   -   -   -   -   D   -   -   -   -   -   -   -   -   -
        HandleOrders      -   -   -   -   -   -   -   -   -   U   -   -   -   -   -   -   -   -
        ReviewReplies     -   U   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
        SuperviseOrders   -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -   -   -
        FollowUpOrders    -   -   -   -   -   -   -   -   -   -   D   -   -   -   -   -   -   -
        ReadContacts      -   -   -   -   -   -   -   D   -   U   D   -   -   -   -   -   -   -
        ReadResults       -   -   -   -   -   -   -   -   D   -   -   D   -   -   -   -   -   -
        WriteResults      -   -   -   -   -   -   -   -   D   -   -   -   -   -   -   -   -   -
        PublishResults    -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -   -   -
        PublishDigests    -   -   -   -   -   U   -   -   -   -   -   -   -   -   -   -   -   -
        ManageMatters     -   -   -   -   -   -   -   -   -   -   -   D   -   -   -   -   -   -
        """;

    private static readonly string[][] _rows = [.. Table.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static TheoryData<Role, StaffAction, string> Cells
    {
        get
        {
            var data = new TheoryData<Role, StaffAction, string>();
            foreach (var row in _rows)
            {
                foreach (var role in Enum.GetValues<Role>()) data.Add(role, Enum.Parse<StaffAction>(row[0]), row[(int)role + 1]);
            }

            return data;
        }
    }

    [Fact]
    public void cover_every_action_and_every_role()
    {
        Assert.Equal(Enum.GetNames<StaffAction>().Order(), _rows.Select(row => row[0]).Order());
        Assert.All(_rows, row => Assert.Equal(Enum.GetValues<Role>().Length, row.Length - 1));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void reach_as_far_as_the_table_says(Role role, StaffAction action, string expected)
    {
        var reach = Permissions.ReachOf([role], action) switch { null => "-", { } r => r == Reach.Self ? "S" : r == Reach.OwnUnit ? "U" : r == Reach.OwnDivision ? "D" : "E" };
        Assert.Equal(expected, reach);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void hold_in_the_domain(Role role, StaffAction action, string expected)
    {
        var actor = new Actor { Id = "li", Name = "李", Roles = [role], Unit = "成都市人民政府办公厅", Division = "510100" };
        var own = new Target("510100", "成都市人民政府办公厅", "li");
        var colleague = own with { Account = "wang" };
        var county = new Target("510113", "成都市青白江区人民政府办公室");
        var province = new Target(null);
        var neighbour = new Target("510300", "自贡市人民政府办公室");

        var may = new[] { own, colleague, county, province, neighbour }.Select(target => actor.May(action, target));

        Assert.Equal(expected switch
        {
            "-" => [false, false, false, false, false],
            "S" => [true, false, false, false, false],
            "U" => [true, true, false, false, false],
            "D" => [true, true, true, false, false],
            _ => new[] { true, true, true, true, true },
        }, may);
    }

    [Fact]
    public void are_those_of_the_widest_role() => Assert.Equal(Reach.OwnDivision, Permissions.ReachOf([Role.Editor, Role.Supervisor, Role.Handler], StaffAction.ListDocuments));

    [Theory]
    [InlineData("510000", "510000", true)]
    [InlineData("510000", "513401", true)]
    [InlineData("510000", "330000", false)]
    [InlineData("510000", null, true)]
    [InlineData("510100", "510100", true)]
    [InlineData("510100", "510113", true)]
    [InlineData("510100", "510113001", true)]
    [InlineData("510100", "510113001001", true)]
    [InlineData("510100", "510300", false)]
    [InlineData("510100", "510000", false)]
    [InlineData("510100", null, false)]
    [InlineData("510113", "510113001", true)]
    [InlineData("510113", "510114", false)]
    [InlineData("510113", "510100", false)]
    [InlineData("510113001", "510113001002", true)]
    [InlineData("510113001", "510113002", false)]
    [InlineData("510113001001", "510113001001", true)]
    [InlineData("510113001001", "510113001", false)]
    [InlineData("510100000000", "510113", true)]
    public void follow_the_division_codes(string outer, string? inner, bool covers) => Assert.Equal(covers, DivisionCode.Covers(outer, inner));

    [Theory]
    [InlineData("510000", DivisionLevel.Province)]
    [InlineData("513200", DivisionLevel.Prefecture)]
    [InlineData("510113", DivisionLevel.County)]
    [InlineData("510113001", DivisionLevel.Township)]
    [InlineData("510113001001", DivisionLevel.Village)]
    [InlineData("510113000000", DivisionLevel.County)]
    public void know_the_level_of_a_code(string code, DivisionLevel level) => Assert.Equal(level, DivisionCode.LevelOf(code));
}
