using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Testing;

/// <summary>A unit with its people, who write, review, sign and release through the staff API.</summary>
/// <param name="publishing">The service's address, or a gateway before it.</param>
/// <param name="issuer">Of their tokens.</param>
/// <param name="unit">The unit's full name.</param>
/// <param name="division">Its code.</param>
public sealed class Bureau(HttpClient publishing, TestIssuer issuer, string unit = "四川省人民政府办公厅", string division = "510000")
{
    private Guid? _register;

    public string Unit => unit;

    /// <summary>Somebody of the unit.</summary>
    public string As(Role role, string person) => issuer.StaffToken(role, division, unit, person);

    /// <summary>A good draft; <paramref name="change"/> makes it another.</summary>
    public static JsonObject Draft(string title, Action<JsonObject>? change = null)
    {
        var draft = new JsonObject
        {
            ["title"] = title,
            ["kind"] = "normativeDocument",
            ["form"] = "notice",
            ["theme"] = "劳动就业",
            ["tags"] = new JsonArray("就业"),
            ["noInterpretation"] = "只规定机关内部的办事流程，公众无须另行解读。",
            ["text"] = $"第一条 为了{title}，制定本办法。\n第二条 各单位应当执行。\n第三条 由本机关负责解释。",
        };
        change?.Invoke(draft);
        return draft;
    }

    /// <summary>A number register that no other test uses.</summary>
    public async Task<Guid> HasRegisterAsync(string? organ = null, int lastUsed = 0)
    {
        var opened = await PostAsync(As(Role.Publisher, "wang"), "/api/registers", new { organ = organ ?? NewOrgan(), lastUsed, organCode = organ is null ? NewOrganCode() : null });
        return (Guid)opened["id"]!;
    }

    public static string NewOrgan() => "测" + new string([.. Guid.NewGuid().ToString("N").Where(char.IsAsciiLetter).Take(12)]) + "发";

    private static string NewOrganCode() => Guid.NewGuid().ToString("N")[..18];

    public async Task<JsonObject> BeginsAsync(JsonObject content, string editor = "li") =>
        await PostAsync(As(Role.Editor, editor), "/api/drafts", new JsonObject { ["content"] = content }, HttpStatusCode.Created);

    /// <summary>As far as the state named, on the whole way.</summary>
    public async Task<JsonObject> BringsAsync(JsonObject draft, string state)
    {
        foreach (var (from, verb, role, person, body) in Way)
        {
            if ((string)draft["state"]! == state) break;
            if ((string)draft["state"]! != from) continue;
            draft = await TakesAsync(draft, verb, role, person, verb == "number" ? new JsonObject { ["register"] = _register ??= await HasRegisterAsync() } : body);
        }

        Must((string)draft["state"]! == state, $"The draft stays in {draft["state"]}.");
        return draft;
    }

    /// <summary>A document that went the whole way; its id.</summary>
    public async Task<Guid> HasReleasedAsync(string title, Action<JsonObject>? change = null) =>
        (Guid)(await BringsAsync(await BeginsAsync(Draft(title, change)), "released"))["documentId"]!;

    public async Task<JsonObject> TakesAsync(JsonObject draft, string verb, Role role, string person, JsonObject? body = null) =>
        await PostAsync(As(role, person), $"/api/drafts/{draft["id"]}/{verb}", WithRevision(draft, body));

    /// <summary>The code of the refusal.</summary>
    public async Task<string> IsRefusedAsync(JsonObject draft, string verb, Role role, string person, JsonObject? body = null, HttpStatusCode status = HttpStatusCode.Conflict)
    {
        var answer = await PostAsync(As(role, person), $"/api/drafts/{draft["id"]}/{verb}", WithRevision(draft, body), status);
        return ((string)answer["type"]!).Split(':')[^1];
    }

    public async Task<JsonObject> GetAsync(string address, Role role = Role.Publisher, string person = "wang")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", As(role, person));
        using var answer = await publishing.SendAsync(request);
        Must(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public Task<JsonObject> PostAsync(string token, string address, object body, HttpStatusCode? expected = null) => SendAsync(HttpMethod.Post, token, address, body, expected);

    public Task<JsonObject> PutAsync(string token, string address, object body, HttpStatusCode? expected = null) => SendAsync(HttpMethod.Put, token, address, body, expected);

    public async Task<HttpResponseMessage> TryAsync(HttpMethod method, string token, string address, object body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        return await publishing.SendAsync(request);
    }

    private async Task<JsonObject> SendAsync(HttpMethod method, string token, string address, object body, HttpStatusCode? expected)
    {
        using var answer = await TryAsync(method, token, address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Must(expected is null ? answer.IsSuccessStatusCode : answer.StatusCode == expected, $"{method} {address}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    private static JsonObject WithRevision(JsonObject draft, JsonObject? body)
    {
        var sent = (JsonObject)(body?.DeepClone() ?? new JsonObject());
        sent["revision"] = (int)draft["revision"]!;
        return sent;
    }

    private static void Must(bool isSo, string otherwise)
    {
        if (!isSo) throw new InvalidOperationException(otherwise);
    }

    private static IEnumerable<(string From, string Verb, Role Role, string Person, JsonObject? Body)> Way
    {
        get
        {
            yield return ("drafting", "submit", Role.Editor, "li", null);
            yield return ("legalReview", "legal-opinion", Role.LegalReviewer, "fa", new() { ["opinion"] = "合法。" });
            yield return ("secrecyReview", "clear-secrecy", Role.SecrecyReviewer, "mi", new() { ["disclosure"] = "proactive" });
            yield return ("firstReview", "pass-review", Role.Reviewer, "yi", null);
            yield return ("secondReview", "pass-review", Role.Reviewer, "er", null);
            yield return ("thirdReview", "pass-review", Role.Reviewer, "san", null);
            yield return ("firstProof", "pass-proof", Role.Reviewer, "yi", null);
            yield return ("secondProof", "pass-proof", Role.Reviewer, "er", null);
            yield return ("thirdProof", "pass-proof", Role.Reviewer, "san", null);
            yield return ("signing", "sign", Role.Principal, "zhang", null);
            yield return ("numbering", "number", Role.Publisher, "wang", null);
            yield return ("ready", "release", Role.Publisher, "wang", null);
        }
    }
}
