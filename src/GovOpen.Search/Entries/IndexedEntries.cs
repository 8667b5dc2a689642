using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Entries;

/// <summary>What of an entry the index holds.</summary>
internal static class IndexedEntries
{
    public static IndexedEntry Of(Entry row)
    {
        var document = row.Document();
        var text = document.TextPeriodOn(ShanghaiDay.Of(document.RecordedAt));
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
            Form = document.Form,
            WrittenOn = document.WrittenOn,
            Validity = document.Validity,
            TextFrom = text.From,
            TextUntil = text.Until,
            Passages = Passages.Of(row.Body),
        };
    }
}
