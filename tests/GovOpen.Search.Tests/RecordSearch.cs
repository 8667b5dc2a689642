using System.Net.Http.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.EventLog;

namespace GovOpen.Search.Tests;

/// <summary>The search service, and records that its source tells of.</summary>
public sealed class RecordSearch : IAsyncLifetime
{
    public SearchApi Search { get; } = new();

    public Task InitializeAsync() => Search.InitializeAsync();

    public Task DisposeAsync() => Search.DisposeAsync();

    public static RecordPublished Record(Guid id, long version, string title) => new()
    {
        RecordId = id,
        Version = version,
        Type = "npcProposal",
        TypeName = Words("人大代表建议"),
        Column = "proposals",
        ColumnName = Words("建议提案办理"),
        Title = title,
        Issuer = "成都市人民政府办公厅",
        Division = "510100",
        Year = 2025,
        Fields = [Field("答复如下")],
        PublishedOn = new(2026, 6, 1),
        RecordedAt = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero),
    };

    public static PublicField Field(string text) => new() { Key = "reply", Name = new() { Zh = "答复全文", En = "Reply" }, Kind = RecordFieldKind.LongText, Value = text };

    public static Wording Words(string text) => new() { Zh = text, En = text };

    public async Task TellAsync(params RecordPublished[] records)
    {
        await Search.HappensAsync(db => Array.ForEach(records, record => db.Append(record.RecordId, record.Version, record)));
        await Search.IsCurrentAsync();
    }

    public async Task WithdrawAsync(Guid id, long version, string reason)
    {
        await Search.HappensAsync(db => db.Append(id, version, new RecordWithdrawn { RecordId = id, Version = version, Type = "npcProposal", Reason = reason, WithdrawnAt = new(2026, 11, 19, 20, 0, 0, TimeSpan.Zero) }));
        await Search.IsCurrentAsync();
    }

    public async Task<RecordsResponse> AskAsync(string parameters)
    {
        using var answer = await Search.GetAsync("api/records?" + parameters);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<RecordsResponse>(ContractJson.Options))!;
    }

    public async Task<string[]> TitlesAsync(string parameters) => [.. (await AskAsync(parameters)).Hits.Select(hit => hit.Title)];
}
