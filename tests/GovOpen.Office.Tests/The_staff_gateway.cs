using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>Over real sockets on both sides, because what counts is what passes when.</summary>
public sealed class The_staff_gateway : IAsyncLifetime, IDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly TaskCompletionSource _firstArrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _behind = null!;
    private OfficeHost _office = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _behind = builder.Build();
        _behind.MapPost("/connect/token", async (HttpRequest request) => TypedResults.Text((await request.ReadFormAsync())["grant_type"] + " is known"));
        _behind.MapGet("/openapi/v1.json", () => TypedResults.Json(new { openapi = "3.1.1" }));
        _behind.MapPost("/api/documents/import", Import);
        await _behind.StartAsync();

        _office = new(_behind.Urls.First());
        _office.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _office.StartServer();
        // The factory's own clients hold a body until it is whole.
        _client = new(new SocketsHttpHandler { UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = _office.ClientOptions.BaseAddress };
    }

    public async Task DisposeAsync() => await _behind.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _office.Dispose();
    }

    [Fact]
    public async Task streams_an_import_of_any_size_without_holding_it()
    {
        const int Chunks = 1024; // 64 MB: far over the limit of other bodies
        using var body = new Upload(async stream =>
        {
            await stream.WriteAsync(new byte[Chunk]);
            await stream.FlushAsync();
            // Nothing more is sent until most of the first piece has reached the service behind: who buffers never gets further.
            await _firstArrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
            for (var i = 1; i < Chunks; i++) await stream.WriteAsync(new byte[Chunk]);
        });

        using var answer = await Send("/api/documents/import?dryRun=true", body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"{Chunks * (long)Chunk} bytes ?dryRun=true Bearer staff-token application/x-ndjson", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task passes_a_refusal_on_before_the_body_was_sent()
    {
        var sent = false;
        using var body = new Upload(_ =>
        {
            sent = true;
            return Task.CompletedTask;
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/documents/import") { Content = body };
        request.Headers.ExpectContinue = true;

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(sent);
    }

    [Fact]
    public async Task passes_token_requests_to_identity()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" });

        using var answer = await _client.PostAsync(new Uri("/api/token", UriKind.Relative), form);

        Assert.Equal("client_credentials is known", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task refuses_other_bodies_over_10_MB()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/token") { Content = new ByteArrayContent(new byte[11 * 1024 * 1024]) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.ExpectContinue = true;

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/token")]
    [InlineData("GET", "/api/search")]
    [InlineData("POST", "/connect/token")]
    [InlineData("GET", "/internal/events")]
    public async Task knows_nothing_else(string method, string address)
    {
        using var request = new HttpRequestMessage(new(method), address);
        using var answer = await _client.SendAsync(request);

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task says_what_it_is_and_where_it_is_described()
    {
        var page = await _client.GetStringAsync(new Uri("/", UriKind.Relative));
        var description = await _client.GetStringAsync(new Uri("/openapi/publishing.json", UriKind.Relative));

        Assert.Contains("员工后台接口", page, StringComparison.Ordinal);
        Assert.Contains("/openapi/identity.json", page, StringComparison.Ordinal);
        Assert.Contains("3.1.1", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_when_a_service_is_down()
    {
        await _behind.StopAsync();

        using var answer = await _client.GetAsync(new Uri("/openapi/publishing.json", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("urn:govopen:problem:upstream-unavailable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<IResult> Import(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0) return TypedResults.Unauthorized();

        var buffer = new byte[Chunk];
        long total = 0;
        while (await request.Body.ReadAsync(buffer) is > 0 and var read)
        {
            total += read;
            if (total >= Chunk / 2) _firstArrived.TrySetResult();
        }

        return TypedResults.Text($"{total} bytes {request.QueryString} {request.Headers.Authorization} {request.ContentType}");
    }

    private async Task<HttpResponseMessage> Send(string address, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "staff-token");
        return await _client.SendAsync(request);
    }

    private sealed class OfficeHost(string behind) : WebApplicationFactory<Program>
    {
        private readonly DirectoryInfo _keyRing = Directory.CreateTempSubdirectory("govopen-office-");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("services:publishing:http:0", behind);
            builder.UseSetting("services:identity:http:0", behind);
            builder.UseSetting("DataProtection:KeyRing", _keyRing.FullName);
            // The API works without sessions, so without a database that answers.
            builder.UseSetting("ConnectionStrings:office", "Host=127.0.0.1;Port=1;Database=office");
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (_keyRing.Exists) _keyRing.Delete(recursive: true);
            _keyRing.Refresh();
        }
    }

    private sealed class Upload : HttpContent
    {
        private readonly Func<Stream, Task> _write;

        public Upload(Func<Stream, Task> write)
        {
            _write = write;
            Headers.ContentType = new("application/x-ndjson");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _write(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
