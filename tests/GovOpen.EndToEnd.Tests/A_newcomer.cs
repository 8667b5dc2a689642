using GovOpen.Contracts;

namespace GovOpen.EndToEnd.Tests;

[Collection("platform")]
public sealed class A_newcomer(Platform platform)
{
    private static readonly string[] _components = ["epmd", "host", "hotline", "identity", "interpretation", "office", "portal", "postgres", "publishing", "rabbitmq", "search"];

    [Fact]
    public async Task sees_that_everything_is_healthy_after_up()
    {
        var status = await platform.IsHealthyAsync();
        var components = status["components"]!.AsArray();
        Assert.Equal(_components, components.Select(component => component!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(components, component => Assert.Equal("healthy", component!["health"]!.GetValue<string>()));
        Assert.All(components, component => Assert.True(component!["pid"]!.GetValue<int>() > 0));
    }

    [Fact]
    public async Task finds_the_sample_with_every_validity_there_is()
    {
        var all = await platform.SearchAsync("validity=all");
        Assert.True(all.Total >= 60, $"{all.Total} documents");
        Assert.Equal(
            Enum.GetValues<ValidityStatus>().Except([ValidityStatus.NotDisclosed]).Select(CamelCase.Of).Order(StringComparer.Ordinal),
            all.Facets.Validity.Select(value => value.Value).Order(StringComparer.Ordinal));

        var inForce = await platform.SearchAsync("q=补贴&size=100");
        Assert.NotEmpty(inForce.Hits);
        Assert.All(inForce.Hits, hit => Assert.True(hit.Validity.IsInForce(), $"{hit.Title} is {hit.Validity}"));
    }

    [Fact]
    public async Task is_told_that_it_runs_already_when_starting_it_again()
    {
        var (code, output) = await platform.UpAsync();
        Assert.Equal(0, code);
        Assert.Contains(platform.Portal.Port.ToString(), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_asks_badly_gets_an_answer_that_helps()
    {
        foreach (var bad in new[] { "page=0", "q=%E3%80%82%E3%80%82", "q=%01", "q=" + new string('a', 10_000), "q=" + string.Concat(Enumerable.Repeat("%E8%A1%A5", 10_000)) })
        {
            using var answer = await platform.GetAsync("api/search?" + bad);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }
}
