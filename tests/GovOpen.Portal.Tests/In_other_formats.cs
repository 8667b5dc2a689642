using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Formats;

namespace GovOpen.Portal.Tests;

public sealed class In_other_formats : IDisposable
{
    private const string Law = """
        第一章 总则
        第一条 为了促进就业，制定本办法。
        第二条 有下列情形之一的，给予补贴：
        （一）失业一年以上的；
        （二）下列人员：
        1.残疾人；
        2.退役军人。
        前款补贴不得重复领取。
        第二条之一 补贴按月发放。
        第二章 附则
        第一节 施行
        第三条 本办法自2024年4月1日起施行。
        """;

    private static readonly SiteOptions _options = new() { Address = new("https://www.qingjiang.gov.cn/") };

    private readonly Site _site = new Site().With("Site:Address", "https://www.qingjiang.gov.cn");

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(ValidityStatus.InForce, "InForce")]
    [InlineData(ValidityStatus.PartiallyInForce, "PartiallyInForce")]
    [InlineData(ValidityStatus.NotYetInForce, "NotInForce")]
    [InlineData(ValidityStatus.Suspended, "NotInForce")]
    [InlineData(ValidityStatus.Lapsed, "NotInForce")]
    [InlineData(ValidityStatus.Repealed, "NotInForce")]
    [InlineData(ValidityStatus.Unknown, "NotInForce")]
    public void legal_force_is_said_only_of_what_has_it(ValidityStatus status, string force) =>
        Assert.Equal("https://schema.org/" + force, Read(Samples.Document() with { Validity = status }).GetProperty("legislationLegalForce").GetString());

    [Fact]
    public void the_legislation_says_who_when_and_what_it_does_to_others()
    {
        var other = Guid.CreateVersion7();
        var json = Read(Samples.Document() with
        {
            Eli = "/eli/cn/510000/2024/notice/3",
            Relations = [new(RelationType.Repeals, "青人社规〔2019〕7号", other, "旧办法", ValidityStatus.Repealed), new(RelationType.AmendedBy, "青人社规〔2025〕9号", null, null, null)],
        });

        Assert.Equal(json.GetProperty("url").GetString(), json.GetProperty("@id").GetString());
        Assert.Equal(["青人社规〔2024〕3号", "https://www.qingjiang.gov.cn/eli/cn/510000/2024/notice/3"], json.GetProperty("legislationIdentifier").EnumerateArray().Select(identifier => identifier.GetString()));
        Assert.Equal("2024-02-28", json.GetProperty("legislationDate").GetString());
        Assert.Equal("2024-03-05", json.GetProperty("datePublished").GetString());
        Assert.Equal("2026-11-22", json.GetProperty("legislationDateVersion").GetString());
        Assert.Equal("2024-04-01/..", json.GetProperty("temporalCoverage").GetString());
        Assert.Equal("青江省人力资源和社会保障厅", json.GetProperty("legislationPassedBy").GetProperty("name").GetString());
        Assert.Equal("510000", json.GetProperty("legislationJurisdiction").GetProperty("identifier").GetString());
        var repealed = Assert.Single(json.GetProperty("legislationRepeals").EnumerateArray());
        Assert.Equal($"https://www.qingjiang.gov.cn/documents/{other}", repealed.GetProperty("url").GetString());
        Assert.Equal("青人社规〔2025〕9号", json.GetProperty("@reverse").GetProperty("legislationAmends")[0].GetProperty("legislationIdentifier").GetString());
    }

    [Fact]
    public async Task the_legislation_stands_in_the_page_and_cannot_break_out_of_it()
    {
        const string Hostile = "</script><script>alert(1)</script><!--<script>";
        var document = Samples.Document() with { Title = Hostile };
        _site.Behind.Has(document);

        var page = await _site.GetAsync(document.Url);

        var block = page.Text.Split(Site.DataBlock)[1].Split("</script>")[0];
        Assert.Equal(Hostile, JsonDocument.Parse(block).RootElement.GetProperty("name").GetString());
        Assert.Equal(2, page.Text.Split("</script>").Length);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_page_names_the_other_formats_of_the_same_day()
    {
        var document = Samples.Document(asOf: new(2025, 1, 1));
        _site.Behind.Has(document);

        var page = WebUtility.HtmlDecode((await _site.GetAsync($"{document.Url}?asOf=2025-01-01")).Text);

        Assert.Contains($"<link rel=\"alternate\" type=\"application/akn+xml\" href=\"{document.Url}/akn.xml?asOf=2025-01-01\"", page, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"alternate\" type=\"application/ld+json\" href=\"{document.Url}/legislation.jsonld?asOf=2025-01-01\"", page, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"alternate\" type=\"application/json\" href=\"/api/documents/{document.Id}?asOf=2025-01-01\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("akn.xml", "application/akn+xml")]
    [InlineData("legislation.jsonld", "application/ld+json; charset=utf-8")]
    public async Task each_is_answered_for_the_day_asked_and_not_sent_again_unchanged(string file, string type)
    {
        var document = Samples.Document(asOf: new(2025, 1, 1));
        _site.Behind.Has(document);
        using var client = _site.CreateClient();
        var address = new Uri($"{document.Url}/{file}?asOf=2025-01-01", UriKind.Relative);
        using var first = await client.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(again);

        Assert.Equal(type, first.Content.Headers.ContentType!.ToString());
        Assert.Contains(_site.Behind.Asked, asked => asked.RequestUri!.PathAndQuery == $"/api/documents/{document.Id}?asOf=2025-01-01");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("akn.xml")]
    [InlineData("legislation.jsonld")]
    public async Task none_is_answered_for_a_day_that_is_none(string file)
    {
        var document = Samples.Document();
        _site.Behind.Has(document);

        Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync($"{document.Url}/{file}?asOf=2025-02-30")).Status);
    }

    [Fact]
    public void akoma_ntoso_holds_every_piece_of_the_text_under_its_own_id()
    {
        var document = Document(Law);
        var act = Akn(document);

        var pieces = act.Descendants().Where(e => e.Attribute("wId") is not null).ToDictionary(e => e.Attribute("wId")!.Value, e => e.Attribute("eId")!.Value, StringComparer.Ordinal);
        Assert.Equal(document.Articles.Select(a => a.Anchor), pieces.Keys);
        Assert.Equal("chp_1__art_2", pieces["a2"]);
        Assert.Equal("chp_1__art_2-1", pieces["a2-1"]);
        Assert.Equal("chp_2__sec_1__art_3", pieces["a3"]);
        Assert.Equal("为了促进就业，制定本办法。", ById(act, "chp_1__art_1").Element(Ns + "content")!.Value);
        Assert.Equal("失业一年以上的；", ById(act, "chp_1__art_2__para_1__point_1").Element(Ns + "content")!.Value);
        Assert.Equal("退役军人。", ById(act, "chp_1__art_2__para_1__point_2__indent_2").Element(Ns + "content")!.Value);
        Assert.Equal("前款补贴不得重复领取。", ById(act, "chp_1__art_2__para_2").Element(Ns + "content")!.Value);
        Assert.Equal(["第一章", "总则"], ById(act, "chp_1").Elements().Take(2).Select(e => e.Value));
    }

    [Theory]
    [InlineData(Law)]
    [InlineData("关于做好稳就业工作的通知\n一、加大扶持力度，对符合条件的企业给予补贴。\n（一）甲。\n（二）乙。\n二、附则\n自印发之日起施行。")]
    [InlineData("没有条款的公告。\n另一段。")]
    [InlineData("")]
    [InlineData("第一条 坏字符\u0001\uFFFE\uD800与<标签>&符号。\n第一条 又一个第一条。")]
    public void akoma_ntoso_is_well_formed_and_repeats_no_id(string text)
    {
        var document = Document(text);
        var act = Akn(document);

        var ids = act.Descendants().Attributes("eId").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(act.Descendants().Attributes().Where(a => a.Value.StartsWith('#') && a.Name.LocalName is "source" or "start" or "end" or "period" or "refersTo" or "as"), reference => Assert.Contains(reference.Value[1..], ids));
        Assert.Equal(document.Articles.Count, act.Descendants().Attributes("wId").Count());
        Assert.Single(act.Descendants(Ns + "body"));
    }

    [Fact]
    public void akoma_ntoso_is_identified_by_the_page_and_has_the_eli_for_an_alias()
    {
        var document = Document(Law) with { Eli = "/eli/cn/510000/2024/notice/3", TextFrom = new(2025, 7, 1) };
        var identification = Akn(document).Descendants(Ns + "identification").Single();

        Assert.Equal(["https://www.qingjiang.gov.cn" + document.Url, "https://www.qingjiang.gov.cn/eli/cn/510000/2024/notice/3"], identification.Descendants(Ns + "FRBRalias").Select(alias => alias.Attribute("value")!.Value));
        Assert.Equal(
            [document.Url, $"{document.Url}/2025-07-01/zho", $"{document.Url}/2025-07-01/zho.akn"],
            identification.Elements().Select(level => level.Element(Ns + "FRBRuri")!.Attribute("value")!.Value));
        Assert.Equal("青人社规〔2024〕3号", identification.Descendants(Ns + "FRBRnumber").Single().Attribute("value")!.Value);
    }

    [Fact]
    public void akoma_ntoso_tells_the_days_of_force_of_the_whole_and_of_its_parts()
    {
        var repealing = new LinkedDocument(Guid.CreateVersion7(), "废止决定", "青府发〔2026〕9号");
        var act = Akn(Document(Law) with
        {
            Facts = new() { PublishedOn = new(2024, 3, 5), EffectiveOn = new(2024, 4, 1), PartlyRepealedOn = new(2025, 7, 1), RepealedOn = new(2026, 12, 1) },
            Acts =
            [
                new() { Type = ActType.PartlyRepealed, On = new(2025, 7, 1), Articles = ["a2"], By = "青府发〔2025〕2号", RecordedAt = Samples.Noon },
                new() { Type = ActType.Repealed, On = new(2026, 12, 1), By = "青府发〔2026〕9号", Document = repealing, RecordedAt = Samples.Noon },
            ],
        });

        Assert.Equal(
            ["2024-03-05 generation published", "2024-04-01 generation inForce", "2025-07-01 amendment partlyRepealed", "2026-12-01 repeal repealed"],
            act.Descendants(Ns + "eventRef").Select(e => $"{e.Attribute("date")!.Value} {e.Attribute("type")!.Value} {e.Attribute("refersTo")!.Value[1..]}"));
        Assert.Equal(("2024-04-01", "2026-12-01"), Force(act, act.Descendants(Ns + "body").Single()));
        Assert.Equal(("2024-04-01", "2025-07-01"), Force(act, ById(act, "chp_1__art_2")));
        var source = act.Descendants(Ns + "eventRef").Last().Attribute("source")!.Value[1..];
        Assert.Equal($"/documents/{repealing.Id}", ById(act, source).Attribute("href")!.Value);
    }

    [Fact]
    public void two_documents_with_one_eli_are_two_in_every_format()
    {
        var (one, other) = (Document(Law) with { Eli = "/eli/cn/510000/2024/notice/3" }, Document(Law) with { Eli = "/eli/cn/510000/2024/notice/3" });

        Assert.NotEqual(Read(one).GetProperty("@id").GetString(), Read(other).GetProperty("@id").GetString());
        Assert.NotEqual(WorkOf(one), WorkOf(other));
        static string WorkOf(DocumentView document) => Akn(document).Descendants(Ns + "FRBRWork").Single().Element(Ns + "FRBRuri")!.Attribute("value")!.Value;
    }

    public static TheoryData<string> WithoutForce => ["not known from when", "repealed, not known when", "superseded, not known when", "repealed before it took effect"];

    [Theory, MemberData(nameof(WithoutForce))]
    public void no_day_of_force_is_told_of_what_had_none(string which)
    {
        var facts = new Validity { PublishedOn = new(2024, 3, 5), EffectiveOn = new(2024, 4, 1) };
        var document = Document(Law) with
        {
            Facts = which switch
            {
                "not known from when" => facts with { EffectiveOn = null },
                "repealed, not known when" => facts with { EndedOnUnknownDay = UndatedEnding.Repealed },
                "superseded, not known when" => facts with { EndedOnUnknownDay = UndatedEnding.Superseded },
                _ => facts with { RepealedOn = new(2024, 4, 1) },
            },
        };
        var act = Akn(document);

        Assert.Empty(act.Descendants(Ns + "temporalData"));
        Assert.Empty(act.Descendants().Attributes("period"));
        Assert.DoesNotContain("#inForce", act.Descendants(Ns + "eventRef").Select(e => e.Attribute("refersTo")!.Value));
        Assert.False(Read(document).TryGetProperty("temporalCoverage", out _));
    }

    [Fact]
    public void force_is_interrupted_by_a_suspension_and_a_struck_article_ends_with_the_whole()
    {
        var document = Document(Law) with
        {
            Facts = new() { PublishedOn = new(2024, 3, 5), EffectiveOn = new(2024, 4, 1), RepealedOn = new(2025, 6, 1), PartlyRepealedOn = new(2025, 7, 1), Suspensions = [new(new(2024, 10, 1), new(2024, 12, 31))] },
            Acts = [new() { Type = ActType.PartlyRepealed, On = new(2025, 7, 1), Articles = ["a2"], By = "青府发〔2025〕2号", RecordedAt = Samples.Noon }],
        };
        var act = Akn(document);

        Assert.Equal(["inForce 2024-04-01 2024-10-01", "inForce 2025-01-01 2025-06-01", "suspended 2024-10-01 2025-01-01"], Intervals(act, act.Descendants(Ns + "body").Single()));
        Assert.Equal(["inForce 2024-04-01 2024-10-01", "inForce 2025-01-01 2025-06-01", "partlyRepealed 2025-07-01 "], Intervals(act, ById(act, "chp_1__art_2")));
        Assert.Equal(["2024-04-01/2024-09-30", "2025-01-01/2025-05-31"], Read(document).GetProperty("temporalCoverage").EnumerateArray().Select(days => days.GetString()));
    }

    [Fact]
    public void nothing_is_said_of_force_while_the_answer_may_be_out_of_date()
    {
        var document = Document(Law) with { Stale = true };
        var act = Akn(document);

        Assert.Empty(act.Descendants(Ns + "temporalData"));
        Assert.Empty(act.Descendants().Attributes("period"));
        Assert.False(Read(document).TryGetProperty("legislationLegalForce", out _));
        Assert.False(Read(document).TryGetProperty("temporalCoverage", out _));
    }

    [Fact]
    public void akoma_ntoso_says_why_a_text_is_not_there()
    {
        Assert.Contains("已依法移除", Akn(Document("") with { TextPurged = true }).Descendants(Ns + "note").Single().Value, StringComparison.Ordinal);
        Assert.Empty(Akn(Document("")).Descendants(Ns + "note"));
    }

    private static IEnumerable<string> Intervals(XElement act, XElement piece)
    {
        string? Day(XElement interval, string end) => interval.Attribute(end) is { } reference ? ById(act, reference.Value[1..]).Attribute("date")!.Value : null;
        return ById(act, piece.Attribute("period")!.Value[1..]).Elements(Ns + "timeInterval").Select(interval => $"{interval.Attribute("refersTo")!.Value[1..]} {Day(interval, "start")} {Day(interval, "end")}");
    }

    private static (string? Start, string? End) Force(XElement act, XElement piece)
    {
        var interval = ById(act, piece.Attribute("period")!.Value[1..]).Elements(Ns + "timeInterval").First();
        string? Day(string end) => interval.Attribute(end) is { } reference ? ById(act, reference.Value[1..]).Attribute("date")!.Value : null;
        return (Day("start"), Day("end"));
    }

    private static XNamespace Ns => AkomaNtoso.Namespace;

    private static XElement ById(XElement act, string id) => act.Descendants().Single(e => e.Attribute("eId")?.Value == id);

    private static XElement Akn(DocumentView document) => XDocument.Parse(Encoding.UTF8.GetString(AkomaNtoso.Of(document, _options))).Root!.Element(Ns + "act")!;

    private static JsonElement Read(DocumentView document) => JsonDocument.Parse(LegislationJson.Of(document, _options)).RootElement;

    private static DocumentView Document(string text) => Samples.Document() with { Articles = Articles.Split(text) };
}
