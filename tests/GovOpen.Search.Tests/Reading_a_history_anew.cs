using System.Net;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>A restored source is read from its beginning: early versions come before those that ended or withdrew them.</summary>
public sealed class Reading_a_history_anew : IAsyncLifetime
{
    private const string Secret = "撤下的内容";

    private readonly SearchApi _search = new();

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task shows_nothing_of_what_was_withdrawn_until_it_is_read_to_its_end()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, $"{Secret}通知", $"第一条 {Secret}。") with { Number = "测发〔2026〕1号", Division = "510000" };
        var kept = LogWriter.Published(Guid.CreateVersion7(), 1, "一直公开的通知");
        var record = RecordSearch.Record(Guid.CreateVersion7(), 3, $"{Secret}记录");
        await _search.HappensAsync(db => db.Append(record.RecordId, record.Version, record));
        await _search.HasPublishedAsync(document, kept);
        var withdrawal = new DocumentSet
        {
            Documents = [document with { Version = 2, Validity = document.Validity with { WithdrawnOn = SearchApi.Today }, Acts = [new() { Type = ActType.Withdrawn, On = SearchApi.Today, RecordedAt = document.RecordedAt }] }],
        };
        await _search.HasPublishedSetAsync(withdrawal);
        await _search.HappensAsync(db => db.Append(record.RecordId, 4, new RecordWithdrawn { RecordId = record.RecordId, Version = 4, Type = record.Type, Reason = "有误", WithdrawnAt = record.RecordedAt }));
        await _search.IsCurrentAsync();

        var held = JsonSerializer.Serialize(withdrawal, ContractJson.Options);
        LogWriter.Forget(LogWriter.Keep(held)); // so that the new history cannot be read past the first version
        await _search.RestoreSourceAsync(afterTheBackup: () => _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "备份以后的通知")));
        await Eventually.BecomesAsync(() => _search.Projection.ScalarAsync("select version from entries where id = $1", document.DocumentId), version => version is 1L, what: "the version");

        await ShouldBeSilentAsync(document, record);
        var answer = await Eventually.BecomesAsync(() => _search.SearchAsync("validity=all"), answer => answer.Stale, what: "the answer"); // the index has looked again meanwhile
        await ShouldBeSilentAsync(document, record);
        Assert.Contains(kept.Title, answer.Hits.Select(hit => hit.Title));

        LogWriter.Keep(held);
        await _search.IsCurrentAsync();
        Assert.Equal(HttpStatusCode.Gone, (await _search.GetAsync($"api/documents/{document.DocumentId}")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await _search.GetAsync($"api/records/{record.RecordId}")).StatusCode);
        Assert.Equal([kept.Title], await _search.TitlesAsync("validity=all"));
    }

    [Fact]
    public async Task by_an_index_that_starts_meanwhile_shows_nothing()
    {
        var set = new DocumentSet { Documents = [LogWriter.Published(Guid.CreateVersion7(), 2, "以后的版本")] };
        await _search.HasPublishedAsync(set.Documents[0] with { Version = 1, Title = Secret });
        await _search.HasPublishedSetAsync(set);
        var held = JsonSerializer.Serialize(set, ContractJson.Options);
        LogWriter.Forget(LogWriter.Keep(held));
        await _search.RestoreSourceAsync(afterTheBackup: () => _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "备份以后的通知")));
        await Eventually.BecomesAsync(() => _search.Projection.ScalarAsync("select version from entries where title = $1", Secret), version => version is 1L, what: "the version");

        await _search.StopAsync();
        _search.Start();
        await Task.Delay(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _search.GetAsync("api/search?validity=all")).StatusCode);
        LogWriter.Keep(held);
        await _search.IsCurrentAsync();
        Assert.Equal(["以后的版本"], await _search.TitlesAsync("validity=all"));
    }

    [Fact]
    public async Task hides_an_index_that_cannot_forget_yet_what_is_purged_meanwhile()
    {
        var leaked = LogWriter.Published(Guid.CreateVersion7(), 1, "泄露隐私的通知", "第一条 身份证号码。");
        var set = new DocumentSet { Documents = [LogWriter.Published(Guid.CreateVersion7(), 1, "其他通知")] };
        await _search.HasPublishedAsync(leaked);
        await _search.HasPublishedSetAsync(set);
        var held = JsonSerializer.Serialize(set, ContractJson.Options);
        LogWriter.Forget(LogWriter.Keep(held));
        await _search.RestoreSourceAsync(afterTheBackup: () => _search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "备份以后的通知")));
        await Eventually.BecomesAsync(() => _search.Projection.ScalarAsync("select rebuilding from log_positions where source = 'publishing'"), rebuilding => rebuilding is true, what: "the position");
        Assert.Equal(leaked.DocumentId, (await _search.SearchAsync("q=身份证号码")).Hits.Single().Id);

        await _search.PurgesAsync(leaked.BodyHash);

        await Eventually.BecomesAsync(() => _search.GetAsync("api/search?q=身份证号码"), answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable, what: "the answer");
        LogWriter.Keep(held);
        await _search.IsCurrentAsync();
        Assert.Equal(0, (await _search.SearchAsync("q=身份证号码&validity=all")).Total);
    }

    private async Task ShouldBeSilentAsync(DocumentPublished document, RecordPublished record)
    {
        foreach (var address in (string[])
            [
                $"documents/{document.DocumentId}", $"documents/by-number/{document.Number}", $"documents/{document.DocumentId}/compare", $"documents/{document.DocumentId}/chain",
                "eli/510000/2026/normativeDocument/1", "changes", "addresses", "clean-ups", $"clean-ups/{Guid.CreateVersion7()}", $"clean-ups/{Guid.CreateVersion7()}.csv", "records", $"records/{record.RecordId}",
            ])
        {
            using var answer = await _search.GetAsync("api/" + address);
            Assert.Equal((address, HttpStatusCode.ServiceUnavailable), (address, answer.StatusCode));
            Assert.Contains("urn:govopen:problem:rebuilding", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var address in (string[])["search?validity=all&q=" + Secret, "effective-list.csv", "effective-list.json"])
        {
            using var answer = await _search.GetAsync("api/" + address);
            Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
