using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Portal.Tests;

public sealed class The_public_gateway : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/api/search?q=%E8%A1%A5%E8%B4%B4&page=1&q2=a+b%2Bc", "/api/search")]
    [InlineData("/api/documents/0195a000-0000-7000-8000-000000000001?asOf=2025-01-01", "/api/documents/0195a000-0000-7000-8000-000000000001")]
    [InlineData("/api/documents/by-number/%E9%9D%92%E5%8F%91%E3%80%942024%E3%80%953%E5%8F%B7", "/api/documents/by-number/青发〔2024〕3号")]
    [InlineData("/api/documents/0195a000-0000-7000-8000-000000000001/compare?from=2025-01-01", "/api/documents/0195a000-0000-7000-8000-000000000001/compare")]
    [InlineData("/api/documents/0195a000-0000-7000-8000-000000000001/chain", "/api/documents/0195a000-0000-7000-8000-000000000001/chain")]
    [InlineData("/api/eli/510000/2023/notice/10", "/api/eli/510000/2023/notice/10")]
    [InlineData("/api/effective-list.csv?issuer=a", "/api/effective-list.csv")]
    [InlineData("/api/effective-list.json", "/api/effective-list.json")]
    [InlineData("/api/clean-ups?page=2", "/api/clean-ups")]
    [InlineData("/api/clean-ups/0195a000-0000-7000-8000-000000000001", "/api/clean-ups/0195a000-0000-7000-8000-000000000001")]
    [InlineData("/api/clean-ups/0195a000-0000-7000-8000-000000000001.csv", "/api/clean-ups/0195a000-0000-7000-8000-000000000001.csv")]
    [InlineData("/api/changes?size=5", "/api/changes")]
    [InlineData("/api/addresses", "/api/addresses")]
    [InlineData("/api/calendar/due?from=2026-02-09&workingDays=20", "/api/calendar/due", "publishing")]
    [InlineData("/api/records?type=budget&year=2026&page=2", "/api/records")]
    [InlineData("/api/records/0195a000-0000-7000-8000-000000000001", "/api/records/0195a000-0000-7000-8000-000000000001")]
    [InlineData("/api/results/0195a000-0000-7000-8000-000000000001", "/api/results/0195a000-0000-7000-8000-000000000001")]
    [InlineData("/api/digests?month=2026-10", "/api/digests", "hotline")]
    [InlineData("/api/digests.csv?by=class", "/api/digests.csv", "hotline")]
    [InlineData("/api/digests/0195a000-0000-7000-8000-000000000001", "/api/digests/0195a000-0000-7000-8000-000000000001", "hotline")]
    [InlineData("/open311/v2/services.json", "/open311/v2/services.json", "hotline")]
    [InlineData("/open311/v2/services/help.xml", "/open311/v2/services/help.xml", "hotline")]
    [InlineData("/open311/v2/requests.xml?status=open", "/open311/v2/requests.xml", "hotline")]
    [InlineData("/open311/v2/requests/20261201-0000042.json", "/open311/v2/requests/20261201-0000042.json", "hotline")]
    [InlineData("/open311/v2/tokens/1.json", "/open311/v2/tokens/1.json", "hotline")]
    public async Task passes_reads_on_as_they_came(string address, string path, string service = "search")
    {
        _site.Behind.Answer(path, new { fine = true });

        var answer = await _site.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"fine":true}""", answer.Text);
        var asked = Assert.Single(_site.Behind.Asked);
        Assert.Equal($"http://{service}{address}", asked.RequestUri!.AbsoluteUri);
        Assert.Equal("the-portals-own", asked.Headers.Authorization!.Parameter);
    }

    [Theory]
    [InlineData("GET", "/api/nowhere")]
    [InlineData("GET", "/internal/events")]
    [InlineData("GET", "/api/documents")]
    [InlineData("GET", "/api/documents/a/b/c")]
    [InlineData("POST", "/api/documents/import")]
    [InlineData("POST", "/api/records")]
    [InlineData("GET", "/api/columns/gaps")]
    [InlineData("GET", "/api/reports/changes")]
    [InlineData("POST", "/connect/token")]
    public async Task knows_nothing_else(string method, string address)
    {
        using var client = _site.CreateClient();
        using var request = new HttpRequestMessage(new(method), address);
        using var answer = await client.SendAsync(request);

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, answer.StatusCode.ToString());
        Assert.Empty(_site.Behind.Asked);
    }

    [Fact]
    public async Task cannot_be_led_to_another_path()
    {
        await _site.GetAsync("/api/documents/by-number/%252e%252e%2f%252e%252e%2finternal");

        Assert.All(_site.Behind.Asked, asked => Assert.StartsWith("/api/documents/by-number/", asked.RequestUri!.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task keeps_headers_of_one_hop_and_cookies_to_itself()
    {
        _site.Behind.Answer("/api/search", new { });
        using var client = _site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/search");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "somebody's");
        request.Headers.Connection.Add("X-Only-Here");
        request.Headers.Add("X-Only-Here", "1");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.Add("X-Forwarded-For", "1.2.3.4");
        request.Headers.Add("Accept-Language", "en");

        using var answer = await client.SendAsync(request);

        var asked = Assert.Single(_site.Behind.Asked).Headers;
        Assert.Equal("the-portals-own", asked.Authorization!.Parameter);
        Assert.Equal("en", asked.AcceptLanguage.ToString());
        Assert.DoesNotContain(asked, h => h.Key is "X-Only-Here" or "Cookie" or "X-Forwarded-For" or "Connection");
    }

    [Fact]
    public async Task passes_on_that_nothing_changed()
    {
        _site.Behind.Answer("/api/search", request =>
        {
            var same = request.Headers.IfNoneMatch.ToString() == "\"v1\"";
            return new(same ? HttpStatusCode.NotModified : HttpStatusCode.OK) { Headers = { ETag = new("\"v1\"") } };
        });
        using var client = _site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/search") { Headers = { IfNoneMatch = { new("\"v1\"") } } };

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal("\"v1\"", answer.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(null, "no-cache")]
    [InlineData("public, max-age=60", "public, max-age=60")]
    public async Task lets_nobody_guess_how_long_an_answer_may_be_kept(string? said, string kept)
    {
        _site.Behind.Answer("/api/search", _ => new(HttpStatusCode.OK) { Headers = { CacheControl = said is null ? null : CacheControlHeaderValue.Parse(said) } });

        Assert.Equal(kept, (await _site.GetAsync("/api/search")).Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task says_when_a_service_is_down(bool search, bool identity)
    {
        (_site.Behind.SearchIsDown, _site.Behind.IdentityIsDown) = (search, identity);

        var answer = await _site.GetAsync("/api/search?q=补贴");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        Assert.Contains("urn:govopen:problem:upstream-unavailable", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task passes_a_basis_check_on()
    {
        _site.Behind.Checks(new BasisCheck { Usable = true, Validity = ValidityStatus.InForce, Reasons = [] });

        Assert.True((await CheckBasis()).Usable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task says_that_a_basis_is_not_verifiable_when_publishing_does_not_answer(HttpStatusCode? status)
    {
        _site.Behind.PublishingIsDown = status is null;
        _site.Behind.Answer("/api/basis-check", _ => new(status!.Value));

        var check = await CheckBasis();

        Assert.False(check.Usable);
        Assert.Equal(ValidityStatus.Unknown, check.Validity);
        Assert.Equal("notVerifiable", check.Reason);
        Assert.Equal("notVerifiable", Assert.Single(check.Reasons).Code);
    }

    [Fact]
    public async Task passes_a_refused_basis_check_on()
    {
        _site.Behind.Answer("/api/basis-check", new { type = "urn:govopen:problem:invalid-input" }, HttpStatusCode.BadRequest);

        var answer = await _site.GetAsync("/api/basis-check");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("invalid-input", answer.Text, StringComparison.Ordinal);
    }

    private async Task<BasisCheck> CheckBasis()
    {
        var answer = await _site.GetAsync("/api/basis-check?number=青发〔2024〕3号");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return JsonSerializer.Deserialize<BasisCheck>(answer.Text, ContractJson.Options)!;
    }
}
