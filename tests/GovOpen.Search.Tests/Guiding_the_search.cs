using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>What staff say of words and questions holds for the next who ask, until it is taken back.</summary>
public sealed class Guiding_the_search : IAsyncLifetime
{
    private readonly SearchApi _search = new();

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task finds_what_a_word_was_said_to_mean_and_no_more_when_that_is_taken_back()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "住房公积金提取办法", "第一条 住房公积金的提取。"));
        var word = Guid.CreateVersion7();
        Assert.Equal(0, (await _search.SearchAsync("q=小金库")).Total);

        await HasSaidAsync(new SynonymsChanged { SynonymId = word, Version = 1, Word = "小金库", Terms = ["住房公积金"], ChangedAt = At });
        Assert.Equal(["住房公积金提取办法"], await _search.TitlesAsync("q=小金库"));

        await HasSaidAsync(new SynonymsChanged { SynonymId = word, Version = 2, Word = "小金库", Terms = null, ChangedAt = At });
        Assert.Equal(0, (await _search.SearchAsync("q=小金库")).Total);
    }

    [Fact]
    public async Task hears_what_is_said_of_a_word_that_came_with_the_platform()
    {
        await _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "房屋出租人登记办法", "第一条 出租人应当登记。"));
        Assert.Equal(1, (await _search.SearchAsync("q=房东")).Total);

        await HasSaidAsync(new SynonymsChanged { SynonymId = Guid.CreateVersion7(), Version = 1, Word = "房东", Terms = [], ChangedAt = At });

        Assert.Equal(0, (await _search.SearchAsync("q=房东")).Total);
    }

    [Fact]
    public async Task puts_first_what_was_said_to_come_first_and_never_what_is_not_in_force()
    {
        var (answer, ended, other) = (Published("社会保障卡挂失指南"), Published("社会保障卡旧规定"), Published("社保卡丢了怎么办的说明"));
        await _search.HasPublishedAsync(answer, other, ended with { Validity = ended.Validity with { RepealedOn = new(2024, 1, 1) } });

        await HasSaidAsync(new BestBetsChanged { BestBetId = Guid.CreateVersion7(), Version = 1, Question = "社保卡丢了怎么办？", DocumentIds = [ended.DocumentId, answer.DocumentId], ChangedAt = At });

        Assert.Equal(["社会保障卡挂失指南", "社保卡丢了怎么办的说明"], await _search.TitlesAsync("q=社保卡丢了，怎么办"));
        Assert.Equal("社会保障卡旧规定", (await _search.TitlesAsync("q=社保卡丢了怎么办&validity=all"))[0]);
        Assert.Equal("社保卡丢了怎么办的说明", (await _search.TitlesAsync("q=社保卡丢了怎么办的说明"))[0]);
    }

    [Fact]
    public async Task outlives_an_index_that_is_built_anew_and_hears_no_older_word()
    {
        await _search.HasPublishedAsync(Published("住房公积金提取办法"));
        var word = Guid.CreateVersion7();
        await HasSaidAsync(new SynonymsChanged { SynonymId = word, Version = 2, Word = "小金库", Terms = ["住房公积金"], ChangedAt = At });
        await _search.StopAsync();
        _search.SpoilSnapshots();
        _search.Start();
        await _search.IsCurrentAsync();

        Assert.Equal(1, (await _search.SearchAsync("q=小金库")).Total);
    }

    [Fact]
    public async Task forgets_what_the_source_never_said_in_its_restored_history()
    {
        await _search.HasPublishedAsync(Published("住房公积金提取办法"));
        await _search.RestoreSourceAsync(afterTheBackup: () => HasSaidAsync(new SynonymsChanged { SynonymId = Guid.CreateVersion7(), Version = 1, Word = "小金库", Terms = ["住房公积金"], ChangedAt = At }));

        await Eventually.BecomesAsync(() => _search.SearchAsync("q=小金库"), answer => answer.Total == 0 && !answer.Stale, what: "the search");
        Assert.Equal(1, (await _search.SearchAsync("")).Total);
    }

    private static DateTimeOffset At => new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    private static DocumentPublished Published(string title) => LogWriter.Published(Guid.CreateVersion7(), 1, title, $"第一条 {title}。");

    private Task HasSaidAsync(SynonymsChanged said) => HasHappenedAsync(said.SynonymId, said.Version, said);

    private Task HasSaidAsync(BestBetsChanged said) => HasHappenedAsync(said.BestBetId, said.Version, said);

    private async Task HasHappenedAsync<TEvent>(Guid subject, long version, TEvent happened) where TEvent : class
    {
        await _search.HappensAsync(db => db.Append(subject, version, happened));
        await _search.IsCurrentAsync();
    }
}
