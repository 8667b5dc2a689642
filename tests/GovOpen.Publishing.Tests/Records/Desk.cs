using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Columns;
using GovOpen.Publishing.Records.Types;

namespace GovOpen.Publishing.Tests.Records;

/// <summary>A unit whose people draft, clear and publish records: 李 writes, 王 clears, 张 publishes.</summary>
internal sealed class Desk(PublishingApi publishing, string division = "510100", string unit = "成都市市场监督管理局", RecordTypes? types = null)
{
    private readonly RecordTypes _types = types ?? BuiltInTypes;

    public static RecordTypes BuiltInTypes { get; } = new([], Array.Empty<Column>(), []);

    public string Unit => unit;

    /// <summary>Everything that a record of a type needs, and what it links to, published before it.</summary>
    public async Task<JsonObject> CompleteAsync(string type)
    {
        var fields = new JsonObject();
        foreach (var field in _types.Find(type)!.Fields.Where(field => field.Required)) fields[field.Key] = await SampleAsync(field);
        return fields;
    }

    private async Task<JsonNode> SampleAsync(RecordField field) => field.Kind switch
    {
        RecordFieldKind.Text or RecordFieldKind.LongText => field.Names.Zh + "的内容",
        RecordFieldKind.Date => "2026-05-06",
        RecordFieldKind.Year => 2025,
        RecordFieldKind.Number or RecordFieldKind.Money => 0,
        RecordFieldKind.Division => "510104",
        RecordFieldKind.Choice => field.Options[0].Key,
        RecordFieldKind.Record => (string)(await PublishedAsync(field.Of[0]))["id"]!,
        RecordFieldKind.Document => (await DocumentAsync()).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>A public document.</summary>
    public async Task<Guid> DocumentAsync(Action<JsonObject>? change = null)
    {
        var id = PublishingApi.NewId();
        Assert.Equal(1, (await publishing.ImportAsync(PublishingApi.Line(id, change))).Accepted);
        return (await publishing.EventsOfAsync(id)).Single().DocumentId;
    }

    public async Task<JsonObject> DraftAsync(string type, JsonObject? fields = null, string title = "测试记录", string person = "li", string[]? tags = null) =>
        await ReadAsync(await TryDraftAsync(type, fields ?? await CompleteAsync(type), title, person, tags), HttpStatusCode.Created);

    public Task<HttpResponseMessage> TryDraftAsync(string type, JsonObject fields, string title = "测试记录", string person = "li", string[]? tags = null) =>
        SendAsync(HttpMethod.Post, "/api/records", Role.Editor, person, new JsonObject { ["type"] = type, ["title"] = title, ["fields"] = fields.DeepClone(), ["tags"] = new JsonArray([.. (tags ?? []).Select(tag => (JsonNode)tag)]) });

    public Task<HttpResponseMessage> TryEditAsync(JsonObject seen, JsonObject fields, string title = "测试记录", string person = "li") =>
        SendAsync(HttpMethod.Put, $"/api/records/{seen["id"]}", Role.Editor, person, new JsonObject { ["title"] = title, ["fields"] = fields.DeepClone(), ["version"] = (long)seen["version"]! });

    public async Task<JsonObject> EditAsync(JsonObject seen, JsonObject fields, string title = "测试记录", string person = "li") => await ReadAsync(await TryEditAsync(seen, fields, title, person), HttpStatusCode.OK);

    public Task<HttpResponseMessage> TryClearAsync(JsonObject seen, string person = "wang") => ActAsync(seen, "clear", Role.SecrecyReviewer, person);

    public async Task<JsonObject> ClearAsync(JsonObject seen) => await ReadAsync(await TryClearAsync(seen), HttpStatusCode.OK);

    public Task<HttpResponseMessage> TryPublishAsync(JsonObject seen, string person = "zhang", string? urgentReason = null) =>
        ActAsync(seen, "publish", Role.Publisher, person, urgentReason is null ? null : new JsonObject { ["urgentReason"] = urgentReason });

    public Task<HttpResponseMessage> TryCorrectAsync(JsonObject seen, string reason, string person = "zhang") => ActAsync(seen, "correct", Role.Publisher, person, new JsonObject { ["reason"] = reason });

    public Task<HttpResponseMessage> TryWithdrawAsync(JsonObject seen, string reason) => ActAsync(seen, "withdraw", Role.Publisher, "zhang", new JsonObject { ["reason"] = reason });

    public Task<HttpResponseMessage> TryReturnAsync(JsonObject seen, string reason) => ActAsync(seen, "return", Role.SecrecyReviewer, "wang", new JsonObject { ["reason"] = reason });

    /// <summary>Drafted, cleared and published.</summary>
    public async Task<JsonObject> PublishedAsync(string type, JsonObject? fields = null, string title = "测试记录", string[]? tags = null) =>
        await ReadAsync(await TryPublishAsync(await ClearAsync(await DraftAsync(type, fields, title, tags: tags))), HttpStatusCode.OK);

    /// <summary>Changed, cleared and published again.</summary>
    public async Task<JsonObject> CorrectedAsync(JsonObject published, JsonObject fields, string reason, string title = "测试记录") =>
        await ReadAsync(await TryCorrectAsync(await ClearAsync(await EditAsync(published, fields, title)), reason), HttpStatusCode.OK);

    public async Task<JsonObject> WithdrawnAsync(JsonObject published, string reason = "公布有误") => await ReadAsync(await TryWithdrawAsync(published, reason), HttpStatusCode.OK);

    public Task<HttpResponseMessage> GetAsync(string address, Role role = Role.Editor, string person = "li") => publishing.GetAsync(address, publishing.TokenAt(role, division, unit, person));

    public async Task<JsonObject> ReadAsync(string address, Role role = Role.Editor) => await ReadAsync(await GetAsync(address, role), HttpStatusCode.OK);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, Role role, string person, JsonNode body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", publishing.TokenAt(role, division, unit, person));
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await publishing.Anonymous.SendAsync(request);
    }

    /// <summary>The events of a record, in order, as type and body.</summary>
    public async Task<IReadOnlyList<(string Type, JsonObject Body)>> EventsOfAsync(JsonObject record)
    {
        var json = await publishing.Database.ScalarAsync(
            "select coalesce(jsonb_agg(jsonb_build_object('type', type, 'body', body) order by sequence), '[]')::text from events where subject = $1", (string)record["id"]!);
        return [.. JsonNode.Parse((string)json!)!.AsArray().Select(one => (((string)one!["type"]!).Split('.')[^1], one["body"]!.AsObject()))];
    }

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
            return JsonSerializer.Deserialize<JsonObject>(text)!;
        }
    }

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string> RefusalOf(HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.Conflict) =>
        ((string)(await ReadAsync(answer, expected))["type"]!).Split(':')[^1];

    /// <summary>The names of the fields that are complained of.</summary>
    public static async Task<string[]> FieldsOf(HttpResponseMessage answer, HttpStatusCode expected) =>
        [.. (await ReadAsync(answer, expected))["errors"]!.AsArray().Select(error => (string)error!["field"]!)];

    private Task<HttpResponseMessage> ActAsync(JsonObject seen, string verb, Role role, string person, JsonObject? body = null)
    {
        body ??= [];
        body["version"] = (long)seen["version"]!;
        return SendAsync(HttpMethod.Post, $"/api/records/{seen["id"]}/{verb}", role, person, body);
    }
}
