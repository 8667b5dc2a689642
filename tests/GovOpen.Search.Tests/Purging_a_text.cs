using GovOpen.Contracts.Publishing.V1;
using GovOpen.Search.Tests.Indexing;
using GovOpen.Testing;
using Npgsql;

namespace GovOpen.Search.Tests;

/// <summary>A text that must not be kept goes from everything that was made of it; its document stays.</summary>
public sealed class Purging_a_text : IAsyncLifetime
{
    private const string Secret = "甲乙丙丁的身份证号码是不应公开的隐私标记";

    private readonly SearchApi _search = new();

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task leaves_nothing_of_it_in_table_files_snapshots_or_answers()
    {
        var (leaked, filler) = (Leaking("泄露隐私的通知"), Enumerable.Range(0, 30).Select(i => LogWriter.Published(Guid.CreateVersion7(), 1, $"其他通知{i}", $"第一条 其他内容{i}。")).ToArray());
        await _search.HasPublishedAsync([leaked, .. filler]);
        await _search.StopAsync(); // writes a snapshot
        _search.Start();
        await _search.IsCurrentAsync();
        await ShouldStandAsync(inFiles: true);

        await _search.HasPurgedAsync(leaked.BodyHash);

        await ShouldStandAsync(inFiles: false);
        Assert.Equal(0, (await _search.SearchAsync("q=身份证号码&validity=all")).Total);
        var document = await _search.DocumentAsync(leaked.DocumentId);
        Assert.Equal((leaked.Title, true, 0), (document.Title, document.TextPurged, document.Articles.Count));
        Assert.Equal(31, (await _search.SearchAsync("validity=all")).Total);
        await _search.StopAsync();
        Assert.DoesNotContain(Snapshots_of_the_index.TextsOf(_search.Snapshots), text => text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task takes_one_of_several_texts_and_leaves_the_others()
    {
        var leaked = Leaking("修改前泄露隐私的办法");
        var amended = leaked with { BodyHash = LogWriter.Keep("第一条 已经改好。"), Texts = [new(null, leaked.BodyHash), new(new(2025, 1, 1), LogWriter.Keep("第一条 已经改好。"))], RecordedAt = new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero) };
        await _search.HasPublishedAsync(amended);

        await _search.HasPurgedAsync(leaked.BodyHash);

        Assert.True((await _search.DocumentAsync(leaked.DocumentId, "2024-12-31")).TextPurged);
        var now = await _search.DocumentAsync(leaked.DocumentId);
        Assert.Equal((false, "已经改好。"), (now.TextPurged, now.Articles[0].Text));
        Assert.False(await IsInFilesAsync());
    }

    [Fact]
    public async Task holds_against_an_event_that_brings_it_again()
    {
        var leaked = Leaking("再次公布的泄露隐私的通知");
        await _search.HasPublishedAsync(leaked);
        await _search.HasPurgedAsync(leaked.BodyHash);

        LogWriter.Restore(leaked.BodyHash); // the source is as it was before the purge, or the text was on its way already
        await _search.HasPublishedAsync(leaked with { Version = 2, Title = "改了标题的泄露隐私的通知" }, Leaking("同文另件"));

        Assert.Equal((true, "改了标题的泄露隐私的通知"), ((await _search.DocumentAsync(leaked.DocumentId)).TextPurged, (await _search.DocumentAsync(leaked.DocumentId)).Title));
        Assert.Equal(0, (await _search.SearchAsync("q=身份证号码&validity=all")).Total);
        Assert.False(await IsInFilesAsync());
    }

    [Fact]
    public async Task lets_an_empty_projection_be_filled_from_the_feed()
    {
        var leaked = Leaking("只剩事件的通知");
        await _search.PurgesAsync(leaked.BodyHash);
        await _search.HasPublishedAsync(leaked);

        var document = await _search.DocumentAsync(leaked.DocumentId);
        Assert.Equal((true, 0), (document.TextPurged, document.Articles.Count));
    }

    [Fact]
    public async Task is_gone_through_by_an_index_that_slept_meanwhile()
    {
        var leaked = Leaking("停机期间清除的通知");
        await _search.HasPublishedAsync(leaked);
        await _search.StopAsync();
        var old = Directory.GetFiles(_search.Snapshots).ToDictionary(file => file, File.ReadAllBytes);
        _search.Start();
        await _search.HasPurgedAsync(leaked.BodyHash);
        await _search.StopAsync();
        foreach (var (file, bytes) in old) await File.WriteAllBytesAsync(file, bytes); // as if the purge had come while this replica was down

        _search.Start();
        await _search.IsCurrentAsync();
        await _search.StopAsync();

        Assert.DoesNotContain(Snapshots_of_the_index.TextsOf(_search.Snapshots), text => text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_done_by_a_service_that_may_not_alter_tables()
    {
        await using var database = await PostgresDatabase.CreateAsync("search", SearchApi.MigrateAsync);
        var role = "service_" + Guid.NewGuid().ToString("N");
        await database.ScalarAsync($"create role {role}");
        try
        {
            await database.ScalarAsync($"grant select, insert, update, delete on all tables in schema public to {role}");
            Assert.Equal("42501", await RefusalAsync("truncate entries"));
            Assert.Equal("42501", await RefusalAsync("select rewrite_entries()"));
            await database.ScalarAsync($"grant execute on all functions in schema public to {role}"); // as --migrate does for the service's role
            Assert.Null(await RefusalAsync("select rewrite_entries()"));
        }
        finally
        {
            await database.ScalarAsync($"drop owned by {role}; drop role {role}");
        }

        async Task<string?> RefusalAsync(string statement)
        {
            try
            {
                await database.ScalarAsync($"set role {role}; {statement}");
                return null;
            }
            catch (PostgresException e)
            {
                return e.SqlState;
            }
            finally
            {
                await database.ScalarAsync("reset role");
            }
        }
    }

    private static DocumentPublished Leaking(string title) => LogWriter.Published(Guid.CreateVersion7(), 1, title, $"第一条 {Secret}。");

    private async Task ShouldStandAsync(bool inFiles)
    {
        await _search.Projection.ScalarAsync("analyze entries");
        Assert.Equal(inFiles, await IsInFilesAsync());
        Assert.Equal(inFiles, Snapshots_of_the_index.TextsOf(_search.Snapshots).Any(text => text.Contains(Secret, StringComparison.Ordinal)));
    }

    private async Task<bool> IsInFilesAsync() => (await _search.Projection.FilesWithAsync(Secret)).Count > 0;
}
