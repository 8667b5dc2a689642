using System.Net;
using Microsoft.AspNetCore.Http;

namespace GovOpen.Portal.Tests;

public sealed class Reading_too_fast : IDisposable
{
    private const int Many = 100;

    private readonly Site _site = new Site().With("RateLimits:PublicReads:Burst", "3").With("RateLimits:PublicReads:PerSecond", "1");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task is_refused_with_a_page_to_people_and_problem_details_to_machines()
    {
        var page = await UntilRefused(_ => From("192.0.2.1", "/about"));
        var answer = await UntilRefused(_ => From("192.0.2.1", "/api/nowhere"));

        Assert.Equal("1", page.RetryAfter);
        Assert.Contains("访问太快了", page.Text, StringComparison.Ordinal);
        Assert.Equal("1", answer.RetryAfter);
        Assert.Contains("urn:govopen:problem:too-many-requests", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_nobody_elses_fault()
    {
        await UntilRefused(_ => From("192.0.2.1", "/about"));

        Assert.Equal(200, (await From("192.0.2.2", "/about")).Status);
    }

    [Fact]
    public async Task does_not_hide_whether_the_portal_is_well()
    {
        for (var i = 0; i < Many; i++) Assert.Equal(200, (await From("192.0.2.1", "/health/live")).Status);
    }

    [Fact]
    public async Task is_counted_for_a_whole_network_of_one_subscriber()
    {
        await UntilRefused(i => From($"2001:db8:1:2::{i:x}", "/about"));

        Assert.Equal(200, (await From("2001:db8:1:3::1", "/about")).Status);
    }

    [Fact]
    public Task cannot_be_hidden_behind_forged_addresses() =>
        UntilRefused(i => From("192.0.2.1", "/about", forwardedFor: $"198.51.100.{i}"));

    [Fact]
    public async Task is_counted_by_the_address_that_a_known_proxy_gives()
    {
        _site.With("ForwardedHeaders:KnownProxies:0", "192.0.2.1");
        await UntilRefused(_ => From("192.0.2.1", "/about", forwardedFor: "198.51.100.7"));

        Assert.Equal(200, (await From("192.0.2.1", "/about", forwardedFor: "198.51.100.8")).Status);
    }

    /// <summary>The bucket holds three and gains one a second: whoever asks this often is refused, however slow the machine.</summary>
    private static async Task<(int Status, string? RetryAfter, string Text)> UntilRefused(Func<int, Task<(int Status, string? RetryAfter, string Text)>> ask)
    {
        for (var i = 1; i <= Many; i++)
        {
            if (await ask(i) is { Status: 429 } refused) return refused;
        }

        throw new Xunit.Sdk.XunitException($"None of {Many} requests was refused.");
    }

    private async Task<(int Status, string? RetryAfter, string Text)> From(string address, string path, string? forwardedFor = null)
    {
        var answer = await _site.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            context.Request.Method = HttpMethods.Get;
            context.Request.Path = path;
            if (forwardedFor is not null) context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        });
        using var reader = new StreamReader(answer.Response.Body);
        return (answer.Response.StatusCode, answer.Response.Headers.RetryAfter, await reader.ReadToEndAsync());
    }
}
