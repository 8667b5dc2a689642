namespace GovOpen.Office.Tests;

public sealed class Trying_too_often : IAsyncLifetime
{
    private const int Burst = 3;

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync(("RateLimits:SignIn:Burst", "3"), ("RateLimits:SignIn:PerMinute", "1"));

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account/password")]
    [InlineData("/account/second-factor")]
    [InlineData("/account/second-factor/confirm")]
    public async Task is_refused_with_a_page_to_people(string address)
    {
        var page = await UntilRefused(_office.Browser(), address);

        Assert.Equal("60", page.Headers["Retry-After"]);
        Assert.Contains("操作太频繁", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_with_problem_details_to_machines()
    {
        var answer = await UntilRefused(_office.Browser(), "/api/token");

        Assert.Equal("60", answer.Headers["Retry-After"]);
        Assert.Contains("urn:govopen:problem:too-many-requests", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_counted_wherever_it_is_tried()
    {
        await UntilRefused(_office.Browser(), "/api/token");

        Assert.Equal(429, (await _office.Browser().PostAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task is_nobody_elses_fault_and_hinders_no_reading()
    {
        await UntilRefused(_office.Browser(), "/sign-in");

        Assert.Equal(400, (await _office.Browser("192.0.2.99").PostAsync("/sign-in")).Status);
        Assert.Equal(200, (await _office.Browser().GetAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task cannot_be_hidden_behind_forged_addresses()
    {
        for (var i = 0; i < Burst; i++) await _office.Browser().SendAsync(HttpMethod.Post, "/sign-in", [], ("X-Forwarded-For", $"198.51.100.{i}"));

        Assert.Equal(429, (await _office.Browser().SendAsync(HttpMethod.Post, "/sign-in", [], ("X-Forwarded-For", "198.51.100.9"))).Status);
    }

    private static async Task<Shown> UntilRefused(Browser browser, string address)
    {
        for (var i = 0; i < Burst; i++) Assert.NotEqual(429, (await browser.PostAsync(address)).Status);
        return await browser.PostAsync(address);
    }
}
