using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GovOpen.Hotline.Tests.Open311;

/// <summary>GeoReport v2 as a client meets it.</summary>
public sealed partial class Filing_by_Open311(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    private static readonly (string, string)[] _lamp = [("service_code", "help"), ("jurisdiction_id", HotlineApi.Division), ("lat", "30.6571"), ("long", "104.0817"), ("description", "小区门口路灯坏了半个月，晚上看不见路。"), ("first_name", "小满"), ("last_name", "王"), ("phone", "13800000000")];

    [Fact]
    public async Task Who_filed_it_reads_the_answer_with_the_code_of_the_notice()
    {
        var (receipt, notice) = await FilesAsync();
        var code = Codes().Match(notice).Value;

        var found = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, "/api/concerns/lookup", hotline.Anybody, new() { ["receipt"] = receipt, ["code"] = code });

        Assert.Equal("小区门口路灯坏了半个月，晚上看不见路。", (string)found["text"]!);
        Assert.Equal("open311", (string)(await hotline.OrderOfAsync(new() { ["receipt"] = receipt }))["channel"]!);
    }

    [Fact]
    public async Task Everybody_sees_what_becomes_of_it_and_nothing_of_what_it_says()
    {
        var (receipt, _) = await FilesAsync();
        var portal = await hotline.FilesAsync();

        var (_, _, list) = await GetAsync("requests.json?status=open&service_code=help");
        var (_, _, xml) = await GetAsync($"requests/{receipt}.xml");

        var one = JsonNode.Parse(list)!.AsArray().Single(line => (string)line!["service_request_id"]! == receipt)!;
        Assert.Equal(("open", "求助"), ((string)one["status"]!, (string)one["service_name"]!));
        Assert.NotNull(one["expected_datetime"]);
        Assert.Equal(receipt, XDocument.Parse(xml).Root!.Element("request")!.Element("service_request_id")!.Value);
        foreach (var secret in (string[])["路灯", "王", "13800000000", "30.6571", (string)portal["receipt"]!])
        {
            Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, xml, StringComparison.Ordinal);
        }

        Assert.Equal(404, (await GetAsync($"requests/{portal["receipt"]}.json")).Status);
    }

    [Theory]
    [InlineData("lat", "91", "lat must be degrees")]
    [InlineData("long", "", "long must be degrees")]
    [InlineData("lat", "three", "lat must be degrees")]
    [InlineData("service_code", "report", "service_code must be one of")]
    [InlineData("description", "", "description")]
    [InlineData("phone", "打给我", "phone must be a telephone number")]
    [InlineData("media_url", "file:///etc/passwd", "media_url must be an address")]
    public async Task What_is_wrong_is_named_in_both_formats(string field, string value, string reason)
    {
        var fields = _lamp.Where(one => one.Item1 != field).Append((field, value)).ToArray();

        var (status, _, json) = await PostAsync("requests.json", fields);
        var (_, type, xml) = await PostAsync("requests.xml", fields);

        Assert.Equal((400, 400), (status, (int)JsonNode.Parse(json)![0]!["code"]!));
        Assert.Contains(reason, (string)JsonNode.Parse(json)![0]!["description"]!, StringComparison.Ordinal);
        Assert.Equal(("text/xml; charset=utf-8", "errors"), (type, XDocument.Parse(xml).Root!.Name.LocalName));
    }

    [Fact]
    public async Task Ten_megabytes_of_text_are_refused_and_nothing_is_filed()
    {
        var before = JsonNode.Parse((await GetAsync("requests.json")).Text)!.AsArray().Count;

        var (status, _, text) = await PostAsync("requests.json", [.. _lamp.Where(one => one.Item1 != "description"), ("description", new string('灯', 3_500_000))]);

        Assert.Contains(status, (int[])[400, 413]);
        Assert.Contains("too long", text, StringComparison.Ordinal);
        Assert.Equal(before, JsonNode.Parse((await GetAsync("requests.json")).Text)!.AsArray().Count);
    }

    [Fact]
    public async Task There_are_two_formats() => Assert.Equal((200, 200, 404), ((await GetAsync("services.json")).Status, (await GetAsync("services.xml")).Status, (await GetAsync("services.csv")).Status));

    [Theory]
    [InlineData("requests.json?status=gone")]
    [InlineData("requests.json?service_code=report")]
    [InlineData("requests.json?start_date=gestern")]
    [InlineData("requests.json?start_date=2020-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z")]
    [InlineData("requests.json?service_request_id=1,2")]
    public async Task A_question_that_makes_no_sense_is_refused(string address) => Assert.Equal(400, (await GetAsync(address)).Status);

    private async Task<(string Receipt, string Notice)> FilesAsync()
    {
        var (status, _, text) = await PostAsync("requests.json", _lamp);
        Assert.Equal(200, status);
        return ((string)JsonNode.Parse(text)![0]!["service_request_id"]!, (string)JsonNode.Parse(text)![0]!["service_notice"]!);
    }

    private Task<(int Status, string Type, string Text)> GetAsync(string address) => SendAsync(HttpMethod.Get, "/open311/v2/" + address, null);

    private Task<(int Status, string Type, string Text)> PostAsync(string address, (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, "/open311/v2/" + address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<(int Status, string Type, string Text)> SendAsync(HttpMethod method, string address, HttpContent? body)
    {
        using var answer = await hotline.SendContentAsync(method, address, hotline.Anybody, body);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("(?<=查询码 )[A-Z0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Codes();
}
