using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class Exporting_documents : IAsyncLifetime
{
    private readonly PublishingApi _publishing = new();

    private string Supervisor => _publishing.TokenAt(Role.Supervisor, "510000", "四川省人民政府办公厅");

    public async Task InitializeAsync()
    {
        await _publishing.InitializeAsync();
        _publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        await _publishing.ImportAsync(
            Line("a", line =>
            {
                (line["docNumber"], line["issuer"], line["division"], line["theme"]) = ("成办发〔2020〕3号", "成都市人民政府办公厅", "510100", "城乡建设");
                (line["tags"], line["history"]) = (new JsonArray("供水"), new JsonArray("公布；修正", "再修正"));
                line["suspensions"] = new JsonArray(new JsonObject { ["from"] = "2023-12-01" });
                line["relations"] = new JsonArray(new JsonObject { ["type"] = "basedOn", ["target"] = "国务院令第158号" });
                line["text"] = "=第一条,“首行”\r\n\t第二条 \"引号\"\n";
            }),
            Line("b", line => (line["kind"], line["status"], line["division"]) = ("normativeDocument", "amended", "510300")),
            Line("c", line => (line["status"], line["effectiveOn"], line["text"]) = ("repealed", null, "没有日期")),
            Line("d", line => (line["publishedOn"], line["effectiveOn"], line["repealedOn"]) = ("2026-11-20", "2026-12-01", "2026-12-31")));
        var bureau = new Bureau(_publishing.Anonymous, _publishing.Issuer);
        var released = await bureau.HasReleasedAsync("关于导出的通知");
        var withdrawn = await bureau.HasReleasedAsync("关于撤下的通知");
        await bureau.PostAsync(bureau.As(Role.Publisher, "zhao"), $"/api/documents/{withdrawn}/withdraw", new { version = 1, reason = "印发有误，另行公布" });
        await bureau.PostAsync(bureau.As(Role.Publisher, "zhao"), $"/api/documents/{released}/acts", new { version = 1, type = "repealed", on = "2026-12-24", by = "上级机关决定" });
    }

    public async Task DisposeAsync() => await _publishing.DisposeAsync();

    [Theory]
    [InlineData("ndjson", "application/x-ndjson")]
    [InlineData("json", "application/json")]
    [InlineData("csv", "text/csv")]
    public async Task gives_another_register_what_it_can_take_in_and_export_again_in_the_same_bytes(string format, string mediaType)
    {
        var export = await ExportAsync("." + format);

        await using var other = await PublishingApi.StartAsync();
        other.Clock.GoTo(new DateOnly(2026, 11, 26));
        using var taken = await other.PostAsync(new ByteArrayContent(export), mediaType: mediaType);
        var answer = ImportAnswers.Read(await taken.Content.ReadAsStringAsync());

        Assert.Equal("5 accepted, 0 updated, 0 unchanged, 0 refused", answer.Counts);
        Assert.Empty(answer.IgnoredFields);
        using var again = await other.GetAsync("/api/documents/export." + format, other.TokenAt(Role.Supervisor, "510000", "某督查室"));
        Assert.Equal(Encoding.UTF8.GetString(export), Encoding.UTF8.GetString(await again.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task says_what_acts_made_of_a_document_and_leaves_out_what_was_withdrawn()
    {
        var documents = Encoding.UTF8.GetString(await ExportAsync(".ndjson")).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();

        var released = documents.Single(document => (string)document["title"]! == "关于导出的通知");
        Assert.Equal(("2026-12-24", "effective"), ((string)released["repealedOn"]!, (string)released["status"]!));
        Assert.DoesNotContain(documents, document => (string)document["title"]! == "关于撤下的通知");
    }

    [Theory]
    [InlineData("?division=510100", "a")]
    [InlineData("?issuer=成都市人民政府办公厅", "a")]
    [InlineData("?asOf=2026-11-19&division=510300", "b")]
    [InlineData("?asOf=2020-02-29", "")]
    public async Task can_be_narrowed(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', JsonNode.Parse(await ExportAsync(".json" + query))!.AsArray().Select(document => (string)document!["id"]!)));

    [Fact]
    public async Task reaches_no_further_than_whoever_asks()
    {
        using var answer = await _publishing.GetAsync("/api/documents/export.json", _publishing.TokenAt(Role.Editor, "510100", "成都市人民政府办公厅"));
        Assert.Equal("a", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Single()!["id"]!);
    }

    [Theory]
    [InlineData("?asOf=tomorrow", "asOf")]
    [InlineData("?division=51", "division")]
    [InlineData("?issuer=", "issuer")]
    [InlineData("?unit=x", "unit")]
    public async Task names_a_wrong_parameter(string query, string field)
    {
        using var answer = await _publishing.GetAsync("/api/documents/export.csv" + query, Supervisor);
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["field"]!));
    }

    private async Task<byte[]> ExportAsync(string rest)
    {
        using var answer = await _publishing.GetAsync("/api/documents/export" + rest, Supervisor);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
