using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Taking_a_step : IAsyncLifetime
{
    private static readonly string _draft = $"/drafts/{FakePublishing.Draft}";
    private static readonly string _api = $"/api/drafts/{FakePublishing.Draft}";

    private OfficeSite _office = null!;

    /// <summary>Each step: who takes it, in which state, with what, and what is sent.</summary>
    public static TheoryData<Role, string, string, string, string> Steps => new()
    {
        { Role.Editor, "openSolicitation", "open-solicitation", "until=2026-12-31&channel=zqyj@example.cn", """{ "revision": 2, "until": "2026-12-31", "channel": "zqyj@example.cn" }""" },
        { Role.Editor, "closeSolicitation", "close-solicitation", "received=12&adopted=3&summary=采纳三条", """{ "revision": 2, "received": 12, "adopted": 3, "summary": "采纳三条" }""" },
        { Role.Editor, "submit", "submit", "", """{ "revision": 2 }""" },
        { Role.Editor, "submitUrgently", "submit-urgently", "reason=防汛应急响应", """{ "revision": 2, "reason": "防汛应急响应" }""" },
        { Role.LegalReviewer, "giveLegalOpinion", "legal-opinion", "opinion=合法", """{ "revision": 2, "opinion": "合法" }""" },
        { Role.SecrecyReviewer, "clearSecrecy", "clear-secrecy", "disclosure=onApplication&ground=条例第十六条，内部管理信息&strikeOut=甲\n\n乙 ", """{ "revision": 2, "disclosure": "onApplication", "ground": "条例第十六条，内部管理信息", "strikeOut": ["甲", "乙"] }""" },
        { Role.Reviewer, "passReview", "pass-review", "opinion=", """{ "revision": 2 }""" },
        { Role.Reviewer, "passProof", "pass-proof", "opinion=无误", """{ "revision": 2, "opinion": "无误" }""" },
        { Role.Principal, "sign", "sign", "", """{ "revision": 2 }""" },
        { Role.Publisher, "assignNumber", "number", $"register={FakePublishing.Register}&number=", $$"""{ "revision": 2, "register": "{{FakePublishing.Register}}" }""" },
        { Role.Publisher, "schedule", "schedule", "at=2026-12-01T08:30", """{ "revision": 2, "at": "2026-12-01T08:30:00+08:00" }""" },
        { Role.Publisher, "unschedule", "unschedule", "", """{ "revision": 2 }""" },
        { Role.Publisher, "release", "release", "", """{ "revision": 2 }""" },
        { Role.Publisher, "file", "file", "", """{ "revision": 2 }""" },
        { Role.Editor, "abandon", "abandon", "reason=不再需要", """{ "revision": 2, "reason": "不再需要" }""" },
    };

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Theory, MemberData(nameof(Steps))]
    public async Task sends_what_it_needs_for_the_version_that_was_read(Role role, string step, string path, string fields, string expected)
    {
        _office.Publishing.State = ("signing", [step]);
        var browser = await _office.SignedInAsync(role);

        var answer = await browser.SubmitAsync(_draft, path, [.. fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal((303, $"{_draft}?done={step}"), (answer.Status, answer.Location));
        var sent = _office.Publishing.Sent("POST", $"{_api}/{path}");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), sent), sent.ToJsonString());
    }

    [Theory]
    [InlineData(Role.Editor, "drafting", new[] { "submit", "abandon" })]
    [InlineData(Role.Reviewer, "drafting", new string[0])]
    [InlineData(Role.Reviewer, "firstReview", new[] { "pass-review", "return" })]
    [InlineData(Role.Editor, "firstReview", new string[0])]
    [InlineData(Role.Publisher, "ready", new[] { "release", "schedule", "file", "return" })]
    [InlineData(Role.Supervisor, "ready", new string[0])]
    public async Task is_offered_to_whom_it_is_for(Role role, string state, string[] offered)
    {
        _office.Publishing.State = (state, state switch
        {
            "drafting" => ["save", "submit", "abandon"],
            "firstReview" => ["passReview", "return", "withdrawOpinion"],
            _ => ["release", "schedule", "file", "return", "withdrawOpinion"],
        });

        var page = await (await _office.SignedInAsync(role)).GetAsync(_draft);

        Assert.Equal(offered, page.Posts.Skip(1).Select(form => form.Split("action=\"")[1].Split('"')[0].Split('/')[^1]));
        Assert.Equal(role == Role.Editor && state == "drafting", page.Text.Contains($"href=\"{_draft}/edit\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task back_is_offered_to_who_gave_an_opinion()
    {
        _office.Publishing.State = ("signing", ["sign", "return", "withdrawOpinion"]);
        var own = $$"""{ "draft": {{await DraftWithAsync("李雷")}}, "text": "正文", "publicText": null, "relationTexts": [] }""";
        _office.Publishing.Answers("GET", _api, 200, own);
        var browser = await _office.SignedInAsync(Role.Reviewer);

        var answer = await browser.SubmitAsync(_draft, "withdraw-opinion", ("reason", "发现错误"));

        Assert.Equal(303, answer.Status);
        Assert.Equal("""{"revision":2,"reason":"发现错误"}""", _office.Publishing.Asked.Last(asked => asked.Method == "POST").Body);
    }

    [Fact]
    public async Task that_is_refused_says_why_in_Chinese_and_exactly()
    {
        _office.Publishing.State = ("secondReview", ["passReview", "return"]);
        _office.Publishing.Refuses("POST", $"{_api}/pass-review", 409, "already-reviewed", "Each of the three reviews is another person's.");
        var browser = await _office.SignedInAsync(Role.Reviewer);

        var page = await browser.SubmitAsync(_draft, "pass-review", ("opinion", "同意，文字通顺"));

        Assert.Equal(409, page.Status);
        Assert.Contains("三次审核应由不同的人进行", page.Words, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\">Each of the three reviews is another person's.", page.Text.Replace("&#x27;", "'", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("同意，文字通顺</textarea>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_refused_for_a_reason_without_words_tells_the_services()
    {
        _office.Publishing.Refuses("POST", $"{_api}/submit", 409, "brand-new-rule", "Not on a Sunday.");

        var page = await (await _office.SignedInAsync(Role.Editor)).SubmitAsync(_draft, "submit");

        Assert.Contains("<span lang=\"en\">Not on a Sunday.</span>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_became_impossible_still_says_why()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var page = await browser.GetAsync(_draft);
        _office.Publishing.State = ("legalReview", ["giveLegalOpinion", "return"]);
        _office.Publishing.Refuses("POST", $"{_api}/submit", 409, "illegal-step", "It is in legalReview; submit is possible in drafting.");

        page = await browser.SubmitAsync(page, "submit");

        Assert.Equal(409, page.Status);
        Assert.Contains("该稿不在可以这样办理的环节", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at", "2026-13-01T08:30", "请填写日期和时间")]
    [InlineData("at", "", "请填写此项")]
    public async Task with_a_mistake_is_sent_nowhere(string field, string value, string said)
    {
        _office.Publishing.State = ("ready", ["schedule"]);
        var browser = await _office.SignedInAsync(Role.Publisher);

        var page = await browser.SubmitAsync(_draft, "schedule", (field, value));

        Assert.Equal(400, page.Status);
        Assert.Contains("id=\"schedule-at-mistake\"", page.Text, StringComparison.Ordinal);
        Assert.Contains(said, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(_office.Publishing.Asked, asked => asked.Method == "POST");
    }

    private async Task<string> DraftWithAsync(string reviewer)
    {
        using var client = new HttpClient();
        var draft = JsonNode.Parse(await client.GetStringAsync(new Uri(_office.Publishing.Address + _api)))!["draft"]!;
        draft["steps"]!.AsArray().Add(new JsonObject
        {
            ["step"] = "passReview", ["from"] = "firstReview", ["to"] = "secondReview", ["revision"] = 2, ["person"] = reviewer, ["at"] = "2026-11-04T01:00:00+00:00",
        });
        return draft.ToJsonString();
    }
}
