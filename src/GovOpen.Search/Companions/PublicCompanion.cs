using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Companions;

/// <summary>A companion with all that it rests on.</summary>
/// <param name="Companion">Itself.</param>
/// <param name="Documents">All of them, in the order in which it names them.</param>
/// <param name="Facts">Its dated facts, which follow from theirs.</param>
/// <param name="State">The last of the places, in the order of changes, of itself and of what it rests on.</param>
internal sealed record PublicCompanion(Companion Companion, IReadOnlyList<DocumentPublished> Documents, Validity Facts, long State)
{
    /// <summary>Null where it is not known, was retired, or a document on which it rests is not public any more.</summary>
    public static async Task<PublicCompanion?> FindAsync(Guid id, EntryType type, SearchDb db, CancellationToken ct) =>
        (await FindAsync([id], db, ct)).GetValueOrDefault(id) is { } found && found.Companion.Type == type ? found : null;

    /// <summary>Whether an interpretation explains a text that the document does not have any more.</summary>
    public bool ExplainsAnotherText => Companion.ExplainsHash is { } hash && hash != Documents[0].BodyHash;

    /// <summary>Whether an agent may tell it on a day.</summary>
    public bool HoldsOn(DateOnly day) => Facts.On(day).IsInForce() && !ExplainsAnotherText;

    /// <summary>For 12345; without the score of a question.</summary>
    public KnowledgeEntry Knowledge => field ??= Companion.Type == EntryType.Answer
        ? KnowledgeEntry.Of(Companion.AnswerOf(Companion.Content), Facts.LastDay())
        : KnowledgeEntry.Of(Companion.InterpretationOf(Companion.Content), Companion.ReleasedAt, Documents[0].Title, Documents[0].Number, Documents[0].Validity);

    /// <summary>Several at once; those of which all is public.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PublicCompanion>> FindAsync(IReadOnlyCollection<Guid> ids, SearchDb db, CancellationToken ct)
    {
        var companions = await db.Companions.AsNoTracking().Where(one => ids.Contains(one.Id) && !one.Removed && one.RetiredBecause == null).ToListAsync(ct);
        var bases = companions.SelectMany(one => one.RestsOn).Distinct().ToList();
        var contents = await db.Entries.AsNoTracking().Where(entry => bases.Contains(entry.Id) && !entry.Removed && !entry.Withdrawn).Select(entry => new { entry.Id, entry.AppliedSeq, entry.Content }).ToListAsync(ct);
        var documents = contents.ToDictionary(entry => entry.Id, entry => (Document: Entry.DocumentOf(entry.Content), entry.AppliedSeq));
        return companions.Where(one => one.RestsOn.All(documents.ContainsKey)).ToDictionary(one => one.Id, one => Of(one, [.. one.RestsOn.Select(rest => documents[rest])]));
    }

    /// <summary>What rests on a document, for those who read it; in the order in which it became public.</summary>
    public static async Task<IReadOnlyList<ChainItem>> OnDocumentAsync(Guid document, EntryType type, DateOnly day, SearchDb db, CancellationToken ct)
    {
        var found = await db.Companions.AsNoTracking().Where(one => one.RestsOn.Contains(document) && one.Type == type && !one.Removed && one.RetiredBecause == null)
            .OrderBy(one => one.ReleasedAt).ThenBy(one => one.Id).Select(one => new { one.Id, one.Title, one.ReleasedAt }).Take(Most).ToListAsync(ct);
        return [.. found.Where(one => ShanghaiDay.Of(one.ReleasedAt) <= day).Select(one => new ChainItem(one.Id, one.Title, Labels.AddressOf(type) + one.Id))];
    }

    private static PublicCompanion Of(Companion companion, IReadOnlyList<(DocumentPublished Document, long AppliedSeq)> bases) => new(
        companion, [.. bases.Select(basis => basis.Document)],
        Companion.ValidityOf(companion.Type, companion.Content, companion.ReleasedAt, [.. bases.Select(basis => basis.Document.Validity)]),
        bases.Select(basis => basis.AppliedSeq).Append(companion.AppliedSeq).Max());

    /// <summary>Of a document on which hundreds of answers rest, a page names some; the search finds all.</summary>
    private const int Most = 100;
}
