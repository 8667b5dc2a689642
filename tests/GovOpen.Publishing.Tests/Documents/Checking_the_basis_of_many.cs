using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests.Documents;

public sealed class Checking_the_basis_of_many(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    [Fact]
    public async Task answers_each_as_if_it_were_asked_alone_and_in_order()
    {
        var (id, organ) = (NewId(), Bureau.NewOrgan());
        await publishing.ImportAsync(
            Line(id, line => line["docNumber"] = organ + "〔2020〕1号"),
            Line(NewId(), line => (line["docNumber"], line["repealedOn"]) = (organ + "〔2020〕2号", "2024-01-01")),
            Line(NewId(), line => (line["docNumber"], line["repealedOn"]) = (organ + "〔2020〕1号", "2024-01-01")));
        var ours = (await publishing.EventsOfAsync(id)).Single().DocumentId.ToString().ToUpperInvariant();
        (string Query, JsonObject Check)[] asked =
        [
            ($"?number={Uri.EscapeDataString(organ + "[2020]2号")}", new() { ["number"] = organ + "[2020]2号" }),
            ($"?id={id}", new() { ["id"] = id }),
            ($"?id={ours}", new() { ["id"] = ours }),
            ($"?number={Uri.EscapeDataString(organ + "〔2020〕1号")}", new() { ["number"] = organ + "〔2020〕1号" }),
            ("?number=" + Uri.EscapeDataString("查无此文〔2020〕1号"), new() { ["number"] = "查无此文〔2020〕1号" }),
            ($"?id={id}&on=2020-04-30", new() { ["id"] = id, ["on"] = "2020-04-30" }),
        ];

        var results = (await PostAsync(new JsonArray([.. asked.Select(one => (JsonNode)one.Check)]), HttpStatusCode.OK))["results"]!.AsArray();

        foreach (var (result, (query, _)) in results.Zip(asked))
        {
            var alone = await publishing.CheckAsync(query);
            Assert.Equal((alone.Usable, Contracts.CamelCase.Of(alone.Validity), alone.Document?.Id.ToString()), ((bool)result!["usable"]!, (string)result["validity"]!, (string?)result["document"]?["id"]));
        }

        Assert.Equal([false, true, true, false, false, false], results.Select(result => (bool)result!["usable"]!));
    }

    [Theory]
    [InlineData("""[]""", "checks")]
    [InlineData("""[null]""", "checks[0]")]
    [InlineData("""[{"number":"a〔2020〕1号"},{}]""", "checks[1].number")]
    [InlineData("""[{"number":"a〔2020〕1号","id":"b"}]""", "checks[0].number")]
    [InlineData("""[{"number":"a〔2020〕1号","on":"9999-01-01"}]""", "checks[0].on")]
    public async Task names_what_is_wrong(string checks, string field)
    {
        var refused = await PostAsync(JsonNode.Parse(checks)!, HttpStatusCode.BadRequest);
        Assert.Equal(field, (string)refused["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task takes_a_thousand_and_not_one_more()
    {
        JsonArray Checks(int count) => new([.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject { ["number"] = $"甲发〔2020〕{i}号" })]);
        Assert.Equal(1_000, (await PostAsync(Checks(1_000), HttpStatusCode.OK))["results"]!.AsArray().Count);
        await PostAsync(Checks(1_001), HttpStatusCode.BadRequest);
    }

    private Task<JsonObject> PostAsync(JsonNode checks, HttpStatusCode expected) =>
        new Bureau(publishing.Anonymous, publishing.Issuer).PostAsync(publishing.TokenOf(Scopes.Public), "/api/basis-check", new JsonObject { ["checks"] = checks.DeepClone() }, expected);
}
