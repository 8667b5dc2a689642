using GovOpen.Interpretation.Documents;
using GovOpen.Interpretation.QaBase.Rules;

namespace GovOpen.Interpretation.QaBase;

/// <summary>The documents on which entries rest, as Publishing has them now.</summary>
internal sealed class Sources(InterpretableDocuments documents)
{
    /// <summary>Those of a content that are public.</summary>
    public Task<IReadOnlyDictionary<Guid, BasisRules.Source>> OfAsync(QaContent content, CancellationToken ct) => OfAsync(content.Basis.Select(cited => cited.DocumentId), ct);

    /// <summary>Those of these that are public.</summary>
    public async Task<IReadOnlyDictionary<Guid, BasisRules.Source>> OfAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var sources = new Dictionary<Guid, BasisRules.Source>();
        foreach (var id in ids.Distinct())
        {
            if (await documents.FindAsync(id, ct) is { Facts: { } facts } found) sources.Add(id, new(found.Title, found.Number, facts, await documents.TextAsync(found.BodyHash, ct)));
        }

        return sources;
    }
}
