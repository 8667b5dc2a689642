using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Each_role(OfficeSite office) : IClassFixture<OfficeSite>
{
    private static readonly (string Address, StaffAction Action, bool IsInNavigation)[] _pages =
    [
        ("/account", StaffAction.ManageOwnAccount, true),
        ("/units", StaffAction.ReadUnits, true),
        ("/units/new", StaffAction.ManageUnits, false),
        ($"/units/{FakeIdentity.Unit}", StaffAction.ManageUnits, false),
        ("/accounts", StaffAction.ReadAccounts, true),
        ($"/accounts/{FakeIdentity.Account}", StaffAction.ReadAccounts, false),
        ("/accounts/new", StaffAction.ManageAccounts, false),
        ("/drafts", StaffAction.ReadDrafts, true),
        ($"/drafts/{FakePublishing.Draft}", StaffAction.ReadDrafts, false),
        ("/drafts/new", StaffAction.WriteDrafts, false),
        ("/documents", StaffAction.ListDocuments, true),
        ("/work", StaffAction.ListDocuments, true),
        ("/work/alarms", StaffAction.ReadDrafts, false),
        ("/registers", StaffAction.PublishDocuments, true),
        ($"/clean-ups/{FakePublishing.CleanUp}", StaffAction.ListDocuments, false),
        ("/clean-ups/new", StaffAction.PrepareCleanUps, false),
        ("/records", StaffAction.ReadRecords, true),
        ($"/records/{FakePublishing.Record}", StaffAction.ReadRecords, false),
        ($"/records/{FakePublishing.Record}/edit", StaffAction.EditRecords, false),
        ("/purges", StaffAction.ReadPurges, true),
        ("/guidance", StaffAction.GuideSearch, true),
        ("/index-rebuilds", StaffAction.RebuildIndex, true),
        ("/qa/suggestions", StaffAction.WriteInterpretations, false),
        ("/desk", StaffAction.AnswerCallers, true),
        ($"/desk/given/{FakeInterpretation.Given}", StaffAction.AnswerCallers, false),
        ("/orders", StaffAction.ReadOrders, true),
        ("/orders/new", StaffAction.TakeConcerns, false),
        ($"/orders/{FakeHotline.Order}", StaffAction.ReadOrders, false),
        ("/orders/matters", StaffAction.ReadOrders, false),
        ("/digests", StaffAction.PublishDigests, false),
        ($"/digests/{FakeHotline.Issue}", StaffAction.PublishDigests, false),
        ("/results", StaffAction.ReadResults, false),
        ($"/orders/{FakeHotline.Order}/result", StaffAction.ReadOrders, false),
        ("/issues", StaffAction.ReadOrders, false),
        ($"/issues/{FakeHotline.Issue}", StaffAction.ReadOrders, false),
        ("/receivers", StaffAction.DeliverKnowledge, true),
        ($"/receivers/{FakeInterpretation.Receiver}", StaffAction.DeliverKnowledge, false),
        ("/guidance/best-bets", StaffAction.GuideSearch, false),
        ("/guidance/questions", StaffAction.GuideSearch, false),
        ("/audit", StaffAction.ReadAudit, true),
        ("/audit/export", StaffAction.ReadAudit, false),
        ("/audit/verify", StaffAction.ReadAudit, false),
    ];

    public static TheoryData<Role> People => [.. Enum.GetValues<Role>().Except(Permissions.MachineRoles)];

    [Theory, MemberData(nameof(People))]
    public async Task sees_what_it_may_see_and_nothing_else(Role role)
    {
        var browser = await office.SignedInAsync(role);
        var home = await browser.GetAsync("/");

        foreach (var (address, action, isInNavigation) in _pages)
        {
            var may = Permissions.Of(action).ContainsKey(role);
            var page = await browser.GetAsync(address);
            Assert.Equal(may ? 200 : 403, page.Status);
            if (!may) Assert.Contains("没有权限", page.Words, StringComparison.Ordinal);
            if (isInNavigation) Assert.Equal(may, home.Text.Contains($"<li><a href=\"{address}\"", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(People))]
    public async Task changes_only_what_it_may_change(Role role)
    {
        var browser = await office.SignedInAsync(role);
        var token = (await browser.GetAsync("/")).Form("/sign-out").Hidden[0];

        foreach (var (address, action) in new[]
        {
            ("/units/new", StaffAction.ManageUnits), ($"/units/{FakeIdentity.Unit}/close", StaffAction.ManageUnits), ("/accounts/new", StaffAction.ManageAccounts),
            ($"/accounts/{FakeIdentity.Account}/roles", StaffAction.ManageAccounts), ($"/accounts/{FakeIdentity.Account}/lock", StaffAction.ManageAccounts),
            ($"/accounts/{FakeIdentity.Account}/password", StaffAction.ManageAccounts), ("/account/delegations", StaffAction.DelegateRole),
            ("/drafts/new", StaffAction.WriteDrafts), ($"/drafts/{FakePublishing.Draft}/edit", StaffAction.WriteDrafts), ($"/drafts/{FakePublishing.Draft}/clear-secrecy", StaffAction.ClearSecrecy),
            ($"/drafts/{FakePublishing.Draft}/sign", StaffAction.SignDocuments), ($"/drafts/{FakePublishing.Draft}/release", StaffAction.PublishDocuments), ($"/drafts/{FakePublishing.Draft}/return", StaffAction.ReadDrafts),
            ("/registers/new", StaffAction.PublishDocuments), ($"/documents/{FakePublishing.Document}/acts", StaffAction.PublishDocuments), ($"/documents/{FakePublishing.Document}/purge", StaffAction.ProposePurges),
            ("/records/new", StaffAction.EditRecords), ($"/records/{FakePublishing.Record}/return", StaffAction.ClearRecords), ($"/records/{FakePublishing.Record}/publish", StaffAction.PublishRecords),
            ("/clean-ups/new", StaffAction.PrepareCleanUps), ($"/clean-ups/{FakePublishing.CleanUp}/publish", StaffAction.PublishCleanUps), ($"/purges/{FakePublishing.Purge}/confirm", StaffAction.ConfirmPurges),
            ($"/work/alarms/{FakePublishing.Alarm}/clear", StaffAction.PublishDocuments), ("/guidance", StaffAction.GuideSearch), ("/guidance/best-bets", StaffAction.GuideSearch),
            ("/index-rebuilds", StaffAction.RebuildIndex), ("/desk/given", StaffAction.AnswerCallers), ("/desk/missing", StaffAction.AnswerCallers),
            ("/orders/new", StaffAction.TakeConcerns), ($"/orders/{FakeHotline.Order}/contact", StaffAction.ReadContacts),
            ($"/orders/{FakeHotline.Order}/assign", StaffAction.DispatchOrders), ($"/orders/{FakeHotline.Order}/start", StaffAction.HandleOrders), ($"/orders/{FakeHotline.Order}/approve-reply", StaffAction.ReviewReplies),
            ($"/orders/{FakeHotline.Order}/urge", StaffAction.SuperviseOrders), ($"/orders/{FakeHotline.Order}/reopen", StaffAction.FollowUpOrders),
            ($"/orders/{FakeHotline.Order}/result/write", StaffAction.WriteResults), ($"/orders/{FakeHotline.Order}/result/withdraw", StaffAction.PublishResults), ($"/digests/{FakeHotline.Issue}", StaffAction.PublishDigests), ("/orders/matters", StaffAction.ManageMatters),
            ("/receivers", StaffAction.DeliverKnowledge), ($"/receivers/{FakeInterpretation.Receiver}", StaffAction.DeliverKnowledge),
        })
        {
            // Nothing is filled in: who may do it is told so.
            Assert.Equal(Permissions.Of(action).ContainsKey(role) ? 400 : 403, (await browser.PostAsync(address, token)).Status);
        }
    }

    [Fact]
    public async Task that_only_reads_accounts_finds_no_form_there()
    {
        var page = await (await office.SignedInAsync(Role.SysAdmin)).GetAsync($"/accounts/{FakeIdentity.Account}");

        Assert.DoesNotContain("锁定账号", page.Words, StringComparison.Ordinal);
        Assert.Single(page.Posts);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/units")]
    [InlineData("/accounts")]
    [InlineData("/audit")]
    [InlineData("/audit/export")]
    public async Task needs_somebody_who_has_signed_in(string address)
    {
        var answer = await office.Browser().GetAsync(address);

        Assert.Equal(302, answer.Status);
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString(address), answer.Location);
    }
}
