using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Publishing.Data;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class The_service(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    [Fact]
    public async Task has_the_database_that_its_model_wants() =>
        Assert.Equal(await Schema.WantedByAsync<PublishingDb>(options => new(options)), await Schema.OfAsync(publishing.Database.ConnectionString));

    [Fact]
    public async Task imports_under_a_role_that_cannot_alter_tables_or_change_what_was_published()
    {
        var role = "publishing_" + Guid.NewGuid().ToString("N");
        await publishing.Database.ScalarAsync($"create role {role} login password '{role}'");
        try
        {
            await using var other = await PublishingApi.StartUnderAsync(role);
            var id = NewId();

            Assert.Equal(1, (await other.ImportAsync(Line(id))).Accepted);
            Assert.Equal(1, (await other.ImportAsync(Line(id, line => line["status"] = "repealed"))).Updated);

            foreach (var table in (string[])["events", "document_versions", "audit"])
            {
                Assert.False((bool)(await other.Database.ScalarAsync("select has_table_privilege($1, $2, 'update, delete, truncate')", role, table))!);
            }
        }
        finally
        {
            await publishing.Database.ScalarAsync($"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task hands_out_a_text_by_its_hash()
    {
        var id = NewId();
        const string text = "第一条 𠮷野家 <供水> “办法”\r\n第二条\t完。";
        await publishing.ImportAsync(Line(id, line => line["text"] = text));
        var hash = (await publishing.EventsOfAsync(id)).Single().BodyHash;

        using var answer = await publishing.GetAsync("/internal/bodies/" + hash, publishing.TokenOf(Scopes.Internal));

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("00")]
    public async Task knows_no_text_by_another_hash(string hash)
    {
        using var answer = await publishing.GetAsync("/internal/bodies/" + hash, publishing.TokenOf(Scopes.Internal));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/internal/bodies/00")]
    [InlineData("/internal/events")]
    public async Task keeps_its_internal_addresses_to_the_other_services(string address)
    {
        using var staff = await publishing.GetAsync(address, publishing.TokenOf(Scopes.Staff, Role.Importer));
        using var anyone = await publishing.Anonymous.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (staff.StatusCode, anyone.StatusCode));
    }

    [Fact]
    public async Task describes_what_a_line_of_an_import_may_state()
    {
        var api = JsonNode.Parse(await publishing.Anonymous.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;

        var body = api["paths"]!["/api/documents/import"]!["post"]!["requestBody"]!["content"]!["application/x-ndjson"]!["schema"]!;
        var schema = body["$ref"] is { } reference ? api["components"]!["schemas"]![((string)reference!).Split('/')[^1]]! : body;
        Assert.Superset(
            new HashSet<string>(["id", "title", "kind", "docNumber", "suspensions", "relations", "partlyRepealedOn", "text"]),
            schema["properties"]!.AsObject().Select(property => property.Key).ToHashSet());
        Assert.Contains("发文字号", (string?)schema["properties"]!["docNumber"]!["description"], StringComparison.Ordinal);
    }
}
