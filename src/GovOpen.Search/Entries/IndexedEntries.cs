using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Entries;

/// <summary>What of an entry the index holds.</summary>
internal static class IndexedEntries
{
    public static IndexedEntry Of(Entry row)
    {
        var document = row.Document();
        return new IndexedEntry
        {
            Id = row.Id,
            SourceId = document.SourceId,
            Type = EntryType.Document,
            Kind = document.Kind,
            Title = document.Title,
            Number = document.Number,
            NumberKey = row.NumberKey,
            Issuer = document.Issuer,
            Division = document.Division,
            Theme = document.Theme,
            Tags = document.Tags,
            Validity = document.Validity,
            Passages = Articles.Passages(row.Body),
        };
    }
}
