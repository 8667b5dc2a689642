using System.Net;

namespace GovOpen.Hotline.Tests;

public sealed class Wrong_codes(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    [Fact]
    public async Task are_refused_a_thousand_times_and_judged_but_a_few_although_they_come_at_once()
    {
        var filed = await hotline.FilesAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => TryAsync((string)filed["receipt"]!, "AAAAAAAAAA")));

        Assert.Equal((100, 900), (answers.Count(status => status == HttpStatusCode.NotFound), answers.Count(status => status == HttpStatusCode.TooManyRequests)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync((string)filed["receipt"]!, (string)filed["code"]!));

        hotline.Clock.GoTo(hotline.Clock.GetUtcNow().AddHours(1));
        Assert.Equal(HttpStatusCode.OK, await TryAsync((string)filed["receipt"]!, (string)filed["code"]!));
    }

    [Theory]
    [InlineData("20260101-9999999")]
    [InlineData("nothing")]
    [InlineData("")]
    public async Task sound_the_same_as_receipts_that_do_not_exist(string receipt)
    {
        var filed = await hotline.FilesAsync();

        Assert.Equal(await ProblemAsync((string)filed["receipt"]!, "AAAAAAAAAA"), await ProblemAsync(receipt, (string)filed["code"]!));
    }

    [Fact]
    public async Task do_not_add_up_with_right_ones()
    {
        var filed = await hotline.FilesAsync();
        for (var i = 0; i < 110; i++) Assert.Equal(HttpStatusCode.OK, await TryAsync((string)filed["receipt"]!, (string)filed["code"]!));
    }

    private async Task<HttpStatusCode> TryAsync(string receipt, string code)
    {
        using var answer = await hotline.SendAsync(HttpMethod.Post, "/api/concerns/lookup", hotline.Anybody, new() { ["receipt"] = receipt, ["code"] = code });
        return answer.StatusCode;
    }

    private async Task<string> ProblemAsync(string receipt, string code)
    {
        var problem = await hotline.IsAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/api/concerns/lookup", hotline.Anybody, new() { ["receipt"] = receipt, ["code"] = code });
        problem.Remove("traceId");
        return problem.ToJsonString();
    }
}
