using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Records.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Tests.Records;

public sealed class A_type_of_records
{
    // A type of which the service has no code and no file: quarterly air quality of a county's stations.
    private static readonly (string Name, string Value)[] _configured =
    [
        ("Publishing:Columns:0:Key", "quietNights"), ("Publishing:Columns:0:Names:Zh", "噪声投诉"), ("Publishing:Columns:0:Names:En", "Noise"),
        ("Publishing:RecordTypes:0:Key", "noiseReport"), ("Publishing:RecordTypes:0:Names:Zh", "噪声监测"), ("Publishing:RecordTypes:0:Names:En", "Noise report"),
        ("Publishing:RecordTypes:0:Column", "quietNights"),
        ("Publishing:RecordTypes:0:Fields:0:Key", "station"), ("Publishing:RecordTypes:0:Fields:0:Names:Zh", "点位"), ("Publishing:RecordTypes:0:Fields:0:Names:En", "Station"),
        ("Publishing:RecordTypes:0:Fields:0:Required", "true"),
        ("Publishing:RecordTypes:0:Fields:1:Key", "level"), ("Publishing:RecordTypes:0:Fields:1:Names:Zh", "声级"), ("Publishing:RecordTypes:0:Fields:1:Names:En", "Level"),
        ("Publishing:RecordTypes:0:Fields:1:Kind", "number"), ("Publishing:RecordTypes:0:Fields:1:Required", "true"),
        ("Publishing:RecordTypes:0:Fields:2:Key", "observer"), ("Publishing:RecordTypes:0:Fields:2:Names:Zh", "监测人"), ("Publishing:RecordTypes:0:Fields:2:Names:En", "Observer"),
        ("Publishing:RecordTypes:0:Fields:2:Public", "false"),
    ];

    [Fact]
    public async Task that_is_only_configured_works_from_end_to_end()
    {
        await using var publishing = await PublishingApi.StartWithAsync(_configured);
        var desk = new Desk(publishing);

        var lacking = await desk.DraftAsync("noiseReport", new() { ["station"] = "人民公园" });
        Assert.Equal(["level"], await Desk.FieldsOf(await desk.TryPublishAsync(await desk.ClearAsync(lacking)), System.Net.HttpStatusCode.UnprocessableEntity));
        var published = await desk.PublishedAsync("noiseReport", new() { ["station"] = "人民公园", ["level"] = 54.5, ["observer"] = "孙某" });

        var told = (await desk.EventsOfAsync(published)).Single().Body;
        Assert.Equal(("噪声监测", "噪声投诉", "54.5"), ((string)told["typeName"]!["zh"]!, (string)told["columnName"]!["zh"]!, (string)told["fields"]![1]!["value"]!));
        Assert.Equal(2, told["fields"]!.AsArray().Count);
        Assert.Contains("noiseReport", (await desk.ReadAsync("/api/record-types"))["types"]!.AsArray().Select(type => (string)type!["key"]!));
        Assert.Contains("quietNights", (await desk.ReadAsync("/api/columns"))["columns"]!.AsArray().Select(column => (string)column!["key"]!));
    }

    [Fact]
    public async Task that_makes_no_sense_keeps_the_service_from_starting_with_a_sentence()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(async () => await PublishingApi.StartWithAsync(("Publishing:RecordTypes:0:Key", "noiseReport"), ("Publishing:RecordTypes:0:Column", "nowhere")));

        Assert.Contains("the type “noiseReport” needs Names:Zh and Names:En.", refusal.Failures.Select(failure => failure[(failure.IndexOf("the type", StringComparison.Ordinal))..]));
        Assert.Contains(refusal.Failures, failure => failure.Contains("belongs to the column “nowhere”, which does not exist.", StringComparison.Ordinal));
    }

    [Fact]
    public void that_is_built_in_makes_sense() => Assert.Empty(RecordTypeRules.ComplaintsOf(Desk.BuiltInTypes));

    [Fact]
    public void that_is_configured_takes_the_place_of_the_built_in_one_with_its_key()
    {
        var types = new RecordTypes([Sound with { Key = "powerItem" }], [], []);

        Assert.Equal(["note", "amount"], types.Find("powerItem")!.Fields.Select(field => field.Key));
        Assert.Equal(RecordTypes.BuiltInTypes.Count, types.All.Count);
    }

    [Fact]
    public void that_is_like_another_has_its_fields_before_its_own()
    {
        var finalAccounts = Desk.BuiltInTypes.Find("finalAccounts")!;

        Assert.Equal(("year", "deviations", 4), (finalAccounts.Fields[0].Key, finalAccounts.Fields[^1].Key, finalAccounts.Totals.Count));
    }

    [Theory, MemberData(nameof(Nonsense))]
    public void that_makes_no_sense_is_refused_with_what_is_wrong(string about, string sentence)
    {
        var complaints = RecordTypeRules.ComplaintsOf(new([_nonsense[about]], [], [])).ToList();

        Assert.True(complaints.Exists(complaint => complaint.Contains(sentence, StringComparison.Ordinal)), string.Join('\n', complaints.Prepend(about)));
    }

    public static TheoryData<string, string> Nonsense => new()
    {
        { "key", "needs a Key" },
        { "no fields", "has 0 fields" },
        { "twice", "has the field “note” twice" },
        { "reserved", "has a name that every record has already" },
        { "choice", "needs Options if it is a choice" },
        { "link", "needs Of (types) if it is a record" },
        { "link to nothing", "may name the type “nothing”, which does not exist" },
        { "like", "is like “nothing”" },
        { "no column", "needs either Column or ColumnField" },
        { "column field", "has the ColumnField “note”, which is no required public choice" },
        { "column of choice", "offers the column “mars”, which does not exist" },
        { "year", "has the year “note”" },
        { "result", "has the result “amount”" },
        { "total", "has a total of “note”" },
        { "citation", "must cite by “note”" },
        { "counterpart", "waits for “powerItem”" },
        { "current", "is current through “note”" },
    };

    private static readonly Dictionary<string, RecordType> _nonsense = new()
    {
        ["key"] = Sound with { Key = "Sound Record" },
        ["no fields"] = Sound with { Fields = [] },
        ["twice"] = Sound with { Fields = [Note, Note] },
        ["reserved"] = Sound with { Fields = [Note with { Key = "title" }] },
        ["choice"] = Sound with { Fields = [Note with { Kind = RecordFieldKind.Choice }] },
        ["link"] = Sound with { Fields = [Note with { Kind = RecordFieldKind.Record }] },
        ["link to nothing"] = Sound with { Fields = [Note with { Kind = RecordFieldKind.Record, Of = ["nothing"] }] },
        ["like"] = Sound with { Like = "nothing" },
        ["no column"] = Sound with { Column = null },
        ["column field"] = Sound with { Column = null, ColumnField = "note" },
        ["column of choice"] = Sound with { Column = null, ColumnField = "planet", Fields = [Note with { Key = "planet", Kind = RecordFieldKind.Choice, Required = true, Options = [new() { Key = "mars", Names = Words }] }] },
        ["year"] = Sound with { Facets = new() { Year = "note" } },
        ["result"] = Sound with { Facets = new() { Result = "amount" } },
        ["total"] = Sound with { Totals = [new() { Field = "amount", Parts = ["note"] }] },
        ["citation"] = Sound with { MustCite = [new() { Field = "note" }] },
        ["counterpart"] = Sound with { Counterpart = new() { Type = "powerItem", Field = "code" } },
        ["current"] = Sound with { CurrentThrough = "note" },
    };

    private static Wording Words => new() { Zh = "名称", En = "Name" };

    private static RecordField Note => new() { Key = "note", Names = Words };

    private static RecordType Sound => new() { Key = "sound", Names = Words, Column = "audits", Fields = [Note, new() { Key = "amount", Names = Words, Kind = RecordFieldKind.Money }] };
}
