using System.Net;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Tests;

public sealed class By_identifier : IDisposable
{
    private const string Eli = "/eli/cn/510000/2024/notice/3";

    private readonly Site _site = new();

    private readonly DocumentView _document = Samples.Document() with { Eli = Eli };

    public By_identifier()
    {
        _site.Behind.Has(_document);
        _site.Behind.Answer("/api/eli/510000/2024/notice/3", _document);
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task a_document_is_its_page_and_names_its_own_address()
    {
        var shown = await _site.GetAsync(Eli);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("就业补贴管理办法</h1>", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{_document.Url}\"", shown.Text, StringComparison.Ordinal);
        Assert.Equal("Accept", shown.Headers["Vary"]);
        Assert.Contains("可以作为依据", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_document_is_read_as_it_counts_on_a_day()
    {
        await _site.GetAsync(Eli + "/2025-01-01");

        Assert.Contains(_site.Behind.Asked, asked => asked.RequestUri!.PathAndQuery == "/api/eli/510000/2024/notice/3?asOf=2025-01-01");
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("image/png", "text/html")]
    [InlineData("application/ld+json", "application/ld+json")]
    [InlineData("application/akn+xml", "application/akn+xml")]
    [InlineData("application/json;q=0.9, application/akn+xml;q=0.5", "application/json")]
    [InlineData("application/*", "application/ld+json")]
    [InlineData("text/html;q=0, */*", "application/ld+json")]
    public async Task a_document_comes_in_the_format_that_the_caller_likes_best(string accept, string type)
    {
        var answer = await _site.GetAsync(Eli, accept);

        Assert.StartsWith(type, answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("Accept", answer.Headers["Vary"]);
    }

    [Fact]
    public async Task as_json_it_is_what_the_api_says() =>
        Assert.Equal(_document.Id, JsonSerializer.Deserialize<DocumentView>((await _site.GetAsync(Eli, "application/json")).Text, ContractJson.Options)!.Id);

    [Fact]
    public async Task as_json_it_is_not_sent_again_unchanged()
    {
        using var caller = _site.CreateClient();
        using var first = await caller.SendAsync(Asked(null));

        using var second = await caller.SendAsync(Asked(first.Headers.ETag));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("no-cache", second.Headers.CacheControl!.ToString());

        static HttpRequestMessage Asked(System.Net.Http.Headers.EntityTagHeaderValue? known)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Eli) { Headers = { Accept = { new("application/json") } } };
            if (known is not null) request.Headers.IfNoneMatch.Add(known);
            return request;
        }
    }

    [Fact]
    public async Task several_documents_are_offered_to_choose_from()
    {
        _site.Behind.Answer(
            "/api/eli/510000/2024/notice/3",
            new NumberCandidates(Eli, [.. new[] { Samples.Document(), Samples.Document() }.Select(d => new NumberCandidate(d.Id, d.Title, d.Issuer, null, d.Validity, d.Url))]),
            HttpStatusCode.MultipleChoices);

        var shown = await _site.GetAsync(Eli + "/2025-01-01");

        Assert.Equal(HttpStatusCode.MultipleChoices, shown.Status);
        Assert.Contains("2 份文件使用这个标识", shown.Text, StringComparison.Ordinal);
        Assert.Equal(3, shown.Text.Split("?asOf=2025-01-01\" lang=\"zh-CN\">就业补贴管理办法").Length);
    }

    [Theory]
    [InlineData(Eli, "/api/eli/510000/2024/notice/3")]
    [InlineData("/documents/by-number/青发〔2024〕3号", "/api/documents/by-number/青发〔2024〕3号")]
    public async Task several_documents_that_may_not_be_up_to_date_say_so(string address, string asked)
    {
        var candidates = new[] { Samples.Document(), Samples.Document() }.Select(d => new NumberCandidate(d.Id, d.Title, d.Issuer, null, d.Validity, d.Url)).ToList();
        _site.Behind.Answer(asked, new NumberCandidates(Eli, candidates) { Stale = true, IndexedThrough = Samples.Noon.AddMinutes(-1) }, HttpStatusCode.MultipleChoices);

        Assert.Contains("数据截至 11:59，可能未包含最近的变化。", (await _site.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/eli/cn/510000/2024/notice/4", HttpStatusCode.NotFound)]
    [InlineData("/eli/cn/510000/2024/notice/3/2025-13-01", HttpStatusCode.BadRequest)]
    [InlineData("/eli/cn/510000/2024/notice", HttpStatusCode.NotFound)]
    public async Task what_is_none_is_a_page_that_helps(string address, HttpStatusCode status)
    {
        var shown = await _site.GetAsync(address);

        Assert.Equal(status, shown.Status);
        Assert.Contains("name=\"q\"", shown.Text, StringComparison.Ordinal);
    }
}
