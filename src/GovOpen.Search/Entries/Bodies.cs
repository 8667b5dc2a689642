using System.Net;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>The texts that events name by their hashes: what an entry holds already is taken from it, the rest is fetched from Publishing.</summary>
internal sealed class Bodies(SearchDb db, IHttpClientFactory clients)
{
    /// <summary>A clean-up has thousands of documents: what is held of them is not read all at once.</summary>
    private const int AtOnce = 50;

    /// <summary>The entries that these documents become.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesOfAsync(IReadOnlyList<DocumentPublished> documents, string source, Guid epoch, string? traceParent, CancellationToken ct)
    {
        var entries = new List<Entry>(documents.Count);
        foreach (var some in documents.Chunk(AtOnce)) await AddAsync(entries, some, source, epoch, traceParent, ct);
        return entries;
    }

    private async Task AddAsync(List<Entry> entries, DocumentPublished[] documents, string source, Guid epoch, string? traceParent, CancellationToken ct)
    {
        var held = await HeldAsync([.. documents.Where(document => document.Version > 1).Select(document => document.DocumentId)], ct);
        foreach (var document in documents)
        {
            var texts = new Dictionary<string, string>();
            var purged = new List<string>();
            foreach (var hash in document.TextHashes())
            {
                if ((held.GetValueOrDefault(document.DocumentId)?.TextOf(hash) ?? await FetchAsync(hash, ct)) is { } text) texts.Add(hash, text);
                else purged.Add(hash);
            }

            texts.Remove(document.BodyHash, out var body);
            entries.Add(new()
            {
                Id = document.DocumentId,
                Source = source,
                Epoch = epoch,
                Version = document.Version,
                Withdrawn = document.Validity.WithdrawnOn is not null,
                PublishedOn = document.Validity.PublishedOn,
                RecordedAt = document.RecordedAt,
                Title = document.Title,
                NumberKey = document.Number is null ? null : DocumentNumber.KeyOf(document.Number),
                Issuer = document.Issuer,
                Theme = document.Theme,
                Eli = Eli.Of(document),
                Content = JsonSerializer.Serialize(document, ContractJson.Options),
                Body = body ?? "",
                Texts = JsonSerializer.Serialize(texts, ContractJson.Options),
                Purged = [.. purged],
                TraceParent = traceParent,
            });
        }
    }

    /// <summary>What a hash names, as JSON.</summary>
    public async Task<T> ReadAsync<T>(string hash, CancellationToken ct) =>
        JsonSerializer.Deserialize<T>(await FetchAsync(hash, ct) ?? throw new InvalidOperationException($"{typeof(T).Name} {hash} was purged."), ContractJson.Options)!;

    private async Task<Dictionary<Guid, Entry>> HeldAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await db.Entries.AsNoTracking().Where(e => ids.Contains(e.Id) && !e.Removed).ToDictionaryAsync(e => e.Id, ct);

    /// <summary>Null for a text that was purged.</summary>
    private async Task<string?> FetchAsync(string hash, CancellationToken ct)
    {
        using var publishing = clients.CreateClient(Currency.Publishing);
        using var answer = await publishing.GetAsync(new Uri("internal/bodies/" + hash, UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.Gone) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }
}
