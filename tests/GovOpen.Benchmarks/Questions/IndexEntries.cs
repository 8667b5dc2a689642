using GovOpen.Benchmarks.Documents;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Benchmarks.Questions;

/// <summary>Generated documents as the search service would hand them to its index.</summary>
internal static class IndexEntries
{
    public static IndexedEntry Of(GeneratedDocument document, Guid id)
    {
        var passages = Passages.Of(document.Text);
        return new()
        {
            Id = id,
            SourceId = document.Id,
            Type = EntryType.Document,
            Kind = document.Kind,
            Title = document.Title,
            Number = document.DocNumber,
            NumberKey = DocumentNumber.KeyOf(document.DocNumber),
            Issuer = document.Issuer,
            Division = document.Division,
            Theme = document.Theme,
            Tags = document.Tags,
            Validity = document.Validity,
            Prior = Prior.Of(passages.Count, citations: 0),
            Passages = passages,
        };
    }
}
