using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GovOpen.Testing;

namespace GovOpen.EndToEnd.Tests;

/// <summary>Words that stand for nobody else are planted wherever people write; then everything that the platform wrote is searched for them.</summary>
[Collection("platform")]
public sealed class What_people_say(Platform platform)
{
    private readonly Dictionary<string, string> _planted = new(StringComparer.Ordinal);

    [Fact]
    public async Task stands_in_no_log_trace_event_message_index_or_table_in_clear()
    {
        var (receipt, code) = await FilesAsync();
        await MistypesAsync(receipt);
        var order = await WorksOnAsync(receipt);
        await JudgesAsync(receipt, code);
        _planted["code"] = code;

        // Nobody else asks for a token: when the trace of that is here, all that came before it is, too.
        using (await platform.GetAsync("open311/v2/tokens/1.json"))
        {
            await Eventually.BecomesAsync(() => Task.FromResult(platform.Traces.Spans.Any(span => span.Service == "govopen-hotline" && span.Name.Contains("tokens", StringComparison.Ordinal))), isHere => isHere, TimeSpan.FromSeconds(30), "the trace");
        }

        var spans = platform.Traces.Spans.ToList();
        var found = platform.FilesWith([.. _planted.Values, order]);
        Assert.NotEmpty(found[order]); // what is searched is what was written
        Assert.Empty(_planted.Where(planted => found[planted.Value].Count > 0).Select(planted => $"{planted.Key} in {string.Join(", ", found[planted.Value])}"));
        Assert.Empty(_planted.SelectMany(planted => spans.Where(span => (span.Name + span.Text).Contains(planted.Value, StringComparison.Ordinal)).Select(span => $"{planted.Key} in {span.Service}: {span.Name}")));
    }

    private async Task<(string Receipt, string Code)> FilesAsync()
    {
        var filed = (await platform.PostAsync("api/concerns", new { kind = "help", text = $"路灯坏了，{Planted("text")}，请修。", place = Planted("place"), name = Planted("name"), phone = PlantedPhone() })).Body!;
        var byOthers = await platform.PostFormAsync("open311/v2/requests.json", ("service_code", "complaint"), ("description", $"路灯坏了，{Planted("description")}。"), ("address_string", Planted("address")), ("first_name", Planted("firstName")), ("last_name", Planted("lastName")), ("phone", PlantedPhone()), ("email", Planted("email") + "@example.org"));
        Assert.Equal(HttpStatusCode.OK, byOthers.Status);
        var byForm = await platform.PostFormAsync("concerns", ("kind", "report"), ("text", $"有人收钱，{Planted("report")}。"), ("name", Planted("reporter")), ("phone", PlantedPhone()));
        Assert.Equal(HttpStatusCode.OK, byForm.Status);
        return ((string)filed["receipt"]!, (string)filed["code"]!);
    }

    /// <summary>What is refused is no reason to write it down.</summary>
    private async Task MistypesAsync(string receipt)
    {
        var refused = new List<HttpStatusCode>
        {
            (await platform.PostAsync("api/concerns", new { kind = Planted("wrong kind"), text = Planted("text of a wrong kind") })).Status,
            (await platform.PostAsync("api/concerns", new { kind = "help", text = "路灯坏了，请修。", phone = Planted("wrong phone") })).Status,
            (await platform.PostAsync("api/concerns", new { kind = "help", text = "路灯坏了，请修。", nickname = Planted("unknown field") })).Status,
            (await platform.PostFormAsync("concerns", ("kind", "help"), ("text", Planted("text of a form")), ("phone", Planted("phone of a form")))).Status,
            (await platform.PostFormAsync("open311/v2/requests.xml", ("service_code", "help"), ("description", Planted("wrong place")), ("lat", "99"), ("long", "104"))).Status,
        };
        Assert.All(refused, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.NotFound, (await platform.PostAsync("api/concerns/lookup", new { receipt, code = Planted("wrong code")[..10] })).Status);
    }

    /// <returns>The order's id.</returns>
    private async Task<string> WorksOnAsync(string receipt)
    {
        var order = (await CallAsync("Dispatcher", HttpMethod.Get, "api/orders?receipt=" + receipt))["orders"]![0]!;
        var units = (await CallAsync("Dispatcher", HttpMethod.Get, "api/units"))["units"]!.AsArray();
        var unit = (Guid)units.Single(one => (string)one!["name"]! == "四川省人民政府办公厅")!["id"]!;
        foreach (var (role, verb, body) in ((string, string, JsonObject)[])
        [
            ("HotlineAgent", "accept", []),
            ("Dispatcher", "assign", new() { ["unitId"] = unit, ["reason"] = "属于其职责，" + Planted("reason") }),
            ("Handler", "start", []),
            ("Handler", "reply", new() { ["reply"] = "已修复，" + Planted("reply") }),
            ("Reviewer", "send-back", new() { ["reason"] = "再核实，" + Planted("send back") }),
            ("Handler", "reply", new() { ["reply"] = "已修复，" + Planted("second reply") }),
            ("Reviewer", "approve-reply", []),
            ("Dispatcher", "close", []),
        ])
        {
            body["version"] = (int)order["version"]!;
            order = await CallAsync(role, HttpMethod.Post, $"api/orders/{order["id"]}/{verb}", body);
        }

        await CallAsync("HotlineAgent", HttpMethod.Post, $"api/orders/{order["id"]}/contact", new { purpose = "tellResult" });
        await CallAsync("Dispatcher", HttpMethod.Put, $"api/orders/{order["id"]}/result", new { version = 0, title = "路灯坏了", question = "路灯坏了，" + Planted("proposal"), answer = "已修复。" });
        return (string)order["id"]!;
    }

    private async Task JudgesAsync(string receipt, string code) =>
        Assert.Equal(HttpStatusCode.OK, (await platform.PostAsync("api/concerns/evaluate", new { receipt, code, resolved = true, satisfied = true, remark = "谢谢，" + Planted("remark") })).Status);

    private string Planted(string where) => _planted[where] = "zq" + RandomNumberGenerator.GetHexString(14, lowercase: true);

    private string PlantedPhone() => _planted[$"phone {_planted.Count}"] = "139" + RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    private async Task<JsonNode> CallAsync(string role, HttpMethod method, string address, object? body = null)
    {
        var token = (await platform.SignInAsync(await platform.AccountAsync(role)))["access_token"]!.GetValue<string>();
        var (status, answer) = await platform.CallAsync(token, method, address, body);
        Assert.True(status == HttpStatusCode.OK, $"{address}: {status}");
        return answer!;
    }
}
