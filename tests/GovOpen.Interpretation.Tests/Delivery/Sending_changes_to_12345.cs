using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using Microsoft.AspNetCore.Http;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests.Delivery;

public sealed class Sending_changes_to_12345(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task gives_a_receiver_that_was_down_every_change_once_and_in_order_per_entry()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        receiver.IsDown = true;
        var registered = await RegistersAsync(receiver);
        var document = HasDocument(InForce);
        var entries = new List<JsonObject>();
        for (var i = 0; i < 20; i++) entries.Add(await HasVerifiedAsync(document, 9));
        await Eventually.BecomesAsync(() => ReadAsync(registered), seen => (int)seen["receiver"]!["failures"]! > 2 && (int)seen["receiver"]!["waiting"]! >= 200);

        receiver.IsDown = false;

        var ids = entries.ConvertAll(IdOf);
        await Eventually.BecomesAsync(() => ReadAsync(registered), seen => (int)seen["receiver"]!["waiting"]! == 0);
        var taken = receiver.Taken.Where(change => ids.Contains(change.Id)).ToList();
        Assert.Equal(200, taken.Count);
        Assert.All(taken.GroupBy(change => change.Id), ofOne => Assert.Equal(Enumerable.Range(1, 10).Select(version => (long)version), ofOne.Select(change => change.Version)));
        Assert.Equal(0, receiver.Repeated);
    }

    [Fact]
    public async Task has_one_effect_when_an_acknowledgement_is_lost()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        await RegistersAsync(receiver);
        var lost = 0;
        // It takes the change, and the answer does not arrive.
        receiver.Misbehaves = (context, change) =>
        {
            if (Interlocked.Increment(ref lost) > 1) return Task.FromResult(false);
            receiver.Take(context.Request.Headers["webhook-id"].ToString(), change);
            context.Abort();
            return Task.FromResult(true);
        };
        var entry = await api.HasPublishedAsync(HasDocument(InForce));

        await Eventually.BecomesAsync(() => Task.FromResult(receiver.Repeated), repeated => repeated == 1);
        await Eventually.BecomesAsync(() => Task.FromResult(receiver.Taken.Count(change => change.Id == IdOf(entry))), taken => taken == 1);
    }

    [Fact]
    public async Task signs_under_the_receivers_secret_and_under_the_one_before_while_it_changes()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        var registered = await RegistersAsync(receiver);
        var first = (string)registered["secret"]!;
        await TakesAnAnswerAsync(receiver);
        Assert.True(receiver.IsSignedUnder(first));

        var second = (string)(await IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"{AddressOf(registered)}/secret", []))["secret"]!;
        await TakesAnAnswerAsync(receiver);
        Assert.True(receiver.IsSignedUnder(first) && receiver.IsSignedUnder(second));

        var third = (string)(await IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"{AddressOf(registered)}/secret", []))["secret"]!;
        await TakesAnAnswerAsync(receiver);
        Assert.Equal((false, true, true), (receiver.IsSignedUnder(first), receiver.IsSignedUnder(second), receiver.IsSignedUnder(third)));
        Assert.NotEqual(first, (string)(await RegistersAsync(receiver))["secret"]!);
    }

    [Fact]
    public async Task sends_what_the_feed_says_field_by_field()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        await RegistersAsync(receiver);
        var entry = await TakesAnAnswerAsync(receiver);
        await api.StepAsync(HttpStatusCode.OK, entry, "retire", Role.Reviewer, "yi", new() { ["reason"] = "表述容易误解。" });
        await Eventually.BecomesAsync(() => Task.FromResult(receiver.Copy.ContainsKey(IdOf(entry))), held => !held);

        var told = new List<JsonNode>();
        for (var after = ""; ;)
        {
            var page = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/knowledge/changes?after=" + after, api.Issuer.Token(Scopes.Public, Role.Auditor), null);
            if (page["changes"]!.AsArray().Count == 0) break;
            told.AddRange(page["changes"]!.AsArray().Where(change => (string)change!["id"]! == (string)entry["id"]!)!);
            after = (string)page["cursor"]!;
        }

        Assert.True(JsonNode.DeepEquals(told[^1], JsonNode.Parse(receiver.Last.Body)), receiver.Last.Body);
    }

    public static TheoryData<string, string> Misbehaviours => new()
    {
        { "hangs", "gave no whole answer within 1 s" },
        { "fails", "answered 500" },
        { "redirects", "redirects with 302, which is not followed" },
        { "forgets", "answered 404" },
        { "garbage", "was not reached" },
        { "nobody", "was not reached" },
    };

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task names_what_is_wrong_with_a_receiver_waits_for_it_and_delays_no_other(string how, string named)
    {
        await using var well = await KnowledgeReceiver.StartAsync();
        await using var ill = await KnowledgeReceiver.StartAsync();
        var behaves = false;
        ill.Misbehaves = async (context, _) => !behaves && await MisbehavesAsync(how, context, well.Address);
        await RegistersAsync(well);
        var registered = await RegistersAsync(ill, how == "nobody" ? KnowledgeReceiver.NobodyAt() : null);

        var entry = await TakesAnAnswerAsync(well);
        var seen = await Eventually.BecomesAsync(() => ReadAsync(registered), seen => seen["receiver"]!["lastError"] is not null);
        Assert.Contains(named, (string)seen["receiver"]!["lastError"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(ill.Taken, change => change.Id == IdOf(entry));

        behaves = true;
        var content = seen["receiver"]!;
        await IsAsync(HttpStatusCode.OK, HttpMethod.Put, AddressOf(registered), new() { ["name"] = (string)content["name"]!, ["address"] = ill.Address, ["inventoryAddress"] = ill.InventoryAddress, ["isActive"] = true });
        await Eventually.BecomesAsync(() => Task.FromResult(ill.Taken.Count(change => change.Id == IdOf(entry))), taken => taken == 1);
    }

    [Fact]
    public async Task lets_one_change_that_is_refused_hold_up_nothing_but_its_own_entry()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        var registered = await RegistersAsync(receiver);
        var document = HasDocument(InForce);
        var refused = await api.BeginsEntryAsync(Says(document));
        var refuses = true;
        receiver.Misbehaves = (context, change) =>
        {
            if (!refuses || change.Id != IdOf(refused)) return Task.FromResult(false);
            context.Response.StatusCode = 422;
            return Task.FromResult(true);
        };
        refused = await api.StepAsync(HttpStatusCode.OK, await api.StepAsync(HttpStatusCode.OK, refused, "submit", Role.Editor, "li", null), "approve", Role.Reviewer, "yi", null);
        refused = await api.StepAsync(HttpStatusCode.OK, refused, "verify", Role.Reviewer, "yi", null);

        await TakesAnAnswerAsync(receiver);
        var waiting = (await Eventually.BecomesAsync(() => ReadAsync(registered), seen => seen["waiting"]!.AsArray().Any(one => one!["lastError"] is not null)))["waiting"]!.AsArray();
        Assert.Equal([("refused with 422", 1L), (null, 2L)], waiting.Where(one => (Guid)one!["entryId"]! == IdOf(refused)).Select(one => ((string?)one!["lastError"], (long)one["version"]!)));
        Assert.Null((string?)(await ReadAsync(registered))["receiver"]!["lastError"]);

        refuses = false;
        await Eventually.BecomesAsync(() => Task.FromResult(receiver.Taken.Where(change => change.Id == IdOf(refused)).Select(change => change.Version).ToList()), versions => versions is [1, 2]);
    }

    [Fact]
    public async Task stops_and_goes_on_without_losing_anything()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        await using var other = await KnowledgeReceiver.StartAsync();
        await RegistersAsync(other);
        var registered = await RegistersAsync(receiver);
        await SetActiveAsync(registered, receiver, false);
        var entry = await TakesAnAnswerAsync(other);
        Assert.DoesNotContain(receiver.Taken, change => change.Id == IdOf(entry));

        await SetActiveAsync(registered, receiver, true);

        await Eventually.BecomesAsync(() => Task.FromResult(receiver.Taken.Any(change => change.Id == IdOf(entry))), taken => taken);
    }

    [Fact]
    public async Task repairs_what_differs_at_the_receiver()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        var registered = await RegistersAsync(receiver);
        var document = HasDocument(InForce);
        var entries = new List<JsonObject>();
        for (var i = 0; i < 60; i++) entries.Add(await api.HasPublishedAsync(document));
        await Eventually.BecomesAsync(() => ReadAsync(registered), seen => (int)seen["receiver"]!["waiting"]! == 0);
        Assert.Equal(0, (int)(await ReconcilesAsync(registered))["differing"]!);

        for (var i = 0; i < 20; i++) receiver.Copy.TryRemove(IdOf(entries[i]), out _);
        for (var i = 20; i < 40; i++) receiver.Copy[IdOf(entries[i])] = receiver.Copy[IdOf(entries[i])] with { Answer = "要交两百元。" };
        foreach (var extra in Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7())) receiver.Copy[extra] = receiver.Copy[IdOf(entries[50])] with { Id = extra };

        var done = await ReconcilesAsync(registered);
        Assert.Equal(50, (int)done["differing"]!);
        Assert.Equal([("different", 20), ("extra", 10), ("missing", 20)], done["differences"]!.AsArray().GroupBy(one => (string)one!["kind"]!).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Count())));

        await Eventually.BecomesAsync(() => ReadAsync(registered), seen => (int)seen["receiver"]!["waiting"]! == 0);
        Assert.Equal(0, (int)(await ReconcilesAsync(registered))["differing"]!);
        Assert.Equal("不用，一分钱不收。", receiver.Copy[IdOf(entries[30])].Answer);
        Assert.Equal(3L, await api.Database.ScalarAsync("select count(*) from audit where action = 'receiver.reconcile' and object = $1", "receiver:" + registered["receiver"]!["id"]));
    }

    [Fact]
    public async Task says_why_a_receiver_cannot_be_compared()
    {
        await using var receiver = await KnowledgeReceiver.StartAsync();
        var registered = await RegistersAsync(receiver, inventory: receiver.Address); // posts only: 405

        Assert.Equal("answered 405", (string)(await ReconcilesAsync(registered))["error"]!);
    }

    public static TheoryData<string?> InnerAddresses =>
    [
        null, "", "no address", "ftp://example.org/", "http://example.org/changes", "https://user:secret@example.org/", "https://example.org/#x", "https://10.0.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data",
        "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://[fd00::1]/", "https://0x0a000001/", "https://167772161/", "https://100.64.0.1/",
    ];

    [Theory]
    [MemberData(nameof(InnerAddresses))]
    public async Task refuses_an_address_that_is_none_or_leads_inside(string? address)
    {
        var problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/knowledge/receivers", Staff, new() { ["name"] = "内网", ["address"] = address });
        Assert.Contains(problem["errors"]!.AsArray(), error => (string)error!["field"]! == "address");
    }

    private string Staff => api.As(Role.SysAdmin, "wang");

    /// <summary>A receiver, well unless the address is another.</summary>
    private Task<JsonObject> RegistersAsync(KnowledgeReceiver receiver, string? address = null, string? inventory = null) =>
        IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/knowledge/receivers", new() { ["name"] = "12345-" + Guid.CreateVersion7(), ["address"] = address ?? receiver.Address, ["inventoryAddress"] = inventory ?? receiver.InventoryAddress });

    /// <summary>Publishes an answer and waits until it has it.</summary>
    private async Task<JsonObject> TakesAnAnswerAsync(KnowledgeReceiver receiver)
    {
        var entry = await api.HasPublishedAsync(HasDocument(InForce));
        await Eventually.BecomesAsync(() => Task.FromResult(receiver.Taken.Any(change => change.Id == IdOf(entry))), taken => taken);
        return entry;
    }

    private async Task<JsonObject> HasVerifiedAsync(Guid document, int times)
    {
        var entry = await api.HasPublishedAsync(document);
        for (var i = 0; i < times; i++) entry = await api.StepAsync(HttpStatusCode.OK, entry, "verify", Role.Reviewer, "yi", null);
        return entry;
    }

    private Task<JsonObject> ReadAsync(JsonObject registered) => api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, AddressOf(registered), Staff, null);

    private Task<JsonObject> ReconcilesAsync(JsonObject registered) => IsAsync(HttpStatusCode.OK, HttpMethod.Post, $"{AddressOf(registered)}/reconcile", []);

    private Task<JsonObject> SetActiveAsync(JsonObject registered, KnowledgeReceiver receiver, bool isActive) => IsAsync(
        HttpStatusCode.OK, HttpMethod.Put, AddressOf(registered), new() { ["name"] = (string)registered["receiver"]!["name"]!, ["address"] = receiver.Address, ["inventoryAddress"] = receiver.InventoryAddress, ["isActive"] = isActive });

    private Task<JsonObject> IsAsync(HttpStatusCode status, HttpMethod method, string address, JsonObject body) => api.IsAsync(status, method, address, Staff, body);

    private static async Task<bool> MisbehavesAsync(string how, HttpContext context, string elsewhere)
    {
        switch (how)
        {
            case "hangs":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return true;
            case "fails":
                context.Response.StatusCode = 500;
                return true;
            case "redirects":
                context.Response.Redirect(elsewhere);
                return true;
            case "forgets":
                context.Response.StatusCode = 404;
                return true;
            case "garbage":
                context.Response.ContentLength = 100;
                await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes("less"));
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    private static string AddressOf(JsonObject registered) => "/api/knowledge/receivers/" + registered["receiver"]!["id"];

    private static Guid IdOf(JsonObject entry) => Guid.Parse((string)entry["id"]!);
}
