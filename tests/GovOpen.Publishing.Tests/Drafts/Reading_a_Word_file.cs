using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.Drafts.WordFile;

namespace GovOpen.Publishing.Tests.Drafts;

public sealed class Reading_a_Word_file(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly Bureau _bureau = new(publishing.Anonymous, publishing.Issuer);

    [Fact]
    public async Task begins_a_draft_with_what_it_says()
    {
        var answer = await SendAsync(WordFile.Of(
            Line("四川省人民政府办公厅文件", centred: true, bold: true, halfPoints: 72),
            Line("川办发〔2026〕10号", centred: true),
            Line("四川省人民政府办公厅", centred: true, halfPoints: 44),
            Line("关于做好供水工作的通知", centred: true, halfPoints: 44),
            Line("各市（州）人民政府："),
            Line("一、总体要求。应当保证供水。"),
            Line("四川省人民政府办公厅"),
            Line("2026年11月20日")), "", HttpStatusCode.Created);

        Assert.Equal("四川省人民政府办公厅关于做好供水工作的通知", (string)answer["recognised"]!["title"]!);
        Assert.Equal(("川办发〔2026〕10号", "2026-11-20"), ((string)answer["recognised"]!["docNumber"]!, (string)answer["recognised"]!["writtenOn"]!));
        Assert.Empty(answer["recognised"]!["warnings"]!.AsArray());
        var draft = await _bureau.GetAsync($"/api/drafts/{answer["draft"]!["id"]}", Role.Editor, "li");
        Assert.Contains("\"text\":\"各市（州）人民政府：\\n一、总体要求。应当保证供水。\\n四川省人民政府办公厅\\n2026年11月20日\"", draft.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Equal(("normativeDocument", "notice"), ((string)answer["draft"]!["content"]!["kind"]!, (string)answer["draft"]!["content"]!["form"]!));
    }

    [Fact]
    public async Task writes_out_the_numbers_that_Word_counts_by_itself()
    {
        var recognised = await TriedAsync(
            Line("某省供水管理办法", style: "a1"),
            Item("总则", 1), Item("为了供水，制定本办法。", 2), Item("本省适用：", 2), Item("城镇；", 2, 1), Item("乡村。", 2, 1), Item("先后：", 2), Item("其一。", 2, 1),
            Item("附则", 1), Item("另起。", 3), Line("样式编号。", style: "tiao"), Item("分点", 1, 1), Item("圆点", 5));

        Assert.Equal(
            "第一章　总则\n第一条　为了供水，制定本办法。\n第二条　本省适用：\n（一）城镇；\n（二）乡村。\n第三条　先后：\n（一）其一。\n第二章　附则\n第五条　另起。\n第六条　样式编号。\n二.1　分点\n圆点",
            (string)recognised["text"]!);
        Assert.Equal(["第一条 a1", "第二条 a2", "第三条 a3", "第五条 a5", "第六条 a6"], recognised["articles"]!.AsArray().Select(article => $"{article!["label"]} {article["anchor"]}"));
        Assert.Equal("某省供水管理办法", (string)recognised["title"]!);
        Assert.Contains("规章", (string)recognised["warnings"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task counts_articles_through_from_chapter_to_chapter_where_the_list_says_so()
    {
        var recognised = await TriedAsync(
            Line("某省供水条例", style: "a1"), Item("总则", 6), Item("其一。", 6, 2), Item("其二。", 6, 2), Item("供水", 6), Item("水源", 6, 1), Item("其三。", 6, 2), Item("水质", 6, 1), Item("附则", 6), Item("细则", 6, 1), Item("其四。", 6, 2));

        Assert.Equal(
            "第一章　总则 第一条　其一。 第二条　其二。 第二章　供水 第一节　水源 第三条　其三。 第二节　水质 第三章　附则 第一节　细则 第四条　其四。",
            ((string)recognised["text"]!).Replace('\n', ' '));
    }

    [Fact]
    public async Task counts_as_far_as_long_laws_go()
    {
        var recognised = await TriedAsync([Line("长法", style: "a1"), .. Enumerable.Range(0, 121).Select(i => Item($"第{i}件事。", 2)), .. Enumerable.Range(0, 12).Select(_ => Item("数字。", 4))]);

        var labels = recognised["text"]!.ToString().Split('\n').Select(line => line.Split('　')[0]).ToList();
        Assert.Equal(["第十条", "第十一条", "第二十条", "第一百条", "第一百零一条", "第一百一十条", "第一百一十一条", "第一百二十一条", "第一〇条", "第一二条"], new[] { 9, 10, 19, 99, 100, 109, 110, 120, 130, 132 }.Select(i => labels[i]));
    }

    [Fact]
    public async Task keeps_typed_articles_headings_and_the_rows_of_tables()
    {
        var recognised = await TriedAsync(
            Line("关于收费标准的公告", centred: true, bold: true),
            Line("第一章 总则", style: "1"), Line("第一条　收费如下："), Table(["项目", "金额（元）"], ["水费", "3"]), Line("第二条　自公布之日起施行。"), Line("二〇二六年十一月二日"));

        Assert.Equal("第一章 总则\n第一条　收费如下：\n项目 | 金额（元）\n水费 | 3\n第二条　自公布之日起施行。\n二〇二六年十一月二日", (string)recognised["text"]!);
        Assert.Equal(("proclamation", "2026-11-02", 2), ((string)recognised["form"]!, (string)recognised["writtenOn"]!, recognised["articles"]!.AsArray().Count));
    }

    [Fact]
    public async Task reads_tracked_changes_as_accepted_and_says_what_it_left_out()
    {
        var changed = Line("正文");
        changed.Append(
            new InsertedRun(Run("新增")) { Author = "li", Id = "1" },
            new DeletedRun(new Run(new DeletedText("删除"))) { Author = "li", Id = "2" },
            new MoveFromRun(Run("移走")) { Author = "li", Id = "3" },
            new Run(new FootnoteReference { Id = 1 }),
            new Run(new Drawing(new DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline(new DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties { Id = 1U, Name = "图1 示意图" }))),
            new Run(new EmbeddedObject()),
            new Run(new RunProperties(new Vanish()), new Text("隐藏")),
            Run("末尾"));
        var recognised = await TriedAsync(Line("关于修订的通知", style: "a1"), changed);

        Assert.Equal("正文新增末尾", (string)recognised["text"]!);
        Assert.Equal(
            ["A picture “图1 示意图” was left out.", "An embedded object was left out.", "Footnotes were left out (1).", "Hidden text was left out (1).", "Tracked deletions were dropped (2).", "Tracked insertions were taken as text (1)."],
            recognised["warnings"]!.AsArray().Select(warning => (string)warning!));
    }

    [Theory]
    [InlineData("关于某事的批复", "otherDocument", "reply")]
    [InlineData("关于印发《某办法》的通知（试行）", "normativeDocument", "notice")]
    [InlineData("某省供水条例", "localRegulation", null)]
    [InlineData("关于加强供水的意见", "normativeDocument", "opinion")]
    [InlineData("某府令", "normativeDocument", "order")]
    public async Task guesses_from_the_title_what_it_is(string title, string kind, string? form)
    {
        var recognised = await TriedAsync(Line(title, style: "a1"), Line("正文。"));
        Assert.Equal((kind, form), ((string)recognised["kind"]!, (string?)recognised["form"]));
    }

    [Fact]
    public async Task takes_the_first_line_for_the_title_where_none_stands_out_and_says_so()
    {
        var recognised = await TriedAsync(Line("关于供水的通知"), Line("正文。"));
        Assert.Equal(("关于供水的通知", 1), ((string)recognised["title"]!, recognised["warnings"]!.AsArray().Count));
    }

    [Fact]
    public async Task takes_the_file_of_a_form_too_and_creates_nothing_in_a_dry_run()
    {
        var before = await publishing.CountAsync("drafts");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(WordFile.Of(Line("关于表单的通知", style: "a1"), Line("正文。"))), "file", "通知.docx" } };

        var answer = await ReadAsync(await SendAsync(form, "?dryRun=true"), HttpStatusCode.OK);

        Assert.Equal("关于表单的通知", (string)answer["recognised"]!["title"]!);
        Assert.Null(answer["draft"]);
        Assert.Equal(before, await publishing.CountAsync("drafts"));
    }

    public static TheoryData<string, string, byte[]> Impostors => new()
    {
        { "empty", "no Word document", [] },
        { "text", "no Word document", Encoding.UTF8.GetBytes("第一条 这不是Word文件。") },
        { "cut", "no Word document", WordFile.Of(Line("标题", style: "a1"), Line("正文。"))[..900] },
        { "another zip", "no Word document", Zip(("a.txt", part => part.WriteByte(1))) },
        { "no package", "no Word document", Zip(("word/document.xml", part => part.Write("<a/>"u8))) },
        { "broken XML", "no Word document", Package("<w:document") },
        { "a declared entity", "no Word document", Package("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>") },
        { "another root", "no Word document", Package("<a/>") },
        { "nothing but a title", "no text below a title", WordFile.Of(Line("标题", style: "a1")) },
        { "a bomb of XML", "32 million characters", Package("<a>" + new string(' ', 33 * 1024 * 1024) + "</a>") },
        { "a bomb of pictures", "unpacks to more than 200 MB", Zip(("word/document.xml", part => part.Write("<a/>"u8)), ("word/media/a.png", part => Fill(part, 210))) },
        { "endless nesting", "nests more than 256", Package(string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000))) },
        { "too many parts", "has 2002 parts", Zip([("word/document.xml", part => part.Write("<a/>"u8)), .. Enumerable.Range(0, 2_001).Select(i => ($"p{i}", (Action<Stream>)(part => part.WriteByte(1))))]) },
    };

    [Theory, MemberData(nameof(Impostors))]
    public async Task refuses_what_is_no_such_file_and_what_would_burst(string what, string reason, byte[] file)
    {
        using var answer = await SendAsync(Content(file), "");

        Assert.Equal((what, HttpStatusCode.BadRequest), (what, answer.StatusCode));
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!;
        Assert.Equal("file", (string)error["field"]!);
        Assert.Contains(reason, (string)error["reason"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("application/json")]
    public async Task takes_no_other_kind_of_file(string mediaType)
    {
        using var content = new ByteArrayContent([1]);
        content.Headers.ContentType = new(mediaType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(content, "")).StatusCode);
    }

    [Fact]
    public async Task takes_at_most_20_MB()
    {
        using var answer = await SendAsync(Content(new byte[(20 * 1024 * 1024) + 1]), "");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static byte[] Package(string document) => Zip(
        ("[Content_Types].xml", part => part.Write(Encoding.UTF8.GetBytes("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""))),
        ("_rels/.rels", part => part.Write(Encoding.UTF8.GetBytes("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""))),
        ("word/document.xml", part => part.Write(Encoding.UTF8.GetBytes(document))));

    private static void Fill(Stream part, int megabytes)
    {
        var zeros = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++) part.Write(zeros);
    }

    private static ByteArrayContent Content(byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Docx);
        return content;
    }

    private async Task<JsonObject> TriedAsync(params OpenXmlElement[] blocks) => (JsonObject)(await SendAsync(WordFile.Of(blocks), "?dryRun=true", HttpStatusCode.OK))["recognised"]!;

    private async Task<JsonObject> SendAsync(byte[] file, string query, HttpStatusCode expected) => await ReadAsync(await SendAsync(Content(file), query), expected);

    private async Task<HttpResponseMessage> SendAsync(HttpContent content, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/drafts/docx" + query) { Content = content };
        request.Headers.Authorization = new("Bearer", _bureau.As(Role.Editor, "li"));
        return await publishing.Anonymous.SendAsync(request);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
            return JsonNode.Parse(text)!.AsObject();
        }
    }
}
