using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Clean_ups(SearchApi search) : IClassFixture<SearchApi>
{
    [Fact]
    public async Task come_with_the_documents_that_they_changed()
    {
        var (kept, repealed) = (LogWriter.Published(Guid.CreateVersion7(), 1, "继续有效的办法"), LogWriter.Published(Guid.CreateVersion7(), 1, "=废止的办法"));
        await search.HasPublishedAsync(kept, repealed);
        var cleanUp = CleanUp("2026年清理结果", new(2026, 11, 1),
            new(CleanUpOutcome.Continue, kept.DocumentId, kept.Title, "测发〔2020〕1号", null, ByDefault: false),
            new(CleanUpOutcome.Repeal, repealed.DocumentId, repealed.Title, null, null, ByDefault: true),
            new(CleanUpOutcome.Amend, Guid.CreateVersion7(), "不在库中的办法", null, new(2028, 5, 31), ByDefault: false));

        await search.HasPublishedSetAsync(new()
        {
            CleanUp = cleanUp,
            Documents = [repealed with { Version = 2, Validity = repealed.Validity with { RepealedOn = new(2026, 11, 10) }, Acts = [new() { Type = ActType.Repealed, On = new(2026, 11, 10), CleanUpId = cleanUp.CleanUpId, RecordedAt = repealed.RecordedAt }] }],
        });

        var view = await search.ReadAsync<CleanUpView>("api/clean-ups/" + cleanUp.CleanUpId);
        Assert.Equal((cleanUp.Title, new CleanUpCounts(1, 1, 1, 0), SearchApi.Today), (view.Title, view.Counts, view.AsOf));
        Assert.Equal([(kept.Title, ValidityStatus.InForce), (repealed.Title, ValidityStatus.Repealed), ("不在库中的办法", ValidityStatus.NotDisclosed)], view.Lines.Select(line => (line.Title, line.Validity)));
        Assert.Equal(["/documents/" + kept.DocumentId, "/documents/" + repealed.DocumentId, null], view.Lines.Select(line => line.Url));
        Assert.Equal(cleanUp.CleanUpId, Assert.Single((await search.DocumentAsync(repealed.DocumentId)).Acts).CleanUpId);

        using var table = await search.GetAsync($"api/clean-ups/{cleanUp.CleanUpId}.csv");
        var rows = (await table.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Equal(4, rows.Length);
        Assert.Matches($"^废止,\"'=废止的办法\",,,是,废止,2026-11-22,2026-11-2[23] [0-9:]{{8}} \\+08:00,/documents/{repealed.DocumentId},{repealed.DocumentId}$", rows[2]);
    }

    [Fact]
    public async Task stand_in_pages_the_newest_first()
    {
        for (var month = 1; month <= 5; month++)
        {
            var document = LogWriter.Published(Guid.CreateVersion7(), 1, $"{month}月的办法");
            await search.PublishesSetAsync(new() { Documents = [document], CleanUp = CleanUp($"{month}月清理", new(2020, month, 1), new CleanUpLine(CleanUpOutcome.Lapse, document.DocumentId, document.Title, null, null, ByDefault: false)) });
        }

        await search.IsCurrentAsync();
        var titles = new List<string>();
        for (var page = 1; page <= 10; page++)
        {
            var list = await search.ReadAsync<CleanUpList>($"api/clean-ups?page={page}&size=2");
            titles.AddRange(list.CleanUps.Where(cleanUp => cleanUp.PublishedOn.Year == 2020).Select(cleanUp => cleanUp.Title));
            Assert.True(list.CleanUps.Count <= 2 && list.Total >= 5);
        }

        Assert.Equal(["5月清理", "4月清理", "3月清理", "2月清理", "1月清理"], titles);
    }

    [Theory]
    [InlineData("api/clean-ups/nonsense", HttpStatusCode.NotFound)]
    [InlineData("api/clean-ups/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d", HttpStatusCode.NotFound)]
    [InlineData("api/clean-ups/0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d.csv", HttpStatusCode.NotFound)]
    [InlineData("api/clean-ups?page=0", HttpStatusCode.BadRequest)]
    [InlineData("api/clean-ups?size=101", HttpStatusCode.BadRequest)]
    [InlineData("api/clean-ups?page=5000&size=3", HttpStatusCode.BadRequest)]
    public async Task that_cannot_be_shown_are_refused(string address, HttpStatusCode expected)
    {
        using var answer = await search.GetAsync(address);
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private static CleanUpPublished CleanUp(string title, DateOnly publishedOn, params CleanUpLine[] lines) => new()
    {
        CleanUpId = Guid.CreateVersion7(), Title = title, Issuer = "四川省人民政府", Division = "510000", PublishedOn = publishedOn, EffectiveOn = publishedOn.AddDays(9), DefaultRepeal = true, Lines = lines,
    };
}
