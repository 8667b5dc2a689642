using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class Listing_documents(PublishingApi publishing) : IClassFixture<PublishingApi>, IAsyncLifetime
{
    private const string Chengdu = "成都市人民政府办公厅";

    public async Task InitializeAsync() => await publishing.ImportAsync(
        Line("list:chengdu", line => (line["division"], line["issuer"]) = ("510100", Chengdu)),
        Line("list:qingbaijiang", line => (line["division"], line["issuer"]) = ("510113", "成都市青白江区人民政府办公室")),
        Line("list:zigong", line => (line["division"], line["issuer"]) = ("510300", "自贡市人民政府办公室")),
        Line("list:province", line => (line["division"], line["issuer"]) = ("510000", "四川省人民政府办公厅")),
        Line("list:nowhere", line => (line["effectiveOn"], line["text"]) = (null, "第一条 没有写明施行日期。")));

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("510000", "chengdu nowhere province qingbaijiang zigong")]
    [InlineData("510100", "chengdu qingbaijiang")]
    [InlineData("510300", "zigong")]
    [InlineData("510113", "qingbaijiang")]
    public async Task shows_a_supervisor_the_own_division_and_nothing_beside_it(string division, string expected) =>
        Assert.Equal(expected, await SeenAsync(publishing.TokenAt(Role.Supervisor, division, "某督查室")));

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Publisher)]
    public async Task shows_everybody_else_what_the_own_unit_issued(Role role) =>
        Assert.Equal("chengdu", await SeenAsync(publishing.TokenAt(role, "510100", Chengdu)));

    [Fact]
    public async Task does_not_take_the_name_of_a_unit_elsewhere_for_the_issuer() =>
        Assert.Equal("", await SeenAsync(publishing.TokenAt(Role.Editor, "510300", Chengdu)));

    [Fact]
    public async Task shows_nothing_to_who_has_no_unit() => Assert.Equal("", await SeenAsync(publishing.TokenAt(Role.Editor, "510000")));

    [Fact]
    public async Task can_be_narrowed_to_what_needs_a_review()
    {
        using var answer = await publishing.GetAsync("/api/documents?reviewNeeded=true&size=100", publishing.TokenAt(Role.Supervisor, "510000"));
        var documents = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["documents"]!.AsArray();
        Assert.Contains(documents, document => (string)document!["sourceId"]! == "list:nowhere");
        Assert.All(documents, document => Assert.True((bool)document!["reviewNeeded"]!));
    }

    [Theory]
    [InlineData("?page=0", "page")]
    [InlineData("?size=101", "size")]
    [InlineData("?reviewNeeded=maybe", "reviewNeeded")]
    [InlineData("?divison=510100", "divison")]
    public async Task names_a_wrong_parameter(string query, string field)
    {
        using var answer = await publishing.GetAsync("/api/documents" + query, publishing.TokenAt(Role.Supervisor, "510000"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![0]!["field"]!);
    }

    private async Task<string> SeenAsync(string token)
    {
        using var answer = await publishing.GetAsync("/api/documents?size=100", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var documents = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["documents"]!.AsArray();
        return string.Join(' ', documents.Select(document => (string)document!["sourceId"]!).Where(id => id.StartsWith("list:", StringComparison.Ordinal)).Select(id => id[5..]).Order(StringComparer.Ordinal));
    }
}
