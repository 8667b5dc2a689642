using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Rules;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>
/// Takes the lines of one request, chunk by chunk; a chunk is one transaction, state and events together. A request that is
/// cut leaves whole chunks; sent again, it finds them unchanged and goes on.
/// </summary>
internal sealed class ImportRun(
    PublishingDb db, SeenInRequest seen, RefusalSpool refusals, Actor register, AuditTrail trail, IReadOnlyList<SunsetRule> rules, TimeProvider clock, bool dryRun)
{
    // The log's lock is held for a chunk: short enough for everybody else, and for memory.
    private const int MostLines = 200;
    private const int MostCharacters = 8 * 1024 * 1024;

    private readonly Guid _id = Guid.CreateVersion7(clock.GetUtcNow());
    private readonly List<ImportLine> _chunk = new(MostLines);
    private long _characters;
    private long _accepted;
    private long _updated;
    private long _unchanged;

    public async Task AddAsync(ImportLine line, CancellationToken ct)
    {
        _chunk.Add(line);
        _characters += line.Content?.Document.Text.Length ?? 0;
        if (_chunk.Count >= MostLines || _characters >= MostCharacters) await TakeChunkAsync(isLast: false, ct);
    }

    public async Task<ImportSummary> EndAsync(IgnoredFields ignored, CancellationToken ct)
    {
        await TakeChunkAsync(isLast: true, ct);
        return new(_accepted, _updated, _unchanged, refusals.Count, ignored.Names);
    }

    /// <summary>The end is told of in the commit of the last lines, or alone where none are left.</summary>
    private async Task TakeChunkAsync(bool isLast, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!dryRun) await EventLock.TakeAsync(db, ct);

        var fresh = await WithoutRepetitionsAsync(ct);
        var ids = fresh.ConvertAll(line => line.Id!);
        var known = await db.Documents.Where(document => ids.Contains(document.SourceId)).ToDictionaryAsync(document => document.SourceId, StringComparer.Ordinal, ct);
        await RefuseForeignAsync(fresh, known, ct);
        var changed = fresh.ConvertAll(line => line.Content!).FindAll(content => Count(content, known));
        if (!dryRun) await SaveAsync(changed, known, isLast, ct);

        await seen.AddAsync(fresh.ConvertAll(line => line.Content!), ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        _chunk.Clear();
        _characters = 0;
    }

    /// <summary>The good lines whose id comes for the first time in this request. The same again is unchanged; something else under the same id is refused.</summary>
    private async Task<List<ImportLine>> WithoutRepetitionsAsync(CancellationToken ct)
    {
        var earlier = await seen.FindAsync([.. _chunk.Where(line => line.Content is not null).Select(line => line.Id!)], ct);
        var fresh = new List<ImportLine>();
        foreach (var line in _chunk)
        {
            if (line.Content is not { } content)
            {
                await refusals.AddAsync(line, ct);
            }
            else if (earlier.TryAdd(line.Id!, content.Hash))
            {
                fresh.Add(line);
            }
            else if (earlier[line.Id!].AsSpan().SequenceEqual(content.Hash))
            {
                _unchanged++;
            }
            else
            {
                await refusals.AddAsync(ImportLine.Refused(line.Number, line.Id, "id", "stands on an earlier line of this request with other content."), ct);
            }
        }

        return fresh;
    }

    /// <summary>What another register brought is its own to change.</summary>
    private async Task RefuseForeignAsync(List<ImportLine> fresh, Dictionary<string, Document> known, CancellationToken ct)
    {
        var foreign = fresh.FindAll(line => known.TryGetValue(line.Id!, out var document) && !document.IsChangedBy(register));
        foreach (var line in foreign) await refusals.AddAsync(ImportLine.Refused(line.Number, line.Id, "id", "is used by another register; choose ids that no other source uses, for example with a prefix of your own."), ct);
        fresh.RemoveAll(foreign.Contains);
    }

    /// <summary>Counts it, and returns whether it changes anything.</summary>
    private bool Count(StatedContent content, Dictionary<string, Document> known)
    {
        if (!known.TryGetValue(content.Document.Id, out var document)) _accepted++;
        else if (!document.Holds(content)) _updated++;
        else
        {
            _unchanged++;
            return false;
        }

        return true;
    }

    private async Task SaveAsync(List<StatedContent> changed, Dictionary<string, Document> known, bool isLast, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var written = new List<string>(changed.Count);
        foreach (var content in changed)
        {
            if (!known.TryGetValue(content.Document.Id, out var document))
            {
                document = Document.New(content.Document.Id, now);
                db.Add(document);
            }

            var published = document.Accept(content, register, rules, now);
            db.Add(DocumentVersion.Of(published));
            db.Append(document.Id, document.Version, published);
            written.Add(string.Create(CultureInfo.InvariantCulture, $"{document.Id}@{document.Version}"));
        }

        if (written.Count > 0) trail.Add(db, new("documents.import", $"import:{_id}") { After = new { documents = written } });
        if (isLast) trail.Add(db, new("documents.import-end", $"import:{_id}") { After = new { Accepted = _accepted, Updated = _updated, Unchanged = _unchanged, Refused = refusals.Count } });

        await BodyTexts.SaveAsync(db, changed.ConvertAll(content => (content.BodyHash, content.Document.Text)), ct);
        await db.SaveChangesAsync(ct);
    }
}
