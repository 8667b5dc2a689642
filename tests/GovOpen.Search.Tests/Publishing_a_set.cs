using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>What was committed together at the source is seen together, whoever looks when.</summary>
public sealed class Publishing_a_set : IAsyncLifetime
{
    private const int Documents = 300; // more than a page of the index

    private readonly SearchApi _search = new();

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task ends_its_documents_for_everybody_at_one_moment()
    {
        var documents = Enumerable.Range(1, Documents).Select(i => LogWriter.Published(Guid.CreateVersion7(), 1, $"第{i}号清理对象", $"第一条 清理对象{i}的正文。")).ToArray();
        await _search.HasPublishedAsync(documents);

        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => TotalsUntilAsync(done.Token))).ToArray();
        for (var version = 2; version <= 9; version++)
        {
            DateOnly? end = version % 2 == 0 ? SearchApi.Today : null;
            await _search.PublishesSetAsync(new() { Documents = [.. documents.Select(document => document with { Version = version, Validity = document.Validity with { RepealedOn = end } })] });
            await _search.PublishesAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "其间公布的别的通知")); // has the index look in between
            await _search.IsCurrentAsync();
        }

        await done.CancelAsync();
        var totals = (await Task.WhenAll(readers)).SelectMany(seen => seen).ToList();
        Assert.Equal([0, Documents], totals.Distinct().Order());
    }

    [Fact]
    public async Task applies_each_document_only_if_it_is_newer()
    {
        var (ahead, behind) = (LogWriter.Published(Guid.CreateVersion7(), 5, "已有新版的通知"), LogWriter.Published(Guid.CreateVersion7(), 1, "旧版通知"));
        await _search.HasPublishedAsync(ahead, behind);

        await _search.HasPublishedSetAsync(new() { Documents = [ahead with { Version = 4, Title = "迟到的版本" }, behind with { Version = 2, Title = "新版通知" }] });

        Assert.Equal(["已有新版的通知", "新版通知"], (await _search.TitlesAsync("validity=all")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task takes_texts_that_it_holds_from_itself()
    {
        var held = LogWriter.Published(Guid.CreateVersion7(), 1, "正文不变的通知", "第一条 只此一次。");
        await _search.HasPublishedAsync(held);
        LogWriter.Forget(held.BodyHash);

        await _search.HasPublishedSetAsync(new() { Documents = [Repealed(held)] });

        var document = await _search.DocumentAsync(held.DocumentId);
        Assert.Equal((ValidityStatus.Repealed, "只此一次。"), (document.Validity, document.Articles[0].Text));
    }

    private async Task<List<int>> TotalsUntilAsync(CancellationToken done)
    {
        var totals = new List<int>();
        while (!done.IsCancellationRequested)
        {
            totals.Add((await _search.SearchAsync("q=清理对象&size=1")).Total);
            totals.Add((await _search.SearchAsync("validity=repealed&size=1")).Total);
        }

        return totals;
    }

    private static DocumentPublished Repealed(DocumentPublished document) =>
        document with { Version = 2, Validity = document.Validity with { RepealedOn = SearchApi.Today } };
}
