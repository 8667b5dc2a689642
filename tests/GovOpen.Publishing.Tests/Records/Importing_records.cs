using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Publishing.Tests.Records;

public sealed class Importing_records(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private const string Good =
        """
        标题,标签,检查机关,检查对象,date,检查结果,情况说明
        食堂卫生抽查,监管政策,市卫健委,第一小学,2026-05-06,责令整改,"餐具消毒记录不全，""三防""设施缺失。
        已当场改正。"
        泳池水质抽查,,市卫健委,体育中心,2026-05-07,conforms,
        """;

    [Fact]
    public async Task drafts_one_for_each_line()
    {
        var desk = new Desk(publishing, "511400", "眉山市卫生健康委员会");

        var answer = await Desk.ReadAsync(await SendAsync(Good), HttpStatusCode.OK);

        Assert.Equal(2, (int)answer["drafted"]!);
        var first = await desk.ReadAsync($"/api/records/{answer["ids"]![0]}");
        Assert.Equal(("食堂卫生抽查", "监管政策", "rectify", "draft"), ((string)first["title"]!, (string)first["tags"]![0]!, (string)first["fields"]!["result"]!, (string)first["state"]!));
        Assert.Contains("\"三防\"", (string)first["fields"]!["details"]!, StringComparison.Ordinal);
        Assert.Empty(first["missing"]!.AsArray());
    }

    [Fact]
    public async Task changes_nothing_on_a_dry_run()
    {
        var before = await publishing.CountAsync("records");

        Assert.Equal(2, (int)(await Desk.ReadAsync(await SendAsync(Good, "&dryRun=true"), HttpStatusCode.OK))["drafted"]!);

        Assert.Equal(before, await publishing.CountAsync("records"));
    }

    [Fact]
    public async Task takes_no_line_while_one_is_wrong_and_tells_which()
    {
        var before = await publishing.CountAsync("records");

        var problem = await Desk.ReadAsync(await SendAsync("title,date,result\n好的一行,2026-05-06,conforms\n坏的一行,2026-02-30,fine\n,2026-05-06,\n少一列,2026-05-06\n"), HttpStatusCode.BadRequest);

        Assert.Equal(["3 date result", "4 title", "5 line"], problem["lines"]!.AsArray().Select(line => $"{line!["line"]} {string.Join(' ', line["errors"]!.AsArray().Select(error => error!["field"]))}"));
        Assert.Equal(before, await publishing.CountAsync("records"));
    }

    [Theory]
    [InlineData("date,result\n2026-05-06,conforms", "title")]
    [InlineData("title,title\n一,二", "title")]
    [InlineData("title,gossip\n有一列不认识,某某", "gossip")]
    [InlineData("title", "line")]
    [InlineData("", "title")]
    [InlineData("title,result\n坏\"引号,conforms", "line")]
    public async Task names_what_is_wrong_with_a_table(string table, string field) =>
        Assert.Contains(field, await Desk.FieldsOf(await SendAsync(table), HttpStatusCode.BadRequest));

    [Fact]
    public async Task takes_nothing_but_utf8_tables_of_a_known_type()
    {
        Assert.Contains("line", await Desk.FieldsOf(await SendAsync("title\n"u8.ToArray().Concat(new byte[] { 0xB2, 0xE2, 0xCA, 0xD4 }).ToArray()), HttpStatusCode.BadRequest));
        Assert.Equal(["type", "dryRun"], await Desk.FieldsOf(await SendAsync(Good, "x&dryRun=perhaps"), HttpStatusCode.BadRequest));
        Assert.Equal("unsupported-media-type", await Desk.RefusalOf(await SendAsync(Encoding.UTF8.GetBytes(Good), media: "application/json"), HttpStatusCode.UnsupportedMediaType));
    }

    private Task<HttpResponseMessage> SendAsync(string table, string query = "") => SendAsync(Encoding.UTF8.GetBytes(table), query);

    private async Task<HttpResponseMessage> SendAsync(byte[] table, string query = "", string media = "text/csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/records/import?type=healthInspection" + query) { Content = new ByteArrayContent(table) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(media);
        request.Headers.Authorization = new("Bearer", publishing.TokenAt(Role.Editor, "511400", "眉山市卫生健康委员会", "li"));
        return await publishing.Anonymous.SendAsync(request);
    }
}
