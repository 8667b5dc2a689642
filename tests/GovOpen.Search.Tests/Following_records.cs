using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Tests;

/// <summary>The projection of disclosure records against what the source tells, through failures.</summary>
public sealed class Following_records : IAsyncLifetime
{
    private readonly RecordSearch _records = new();

    private SearchApi Search => _records.Search;

    public Task InitializeAsync() => _records.InitializeAsync();

    public Task DisposeAsync() => _records.DisposeAsync();

    [Fact]
    public async Task shows_the_newest_version_whatever_the_order()
    {
        var id = Guid.CreateVersion7();
        await _records.TellAsync(RecordSearch.Record(id, 2, "最初"), RecordSearch.Record(id, 7, "最新"), RecordSearch.Record(id, 4, "中间"));
        Assert.Equal(["最新"], await _records.TitlesAsync(""));
    }

    [Fact]
    public async Task takes_the_same_event_twice_for_one()
    {
        var record = RecordSearch.Record(Guid.CreateVersion7(), 3, "只有一份");
        await _records.TellAsync(record);
        await Search.StopAsync();
        Search.Start();
        await Search.IsCurrentAsync();
        Assert.Equal(["只有一份"], await _records.TitlesAsync(""));
    }

    [Fact]
    public async Task shows_no_withdrawn_record_and_says_why_at_its_address()
    {
        var id = Guid.CreateVersion7();
        await _records.TellAsync(RecordSearch.Record(id, 3, "将撤下"));
        await _records.WithdrawAsync(id, 5, "对象认定有误");

        using var answer = await Search.GetAsync($"api/records/{id}");

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(("urn:govopen:problem:withdrawn", "2026-11-20", "对象认定有误"), ((string)problem["type"]!, (string)problem["withdrawnOn"]!, (string)problem["reason"]!));
        Assert.DoesNotContain("将撤下", problem.ToJsonString(ContractJson.Options), StringComparison.Ordinal);
        Assert.Empty(await _records.TitlesAsync(""));
    }

    [Fact]
    public async Task is_not_brought_back_by_an_event_that_comes_late()
    {
        var id = Guid.CreateVersion7();
        await _records.WithdrawAsync(id, 5, "对象认定有误");
        await _records.TellAsync(RecordSearch.Record(id, 3, "迟到的"));
        Assert.Empty(await _records.TitlesAsync(""));
    }

    [Fact]
    public async Task forgets_what_a_restored_source_has_forgotten()
    {
        var forgotten = Guid.CreateVersion7();
        await _records.TellAsync(RecordSearch.Record(Guid.CreateVersion7(), 3, "备份以前"));
        await Search.RestoreSourceAsync(afterTheBackup: () => _records.TellAsync(RecordSearch.Record(forgotten, 3, "备份以后") with { Organiser = "某单位", Result = "solved", Tags = ["标签"] }));

        await Search.IsCurrentAsync();
        Assert.Equal(["备份以前"], await _records.TitlesAsync(""));
        using var answer = await Search.GetAsync($"api/records/{forgotten}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("{}{}0", await Search.Projection.ScalarAsync(
            """
            select concat(withdrawn_on, withdrawal_reason, type, type_name, column_key, column_name, title, issuer, division, organiser, result, result_name, published_on, text, content, tags, year)
            from records where id = $1
            """, forgotten));
    }

    [Fact]
    public async Task shows_all_that_is_public_of_one()
    {
        var told = RecordSearch.Record(Guid.CreateVersion7(), 3, "完整的记录");
        await _records.TellAsync(told);

        using var answer = await Search.GetAsync($"api/records/{told.RecordId}");
        var shown = (await answer.Content.ReadFromJsonAsync<RecordView>(ContractJson.Options))!;

        Assert.Equal(told.Fields.Select(field => (field.Key, field.Value, field.Name.En)), shown.Record.Fields.Select(field => (field.Key, field.Value, field.Name.En)));
        Assert.Equal(("完整的记录", $"/records/{told.RecordId}", false), (shown.Record.Title, shown.Url, shown.Stale));
    }
}
