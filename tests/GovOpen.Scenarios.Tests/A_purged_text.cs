using System.Net;
using System.Text;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Scenarios.Tests;

/// <summary>What two people agreed to take out is found nowhere, byte by byte; what is known of the document stays.</summary>
public sealed class A_purged_text(Province province) : IClassFixture<Province>
{
    [Fact]
    public async Task is_found_in_no_table_index_snapshot_or_answer()
    {
        await province.GoToAsync(new DateOnly(2026, 11, 26));
        var bureau = province.Bureau();
        var secret = "泄漏的秘密" + Guid.NewGuid().ToString("N");
        var id = await bureau.HasReleasedAsync("关于清除泄密正文的通知", draft => draft["text"] = $"第一条 {secret}。");
        await province.IsCurrentAsync();
        Assert.Contains(secret, (await province.ReadAsync($"/documents/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await province.JsonAsync("/api/search?q=" + secret))["total"]!);

        var purge = await bureau.PostAsync(bureau.As(Role.SecrecyReviewer, "mi"), "/api/purges", new { documentId = id, reason = "正文含不应公开的内容" }, HttpStatusCode.Created);
        await bureau.PostAsync(bureau.As(Role.SecAdmin, "an"), $"/api/purges/{purge["id"]}/confirm", new { });
        await Eventually.BecomesAsync(async () => (DateTimeOffset?)(await bureau.GetAsync("/api/purges", Role.SecAdmin, "an"))["purges"]![0]!["finishedAt"], finished => finished is not null);
        await province.IsCurrentAsync();

        await Eventually.BecomesAsync(async () => string.Join(' ', await province.PublishingDatabase.FilesWithAsync(secret)), files => files.Length == 0, what: "Publishing's tables");
        await Eventually.BecomesAsync(async () => string.Join(' ', await province.SearchDatabase.FilesWithAsync(secret)), files => files.Length == 0, what: "Search's tables");
        await Eventually.BecomesAsync(() => Task.FromResult(SnapshotsWith(secret)), files => files == 0, what: "The snapshots");
        Assert.Equal(0, (int)(await province.JsonAsync("/api/search?q=" + secret))["total"]!);
        var (status, page) = await province.ReadAsync($"/documents/{id}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains("关于清除泄密正文的通知", page, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await province.JsonAsync($"/api/documents/{id}")).ToJsonString(), StringComparison.Ordinal);
        Assert.True((bool)(await province.JsonAsync($"/api/basis-check?id={id}"))["usable"]!);
    }

    private int SnapshotsWith(string text) => Directory.EnumerateFiles(province.Snapshots).Count(file =>
        new[] { Encoding.UTF8, Encoding.Unicode }.Any(encoding => File.ReadAllBytes(file).AsSpan().IndexOf(encoding.GetBytes(text)) >= 0));
}
