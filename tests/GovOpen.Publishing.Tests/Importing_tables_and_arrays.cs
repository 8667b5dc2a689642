using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class Importing_tables_and_arrays(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private const string Header = "id,title,kind,publishedOn,effectiveOn,tags,history,suspensions,text";

    [Fact]
    public async Task finds_in_a_table_and_in_an_array_what_a_line_said()
    {
        var id = NewId();
        var line = Line(id, line =>
        {
            line["title"] = "某市“供水,用水\"办法\"";
            line["tags"] = new JsonArray("供水", "城建");
            line["history"] = new JsonArray("2020年公布；同年施行", "2021年修正");
            line["suspensions"] = new JsonArray(new JsonObject { ["from"] = "2023-01-01", ["to"] = "2023-02-01" });
            line["text"] = "第一条 多行\n第二条 “正文”,完。";
        });
        Assert.Equal("1 accepted, 0 updated, 0 unchanged, 0 refused", (await publishing.ImportAsync(line)).Counts);

        var table = await TableAsync($$""""
            {{Header}},docNumber,来源
            {{id}},"某市“供水,用水""办法""",rule,2020-03-01,2020-05-01,供水;城建,"[""2020年公布；同年施行"",""2021年修正""]","[{""from"":""2023-01-01"",""to"":""2023-02-01""}]","第一条 多行
            第二条 “正文”,完。",,登记处
            """".ReplaceLineEndings("\n"));
        var array = await ArrayAsync(new JsonArray(line.DeepClone()).ToJsonString());

        Assert.Equal(("0 accepted, 0 updated, 1 unchanged, 0 refused", "0 accepted, 0 updated, 1 unchanged, 0 refused"), (table.Counts, array.Counts));
        Assert.Equal(["来源"], table.IgnoredFields);
        Assert.Single(await publishing.EventsOfAsync(id));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task names_a_refused_row_by_its_first_line(string end)
    {
        var (good, open, late) = (NewId(), NewId(), NewId());
        var answer = await TableAsync(string.Join(
            end,
            "\uFEFF" + Header,
            $"{good},标题,rule,,,,,,\"第一条{end}{end}第二条\"",
            "",
            $"{open},标题,rule,2020-13-01,,,,,\"正文{end}二\"",
            $"{late},标题,rule,,,,,[{{]",
            $"{late},,rule,,,供水,,坏,正文",
            $"{late},标题,rule,2021-01-01,,,,,正文",
            ""));

        Assert.Equal("2 accepted, 0 updated, 0 unchanged, 3 refused", answer.Counts);
        Assert.Equal([(6L, open, "publishedOn"), (8L, null, "line"), (9L, late, "suspensions")], answer.Refusals.Select(refusal => (refusal.Line, refusal.Id, refusal.Errors[0].Field)));
        Assert.Contains("title", answer.Refusals[2].Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task refuses_a_table_whose_header_names_a_field_twice()
    {
        using var answer = await publishing.PostAsync(new StringContent("id,title,id\na,b,c"), mediaType: "text/csv");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("id", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task reads_nothing_behind_a_quotation_mark_that_is_never_closed()
    {
        var (good, hidden) = (NewId(), NewId());
        var answer = await TableAsync($"{Header}\n{good},标题,rule,,,,,,正文\n{NewId()},\"标题,rule,,,,,,正文\n{hidden},标题,rule,,,,,,正文\n");

        Assert.Equal(("1 accepted, 0 updated, 0 unchanged, 1 refused", 3L), (answer.Counts, answer.Refusals.Single().Line));
        Assert.Empty(await publishing.EventsOfAsync(hidden));
    }

    [Fact]
    public async Task refuses_a_row_that_is_longer_than_a_line_may_be()
    {
        var answer = await TableAsync($"{Header}\n{NewId()},标题,rule,,,,,,\"{new string('字', 9 * 1024 * 1024)}\n");
        Assert.Equal(("0 accepted, 0 updated, 0 unchanged, 1 refused", 2L), (answer.Counts, answer.Refusals.Single().Line));
    }

    [Fact]
    public async Task refuses_a_row_that_is_no_unicode_and_takes_the_next()
    {
        var id = NewId();
        byte[] rows = [.. Encoding.UTF8.GetBytes($"{Header}\n{NewId()},标题"), 0xFF, .. Encoding.UTF8.GetBytes($",rule,,,,,,正文\n{id},标题,rule,,,,,,正文")];
        using var answer = await publishing.PostAsync(new ByteArrayContent(rows), mediaType: "text/csv; charset=UTF-8");

        Assert.Equal(("1 accepted, 0 updated, 0 unchanged, 1 refused"), ImportAnswers.Read(await answer.Content.ReadAsStringAsync()).Counts);
        Assert.Single(await publishing.EventsOfAsync(id));
    }

    [Fact]
    public async Task numbers_the_items_of_an_array_and_takes_the_good_ones()
    {
        var (first, third) = (NewId(), NewId());
        var answer = await ArrayAsync($"[{Line(first).ToJsonString()},\n {Line(NewId(), line => line["kind"] = "poem").ToJsonString()} ,{Line(third).ToJsonString()}]");

        Assert.Equal(("2 accepted, 0 updated, 0 unchanged, 1 refused", 2L), (answer.Counts, answer.Refusals.Single().Line));
    }

    [Theory]
    [InlineData("""[GOOD,{"id":"x","title":"a","text":"b",GOOD2]""", 2)]
    [InlineData("""[GOOD,{"id":"x","title":"标题,"text":",GOOD2,"}]""", 2)]
    [InlineData("[GOOD", 1)]
    [InlineData("[GOOD] GOOD2", 2)]
    public async Task believes_nothing_behind_what_is_broken(string array, int refused)
    {
        var (good, hidden) = (NewId(), NewId());
        var answer = await ArrayAsync(array.Replace("GOOD2", Line(hidden).ToJsonString(), StringComparison.Ordinal).Replace("GOOD", Line(good).ToJsonString(), StringComparison.Ordinal));

        Assert.Equal((refused, 1L), ((int)answer.Refusals.Single().Line, answer.Refused));
        Assert.Empty(await publishing.EventsOfAsync(hidden));
    }

    [Fact]
    public async Task refuses_json_that_is_no_array()
    {
        using var answer = await publishing.PostAsync(new StringContent(Line(NewId()).ToJsonString()), mediaType: "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task changes_nothing_in_a_dry_run()
    {
        var (row, item) = (NewId(), NewId());
        var table = await TableAsync($"{Header}\n{row},标题,rule,,,,,,正文", "?dryRun=true");
        var array = await ArrayAsync(new JsonArray(Line(item)).ToJsonString(), "?dryRun=true");

        Assert.Equal((1, 1), (table.Accepted, array.Accepted));
        Assert.Empty(await publishing.EventsOfAsync(row));
        Assert.Empty(await publishing.EventsOfAsync(item));
    }

    [Fact]
    public async Task takes_the_status_and_the_level_of_a_table_for_what_they_mean()
    {
        var id = NewId();
        await TableAsync($"id,title,level,status,repealedOn,text\n{id},标题,地方政府规章,repealed,2024-01-01,正文");

        var published = Assert.Single(await publishing.EventsOfAsync(id));
        Assert.Equal((DocumentKind.Rule, new DateOnly(2024, 1, 1)), (published.Kind, published.Validity.RepealedOn));
    }

    private Task<ImportAnswers> TableAsync(string rows, string query = "") => SendAsync(rows, query, "text/csv");

    private Task<ImportAnswers> ArrayAsync(string items, string query = "") => SendAsync(items, query, "application/json");

    private async Task<ImportAnswers> SendAsync(string body, string query, string mediaType)
    {
        using var answer = await publishing.PostAsync(new StringContent(body), query, mediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return ImportAnswers.Read(text);
    }
}
