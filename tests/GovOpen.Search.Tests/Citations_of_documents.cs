using GovOpen.Contracts.Publishing.V1;
using GovOpen.Search.Entries;
using GovOpen.Testing;
using Npgsql;

namespace GovOpen.Search.Tests;

public sealed class Citations_of_documents(SearchApi search) : IClassFixture<SearchApi>
{
    [Theory]
    [InlineData("依照《中华人民共和国行政许可法》第四条和《四川省行政许可条例（试行）》", "行政许可法|四川省行政许可条例")]
    [InlineData("按《行政许可法》办理。《行政许可法》另有规定的除外。", "行政许可法")]
    [InlineData("《 工伤 保险\u3000条例[2010修订] 》", "工伤保险条例")]
    [InlineData("没有书名号的行政许可法", "")]
    [InlineData("《》《一》《没有收尾的", "")]
    [InlineData("《关于印发《某办法》的通知》", "某办法")]
    public void are_the_names_in_book_marks(string text, string names) => Assert.Equal(names, string.Join('|', Citations.In(text)));

    [Theory]
    [InlineData("中华人民共和国行政许可法", "行政许可法")]
    [InlineData("《四川省食品小作坊管理条例》（2023年修正）", "四川省食品小作坊管理条例")]
    [InlineData("中华人民共和国", "")]
    public void name_a_title_without_what_differs_from_text_to_text(string title, string name) => Assert.Equal(name, Citations.NameOf(title));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 6)]
    [InlineData(4, 12)]
    public void are_kept_in_powers_of_two(int level, int count) => Assert.Equal(count, CountCitations.CountOf(level));

    [Fact]
    public async Task raise_what_is_named_often_above_what_says_the_same()
    {
        var (unnamed, named) = (Regulation("甲地犬只管理办法"), Regulation("乙地犬只管理办法"));
        await search.HasPublishedAsync([unnamed, named, .. Enumerable.Range(0, 4).Select(i => Regulation($"其他规定{i}", "第一条 依照《乙地犬只管理办法》处理。"))]);
        var before = await ScoresAsync();
        Assert.Equal(before[unnamed.DocumentId], before[named.DocumentId]);

        await CountAsync();

        await Eventually.BecomesAsync(ScoresAsync, scores => scores[named.DocumentId] > scores[unnamed.DocumentId], what: "the order");

        Task CountAsync() => WithDatabaseAsync(database => CountCitations.CountAsync(database, rest: () => Task.CompletedTask, CancellationToken.None));

        async Task<Dictionary<Guid, double>> ScoresAsync() => (await search.SearchAsync("q=遛犬应当牵绳")).Hits.ToDictionary(hit => hit.Id, hit => hit.Score);
    }

    [Fact]
    public async Task are_counted_anew_when_a_text_changes_and_told_once()
    {
        var cited = Regulation("被引用的办法");
        var citing = Regulation("关于实施《被引用的办法》的通知", "第一条 依照《被引用的办法》。");
        await search.HasPublishedAsync(cited, citing);
        await WithDatabaseAsync(database => CountCitations.CountAsync(database, rest: () => Task.CompletedTask, CancellationToken.None));
        var (level, applied) = await LevelAsync(cited);
        Assert.Equal(3, level); // one that names it in its title stands for six

        await WithDatabaseAsync(database => CountCitations.CountAsync(database, rest: () => Task.CompletedTask, CancellationToken.None));
        Assert.Equal((level, applied), await LevelAsync(cited));

        await search.HasPublishedAsync(Regulation("关于其他事项的通知", "第一条 不再引用。") with { DocumentId = citing.DocumentId, Version = 2 });
        await WithDatabaseAsync(database => CountCitations.CountAsync(database, rest: () => Task.CompletedTask, CancellationToken.None));
        Assert.Equal(0, (await LevelAsync(cited)).Level);
    }

    private async Task<(int Level, long Applied)> LevelAsync(DocumentPublished document)
    {
        await using var db = SearchApi.Open(search.Projection.ConnectionString);
        var entry = await db.Entries.FindAsync(document.DocumentId);
        return (entry!.CitedLevel, entry.AppliedSeq);
    }

    private async Task WithDatabaseAsync(Func<NpgsqlDataSource, Task> act)
    {
        await using var database = NpgsqlDataSource.Create(search.Projection.ConnectionString);
        await act(database);
    }

    private static DocumentPublished Regulation(string title, string text = "第一条 遛犬应当牵绳。") => LogWriter.Published(Guid.CreateVersion7(), 1, title, text);
}
