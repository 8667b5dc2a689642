using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Office.Drafts;
using GovOpen.Office.Records;
using GovOpen.Office.Resources;

namespace GovOpen.Office.Tests;

public sealed partial class Every_page(OfficeSite office) : IClassFixture<OfficeSite>
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Each page, and who opens it; null: nobody has signed in.</summary>
    public static TheoryData<string, Role?> Pages => new()
    {
        { "/", null },
        { "/sign-in", null },
        { "/sign-in?why=expired&returnUrl=%2Faccount", null },
        { "/account/password", null },
        { "/account/second-factor", null },
        { "/nowhere", null },
        { "/", Role.Editor },
        { "/account", Role.Editor },
        { "/account/password", Role.Editor },
        { "/units", Role.Editor },
        { "/audit", Role.Editor },
        { "/units", Role.SysAdmin },
        { "/units/new", Role.SysAdmin },
        { $"/units/{FakeIdentity.Unit}", Role.SysAdmin },
        { "/accounts", Role.SysAdmin },
        { "/accounts?q=%E9%9F%A9&role=Editor&page=2", Role.SecAdmin },
        { "/accounts/new", Role.SecAdmin },
        { $"/accounts/{FakeIdentity.Account}", Role.SecAdmin },
        { "/", Role.Publisher },
        { "/drafts", Role.Editor },
        { "/drafts?state=secrecyReview&page=2", Role.Supervisor },
        { "/drafts/new", Role.Editor },
        { $"/drafts/new?corrects={FakePublishing.Document}", Role.Editor },
        { $"/drafts/{FakePublishing.Draft}", Role.Editor },
        { $"/drafts/{FakePublishing.Draft}", Role.SecrecyReviewer },
        { $"/drafts/{FakePublishing.Draft}/edit", Role.Editor },
        { $"/drafts/{FakePublishing.Draft}/versions/1", Role.Principal },
        { "/interpretations?state=inReview&page=2", Role.Reviewer },
        { "/interpretations/diversified-share", Role.Supervisor },
        { "/qa?state=ending&page=2", Role.Reviewer },
        { "/qa/suggestions", Role.Editor },
        { "/desk", Role.HotlineAgent },
        { "/desk?q=%E5%85%AC%E5%AF%93", Role.HotlineAgent },
        { $"/desk/given/{FakeInterpretation.Given}", Role.HotlineAgent },
        { "/", Role.Dispatcher },
        { "/orders?show=soon&page=2", Role.Supervisor },
        { "/orders/matters", Role.Dispatcher },
        { $"/orders/matters?unit={FakeIdentity.Unit}", Role.Supervisor },
        { "/digests", Role.Publisher },
        { $"/digests/{FakeHotline.Issue}", Role.Publisher },
        { "/results", Role.Supervisor },
        { $"/orders/{FakeHotline.Order}/result", Role.Supervisor },
        { "/issues", Role.Dispatcher },
        { $"/issues/{FakeHotline.Issue}", Role.Dispatcher },
        { $"/issues/{FakeHotline.Issue}", Role.Supervisor },
        { "/orders/classes", Role.Dispatcher },
        { "/orders/figures?by=channel", Role.Supervisor },
        { "/orders/new", Role.HotlineAgent },
        { $"/orders/{FakeHotline.Order}", Role.HotlineAgent },
        { $"/orders/{FakeHotline.Order}", Role.Dispatcher },
        { $"/orders/{FakeHotline.Order}", Role.Handler },
        { $"/orders/{FakeHotline.Order}", Role.Supervisor },
        { "/receivers", Role.SysAdmin },
        { $"/receivers/{FakeInterpretation.Receiver}", Role.Operator },
        { $"/qa/new?document={FakePublishing.Document}", Role.Editor },
        { $"/qa/{FakeInterpretation.Entry}", Role.Reviewer },
        { $"/qa/{FakeInterpretation.Entry}/edit", Role.Editor },
        { $"/interpretations?document={FakePublishing.Document}", Role.Editor },
        { $"/interpretations/new?document={FakePublishing.Document}", Role.Editor },
        { $"/interpretations/{FakeInterpretation.Interpretation}", Role.Editor },
        { $"/interpretations/{FakeInterpretation.Interpretation}/edit", Role.Editor },
        { $"/documents/{FakePublishing.Document}", Role.Principal },
        { "/registers", Role.Publisher },
        { "/registers/new", Role.Publisher },
        { $"/registers/{FakePublishing.Register}", Role.Publisher },
        { "/documents?reviewNeeded=true", Role.Supervisor },
        { $"/documents/{FakePublishing.Document}", Role.Publisher },
        { $"/documents/{FakePublishing.Document}", Role.Editor },
        { $"/documents/{FakePublishing.Document}", Role.SecrecyReviewer },
        { "/clean-ups", Role.Editor },
        { "/clean-ups/new", Role.Editor },
        { $"/clean-ups/{FakePublishing.CleanUp}", Role.Publisher },
        { $"/clean-ups/{FakePublishing.CleanUp}/edit", Role.Editor },
        { "/records?state=draft&type=auditFinding", Role.Supervisor },
        { "/records/gaps", Role.Supervisor },
        { "/records/new", Role.Editor },
        { "/records/new?type=auditFinding", Role.Editor },
        { $"/records/{FakePublishing.Record}", Role.SecrecyReviewer },
        { $"/records/{FakePublishing.Record}/edit", Role.Editor },
        { "/purges", Role.SecAdmin },
        { "/guidance", Role.Supervisor },
        { "/guidance?word=房东&q=房", Role.Supervisor },
        { "/guidance/best-bets", Role.Supervisor },
        { "/guidance/questions", Role.Supervisor },
        { "/index-rebuilds", Role.SysAdmin },
        { "/work", Role.Reviewer },
        { "/work/undisclosed", Role.Publisher },
        { "/work/readiness", Role.Supervisor },
        { "/work/alarms", Role.Publisher },
        { "/audit", Role.Auditor },
        { "/audit?actor=li&from=2026-11-01", Role.Auditor },
        { "/audit/verify", Role.Auditor },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task has_no_script_allows_none_and_is_not_kept(string address, Role? role)
    {
        var page = await OpenAsync(address, role);

        // The desk does more with a script of ours, and all that it must without.
        var isDesk = address.Split('?')[0] == "/desk";
        Assert.Equal(isDesk ? ["<script src=\"/desk.js?v="] : [], Scripts().Matches(page.Text).Select(match => match.Value));
        Assert.DoesNotMatch(InlineStyle(), page.Text);
        Assert.Equal(isDesk ? Policy + "; script-src 'self'; connect-src 'self'" : Policy, page.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.Contains("camera=()", page.Headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.DoesNotContain("Access-Control-Allow-Origin", page.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("Strict-Transport-Security", page.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task has_one_heading_landmarks_a_language_and_a_way_past_the_header(string address, Role? role)
    {
        var page = await OpenAsync(address, role);

        Assert.Equal(2, page.Text.Split("<h1").Length);
        Assert.Contains("<a class=\"skip\" href=\"#main\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("<main id=\"main\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task has_a_label_for_every_field_and_no_id_twice(string address, Role? role)
    {
        var page = await OpenAsync(address, role);

        var labels = Labels().Matches(page.Text).Select(match => match.Groups["id"].Value).ToHashSet();
        var fields = Fields().Matches(page.Text).Select(match => match.Value).Where(field => !field.Contains("type=\"hidden\"", StringComparison.Ordinal));
        Assert.All(fields, field => Assert.Contains(Id().Match(field).Groups["id"].Value, labels));
        var ids = Id().Matches(page.Text).Select(match => match.Groups["id"].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(Described().Matches(page.Text).SelectMany(match => match.Groups["ids"].Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task has_a_token_in_every_form(string address, Role? role)
    {
        var page = await OpenAsync(address, role);

        Assert.All(page.Posts, form => Assert.Contains("name=\"__RequestVerificationToken\"", form, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task refuses_every_form_without_its_token(string address, Role? role)
    {
        var browser = role is { } known ? await office.SignedInAsync(known) : office.Browser($"198.51.100.{Random.Shared.Next(1, 250)}");
        var page = await browser.GetAsync(address);

        foreach (var action in page.Posts.Select(form => form.Split("action=\"")[1].Split('"')[0]).Distinct())
        {
            var answer = await browser.PostAsync(action, ("reason", "x"));
            Assert.Equal(400, answer.Status);
            Assert.Contains("无法处理这个请求", answer.Words, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task speaks_English_when_asked_and_keeps_to_it(string address, Role? role)
    {
        var page = await OpenAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en", role);

        Assert.Contains("<html lang=\"en\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/?lang=en\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("登录", page.Words, StringComparison.Ordinal);
        Assert.All(page.Posts, form => Assert.Matches("action=\"[^\"]*lang=en\"", form));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task shows_no_key_where_a_text_should_stand(string address, Role? role)
    {
        var page = await OpenAsync(address, role);

        var groups = string.Join('|', Keys(CultureInfo.InvariantCulture).Select(key => key.Split('.')[0]).Distinct());
        Assert.DoesNotMatch($"(?<![\\w/.:-])({groups})\\.[a-zA-Z0-9]+(?![\\w.]*[(=/])", page.Words.Replace("account.lock", "", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task answers_HEAD_as_GET(string address, Role? role)
    {
        var browser = role is { } known ? await office.SignedInAsync(known) : office.Browser();

        Assert.Equal((await browser.GetAsync(address)).Status, (await browser.SendAsync(HttpMethod.Head, address)).Status);
    }

    [Fact]
    public async Task asks_for_TLS_from_then_on_where_it_came_over_TLS() =>
        Assert.Contains("max-age=", (await office.Browser().SendAsync(HttpMethod.Get, "/", headers: ("scheme", "https"))).Headers["Strict-Transport-Security"], StringComparison.Ordinal);

    [Fact]
    public async Task that_fails_says_so_without_telling_of_the_inside()
    {
        await using var own = await OfficeSite.StartAsync();
        own.Identity.Answers("/api/account", 200, "not an account: secret of the inside");

        var page = await (await own.SignedInAsync(Role.Editor)).GetAsync("/account");

        Assert.Equal(500, page.Status);
        Assert.Contains("出了一点问题", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Text, StringComparison.Ordinal);
        Assert.Equal(Policy, page.Headers["Content-Security-Policy"]);
    }

    [Fact]
    public async Task that_a_service_cannot_answer_says_so()
    {
        await using var own = await OfficeSite.StartAsync();
        own.Identity.Answers("/api/units", 503, new { });

        var page = await (await own.SignedInAsync(Role.Editor)).GetAsync("/units");

        Assert.Equal(503, page.Status);
        Assert.Contains("服务暂时不可用", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task finds_its_stylesheet_which_browsers_may_keep()
    {
        var page = await office.Browser().GetAsync("/");

        var stylesheet = await office.Browser().GetAsync(page.Text.Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0]);

        Assert.Equal("text/css; charset=utf-8", stylesheet.Headers["Content-Type"]);
        Assert.Contains("immutable", stylesheet.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task leads_developers_to_the_descriptions_of_the_API()
    {
        var page = await office.Browser().GetAsync("/");

        Assert.All(["/openapi/publishing.json", "/openapi/identity.json", "/openapi/v1.json"], address => Assert.Contains($"href=\"{address}\"", page.Text, StringComparison.Ordinal));
        Assert.Contains("/api/audit", (await office.Browser().GetAsync("/openapi/v1.json")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void has_each_text_in_both_languages() => Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(new CultureInfo("en")));

    [Fact]
    public void has_words_for_everything_that_a_contract_can_say() => Assert.Superset(
        new[]
        {
            Enum.GetValues<Role>().Select(role => $"role.{role}"), Words<DivisionLevel>("level"), Words<DocumentKind>("kind"), Words<DocumentForm>("form"), Words<ValidityStatus>("validity"), Words<ActType>("act"),
            Words<RelationType>("relation"), Words<CleanUpOutcome>("outcome"), Words<LastValidDayReason>("lastValid"), DraftWay.States.Select(state => $"state.{state}"),
            RecordSearch.States.Select(state => $"record.{state}"), RecordStep.All.SelectMany(step => new[] { $"records.{step.Name}", $"records.{step.Name}.text" }),
            DraftStep.All.SelectMany(step => new[] { $"step.{step.Name}", $"done.{step.Name}" }),
        }.SelectMany(keys => keys).ToHashSet(StringComparer.Ordinal),
        Keys(CultureInfo.InvariantCulture));

    private static IEnumerable<string> Words<TEnum>(string group) where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(value => $"{group}.{CamelCase.Of(value)}");

    private async Task<Shown> OpenAsync(string address, Role? role) =>
        await (role is { } known ? await office.SignedInAsync(known) : office.Browser()).GetAsync(address);

    private static SortedSet<string> Keys(CultureInfo culture) => new(
        new ResourceManager(typeof(Texts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key), StringComparer.Ordinal);

    [GeneratedRegex("<script( src=\"/[a-z.]+\\?v=)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scripts();

    [GeneratedRegex("<[^>]* (?:style|on[a-z]+)=", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<label[^>]* for=\"(?<id>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Labels();

    [GeneratedRegex("<(?:input|select|textarea)[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fields();

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Id();

    [GeneratedRegex(" aria-describedby=\"(?<ids>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Described();
}
