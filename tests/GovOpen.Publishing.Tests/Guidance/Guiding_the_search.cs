using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Publishing.Tests.Guidance;

public sealed class Guiding_the_search : IClassFixture<PublishingApi>
{
    private readonly PublishingApi _publishing;
    private readonly Bureau _bureau;

    public Guiding_the_search(PublishingApi publishing)
    {
        publishing.Clock.GoTo(new DateOnly(2026, 11, 26));
        (_publishing, _bureau) = (publishing, new Bureau(publishing.Anonymous, publishing.Issuer));
    }

    private string Supervisor => _bureau.As(Role.Supervisor, "du");

    [Fact]
    public async Task says_what_a_word_means_and_tells_of_it()
    {
        var word = NewWord();
        var set = await _bureau.PutAsync(Supervisor, "/api/synonyms", new { word, terms = new[] { "出租人", "出租人", " 房屋所有权人 " } });

        Assert.Equal(["出租人", "房屋所有权人"], TermsOf(set));
        var listed = Assert.Single((await ListAsync(word))["synonyms"]!.AsArray())!;
        Assert.Equal(["出租人", "房屋所有权人"], TermsOf(listed));
        var told = await LastEventOfAsync(set);
        Assert.Equal((word, 1, 2), ((string)told["word"]!, (int)told["version"]!, told["terms"]!.AsArray().Count));
    }

    [Fact]
    public async Task takes_the_place_of_what_came_with_the_platform_until_it_is_taken_back()
    {
        const string Word = "租客";
        var built = TermsOf(Assert.Single((await ListAsync(Word))["synonyms"]!.AsArray(), one => (string)one!["word"]! == Word)!);
        var set = await _bureau.PutAsync(Supervisor, "/api/synonyms", new { word = Word, terms = Array.Empty<string>() });
        Assert.Empty(TermsOf(set));
        Assert.Equal(built, set["builtTerms"]!.AsArray().Select(term => (string)term!));

        using (var reset = await _bureau.TryAsync(HttpMethod.Delete, Supervisor, $"/api/synonyms/{set["id"]}", new { })) Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);

        Assert.Equal(built, TermsOf(Assert.Single((await ListAsync(Word))["synonyms"]!.AsArray(), one => (string)one!["word"]! == Word)!));
        var told = await LastEventOfAsync(set);
        Assert.Equal((2, false), ((int)told["version"]!, told.ContainsKey("terms")));
    }

    [Fact]
    public async Task puts_documents_first_that_are_published()
    {
        var id = await _bureau.HasReleasedAsync("关于社会保障卡挂失的通知");
        var question = "社保卡丢了怎么办" + NewWord();
        var bet = await _bureau.PutAsync(Supervisor, "/api/best-bets", new { question, documentIds = new[] { id } });
        Assert.Equal("关于社会保障卡挂失的通知", (string)bet["documents"]![0]!["title"]!);

        using (var unknown = await _bureau.TryAsync(HttpMethod.Put, Supervisor, "/api/best-bets", new { question, documentIds = new[] { id, Guid.NewGuid() } }))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
            Assert.Contains("documentIds[1]", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains(question, await QuestionsAsync());
        await _bureau.PutAsync(Supervisor, "/api/best-bets", new { question, documentIds = Array.Empty<Guid>() });
        Assert.DoesNotContain(question, await QuestionsAsync());
        Assert.Empty((await LastEventOfAsync(bet))["documentIds"]!.AsArray());
    }

    [Theory]
    [InlineData("", """["出租人"]""", "word")]
    [InlineData("房东房东房东房东房东房东房东房东房东房东房", """["出租人"]""", "word")]
    [InlineData("房东", """["出 租人"]""", "terms[0]")]
    [InlineData("房东", """["出租人", "租"]""", "terms[1]")]
    [InlineData("房东", """["房东"]""", "terms[0]")]
    [InlineData("房东", """[null]""", "terms[0]")]
    [InlineData("房东", """["甲一","甲二","甲三","甲四","甲五","甲六","甲七","甲八","甲九","甲十","甲零"]""", "terms")]
    [InlineData("房东", "null", "terms")]
    public async Task refuses_what_cannot_be_a_word_or_its_terms(string word, string terms, string field)
    {
        using var answer = await _bureau.TryAsync(HttpMethod.Put, Supervisor, "/api/synonyms", new JsonObject { ["word"] = word, ["terms"] = JsonNode.Parse(terms) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_for_who_supervises_the_whole_province_and_is_written_down()
    {
        var word = NewWord();
        var elsewhere = _publishing.TokenAt(Role.Supervisor, "510100", "成都市人民政府办公厅");
        using (var refused = await _bureau.TryAsync(HttpMethod.Put, elsewhere, "/api/synonyms", new { word, terms = new[] { "出租人" } })) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var refused = await _bureau.TryAsync(HttpMethod.Put, _bureau.As(Role.Editor, "li"), "/api/synonyms", new { word, terms = new[] { "出租人" } })) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await _bureau.PutAsync(Supervisor, "/api/synonyms", new { word, terms = new[] { "出租人" } });
        await _bureau.PutAsync(Supervisor, "/api/synonyms", new { word, terms = new[] { "房屋出租人" } });

        Assert.Equal(1L, await _publishing.Database.ScalarAsync("select count(*) from audit where object = $1 and outcome = 'forbidden' and division = '510100'", "synonyms:" + word));
        var after = (string)(await _publishing.Database.ScalarAsync("select concat(before, after) from audit where object = $1 and object_version = 2", "synonyms:" + word))!;
        Assert.Contains("房屋出租人", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_the_index_built_anew_for_who_runs_the_province_s_system()
    {
        var asked = await _bureau.PostAsync(_bureau.As(Role.SysAdmin, "gu"), "/api/index-rebuilds", new { reason = "升级后重建" }, HttpStatusCode.Accepted);

        var told = JsonNode.Parse((string)(await _publishing.Database.ScalarAsync("select body from events where subject = $1", (string)asked["requestId"]!))!)!;
        Assert.Equal("升级后重建", (string)told["reason"]!);
        Assert.Equal(1L, await _publishing.Database.ScalarAsync("select count(*) from audit where action = 'index.rebuild' and object = $1", "index-rebuild:" + asked["requestId"]));
        using var elsewhere = await _bureau.TryAsync(HttpMethod.Post, _publishing.TokenAt(Role.SysAdmin, "510100", "成都市人民政府办公厅"), "/api/index-rebuilds", new { reason = "升级后重建" });
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Fact]
    public async Task counts_every_version_however_many_say_something_at_once()
    {
        var word = NewWord();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _bureau.PutAsync(_bureau.As(Role.Supervisor, $"du{i}"), "/api/synonyms", new { word, terms = new[] { $"词语{i}" } })));

        Assert.Equal((1L, 8L), ((long)(await _publishing.Database.ScalarAsync("select count(*) from synonyms where word = $1", word))!, (long)(await _publishing.Database.ScalarAsync("select version from synonyms where word = $1", word))!));
    }

    private static string NewWord() => "词" + Guid.NewGuid().ToString("N")[..12];

    private static IEnumerable<string> TermsOf(JsonNode view) => view["terms"]!.AsArray().Select(term => (string)term!);

    private Task<JsonObject> ListAsync(string text) => _bureau.GetAsync("/api/synonyms?q=" + Uri.EscapeDataString(text), Role.Supervisor, "du");

    private async Task<IEnumerable<string>> QuestionsAsync() => (await _bureau.GetAsync("/api/best-bets", Role.Supervisor, "du"))["bestBets"]!.AsArray().Select(bet => (string)bet!["question"]!);

    private async Task<JsonObject> LastEventOfAsync(JsonNode view) =>
        JsonNode.Parse((string)(await _publishing.Database.ScalarAsync("select body from events where subject = $1 order by subject_version desc limit 1", (string)view["id"]!))!)!.AsObject();
}
