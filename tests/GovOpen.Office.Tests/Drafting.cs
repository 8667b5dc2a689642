using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Drafting : IAsyncLifetime
{
    private static readonly string _draft = $"/drafts/{FakePublishing.Draft}";
    private static readonly string _api = $"/api/drafts/{FakePublishing.Draft}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task a_new_document_sends_what_was_filled_in_and_nothing_else()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var answer = await browser.SubmitAsync("/drafts/new", "draft", ("title", " 关于加强保障性住房管理的通知 "), ("kind", "normativeDocument"), ("disclosure", "proactive"), ("tags", "住房、保障"), ("effectiveOn", "2026-12-15"), ("text", "第一条 甲\r\n第二条 乙"));

        Assert.Equal((303, $"/drafts/{FakePublishing.Draft}?done=draftCreated"), (answer.Status, answer.Location));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                { "content": { "title": "关于加强保障性住房管理的通知", "kind": "normativeDocument", "tags": ["住房", "保障"], "effectiveOn": "2026-12-15", "relations": [], "disclosure": "proactive",
                  "affectsRights": false, "affectsBusinesses": false, "sensitive": false, "text": "第一条 甲\n第二条 乙" } }
                """),
            _office.Publishing.Sent("POST", "/api/drafts")), _office.Publishing.Sent("POST", "/api/drafts").ToJsonString());
    }

    [Fact]
    public async Task a_correction_begins_with_what_the_document_says_and_names_it()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var page = await browser.GetAsync($"/drafts/new?corrects={FakePublishing.Document}");

        Assert.Contains("value=\"成都市租赁住房管理办法\"", page.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "draft", ("title", "成都市租赁住房管理办法"), ("kind", "normativeDocument"), ("disclosure", "proactive"), ("text", "第一条 更正后的文字。"), ("reason", "第一条漏印一字"));

        var sent = _office.Publishing.Sent("POST", "/api/drafts");
        Assert.Equal((FakePublishing.Document.ToString(), "第一条漏印一字"), ((string?)sent["corrects"], (string?)sent["reason"]));
    }

    [Fact]
    public async Task relations_are_added_and_removed_without_losing_what_was_typed()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var page = await browser.SubmitAsync("/drafts/new", "draft", ("title", "写了一半"), ("do", "add"));
        page = await browser.SubmitAsync(page, "draft", ("title", "写了一半"), ("relations[0].type", "repeals"), ("relations[0].target", "成办发〔2018〕1号"), ("do", "add"));

        Assert.Equal(200, page.Status);
        Assert.Contains("value=\"写了一半\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"成办发〔2018〕1号\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"relations[1].target\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"mistake\"", page.Text, StringComparison.Ordinal);

        page = await browser.SubmitAsync(page, "draft", ("relations[0].type", "repeals"), ("relations[0].target", "成办发〔2018〕1号"), ("relations[1].type", "amends"), ("relations[1].target", "成办发〔2018〕2号"), ("do", "remove:0"));
        Assert.DoesNotContain("成办发〔2018〕1号", page.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"relations[0].target\" type=\"text\" value=\"成办发〔2018〕2号\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_office.Publishing.Asked, asked => asked.Method == "POST");
    }

    [Fact]
    public async Task a_relation_keeps_the_id_of_its_target_unless_another_one_is_named()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        (string, string)[] filled = [("title", "题目"), ("kind", "rule"), ("disclosure", "proactive"), ("text", "正文"), ("relations[0].type", "basedOn"), ("relations[1].type", "extends"), ("relations[1].target", "成办发〔2019〕3号"), ("relations[1].until", "2031-12-31")];

        await browser.SubmitAsync($"{_draft}/edit", "draft", [.. filled, ("relations[0].target", "川府发〔2021〕7号")]);
        Assert.Equal(FakePublishing.Document.ToString(), (string?)Relation(0)["targetId"]);
        Assert.Null(Relation(1)["targetId"]);
        Assert.Equal("2031-12-31", (string?)Relation(1)["until"]);

        await browser.SubmitAsync($"{_draft}/edit", "draft", [.. filled, ("relations[0].target", "川府发〔2021〕8号")]);
        Assert.Null(Relation(0)["targetId"]);

        JsonNode Relation(int i) => _office.Publishing.Sent("PUT", _api)["content"]!["relations"]![i]!;
    }

    [Fact]
    public async Task mistakes_are_told_at_the_fields_that_the_service_names_and_what_was_typed_stays()
    {
        _office.Publishing.Refuses("PUT", _api, 400, "invalid-input", "The request has values that cannot be accepted.", ("relations[1].until", "is missing: an extension names the new last valid day."), ("tags[3]", "has 60 characters."));
        var browser = await _office.SignedInAsync(Role.Editor);

        var page = await browser.SubmitAsync($"{_draft}/edit", "draft", ("title", "改过的题目"), ("kind", "rule"), ("disclosure", "proactive"), ("text", "正文"),
            ("relations[0].type", "basedOn"), ("relations[0].target", "甲"), ("relations[1].type", "extends"), ("relations[1].target", "乙"));

        Assert.Equal(400, page.Status);
        Assert.Contains("value=\"改过的题目\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("<p class=\"mistake\" id=\"draft-relations[1].until-mistake\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("<p class=\"mistake\" id=\"draft-tags-mistake\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("第 2 项关联的", page.Words, StringComparison.Ordinal);
        Assert.Contains("is missing: an extension names the new last valid day.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_a_title_or_a_text_is_sent_nowhere()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var page = await browser.SubmitAsync("/drafts/new", "draft", ("kind", "rule"), ("disclosure", "proactive"), ("text", "  "), ("effectiveOn", "2026-02-30"));

        Assert.Equal(400, page.Status);
        Assert.All(["title", "text", "effectiveOn"], field => Assert.Contains($"id=\"draft-{field}-mistake\"", page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(_office.Publishing.Asked, asked => asked.Method == "POST");
    }

    [Fact]
    public async Task a_text_of_a_million_characters_passes_whole()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var text = new string('文', 1_000_000);

        var answer = await browser.SubmitAsync("/drafts/new", "draft", ("title", "长文"), ("kind", "rule"), ("disclosure", "proactive"), ("text", text));

        Assert.Equal(303, answer.Status);
        Assert.Equal(text, (string?)_office.Publishing.Sent("POST", "/api/drafts")["content"]!["text"]);
    }

    [Fact]
    public async Task upon_an_older_version_shows_both_and_saves_mine_upon_theirs_when_told_so()
    {
        _office.Publishing.Answers("PUT", _api, 409,
            """
            { "type": "urn:govopen:problem:changed-meanwhile", "title": "The draft is at revision 7 now.", "status": 409, "conflict": { "revision": 7,
              "current": { "title": "他人的题目", "kind": "rule", "issuer": "成都市人民政府办公厅", "disclosure": "proactive", "tags": [], "relations": [], "bodyHash": "aa" },
              "currentText": "第一条 相同的一条。\n第二条 他人的一条。", "yours": { "title": "我的题目" } } }
            """);
        var browser = await _office.SignedInAsync(Role.Editor);

        var page = await browser.SubmitAsync($"{_draft}/edit", "draft", ("title", "我的题目"), ("kind", "rule"), ("disclosure", "proactive"), ("text", "第一条 相同的一条。\r\n第二条 \"我的\"一条。"), ("relations[0].type", "basedOn"), ("relations[0].target", "川府发〔2021〕7号"));

        Assert.Equal(409, page.Status);
        Assert.Contains("他人的题目", page.Words, StringComparison.Ordinal);
        Assert.Contains("<del>第二条 他人的一条。</del>", page.Text, StringComparison.Ordinal);
        Assert.Contains("<ins>第二条 &quot;我的&quot;一条。</ins>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<del>第一条", page.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{_draft}/edit\"", page.Text, StringComparison.Ordinal);

        var again = await browser.SubmitAsync(page, "mine", ("do", "edit"));
        Assert.Contains("value=\"我的题目\"", again.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"revision\" value=\"7\"", again.Text, StringComparison.Ordinal);

        await browser.SubmitAsync(page, "mine");
        var sent = _office.Publishing.Sent("PUT", _api);
        Assert.Equal(7, (int)sent["revision"]!);
        Assert.Equal("第一条 相同的一条。\n第二条 \"我的\"一条。", (string?)sent["content"]!["text"]);
        Assert.Equal("川府发〔2021〕7号", (string?)sent["content"]!["relations"]![0]!["target"]);
    }

    [Fact]
    public async Task lists_the_drafts_of_one_state()
    {
        var browser = await _office.SignedInAsync(Role.SecrecyReviewer);

        var page = await browser.GetAsync("/drafts?state=secrecyReview&page=2");

        Assert.Contains(_office.Publishing.Asked, asked => asked is { Path: "/api/drafts", Query: "?state=secrecyReview&page=2" });
        Assert.Contains("共 45 件", page.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/drafts?state=secrecyReview&amp;page=3\"", page.Text, StringComparison.Ordinal);
        await browser.GetAsync("/drafts");
        Assert.Contains(_office.Publishing.Asked, asked => asked is { Path: "/api/drafts", Query: "?state=open&page=1" });
    }

    [Fact]
    public async Task shows_where_a_draft_is_what_was_done_and_what_it_says()
    {
        var page = await (await _office.SignedInAsync(Role.Supervisor)).GetAsync(_draft);

        Assert.Contains("<li aria-current=\"step\">起草", page.Text, StringComparison.Ordinal);
        Assert.Contains("第三条没有上位法依据。", page.Words, StringComparison.Ordinal);
        Assert.Contains("代 赵处长", page.Words, StringComparison.Ordinal);
        Assert.Contains("2026年11月23日", page.Words, StringComparison.Ordinal);
        Assert.Contains("<strong>第二条</strong>", page.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{_draft}/versions/1\"", page.Text, StringComparison.Ordinal);
        // Who only supervises finds nothing to do.
        Assert.Single(page.Posts);
    }
}
