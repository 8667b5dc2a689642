using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Entries;

/// <summary>What of an entry the index holds.</summary>
internal static class IndexedEntries
{
    public static IndexedEntry Of(Entry row)
    {
        var document = row.Document();
        var texts = document.TextVersions();
        Passage[] passages = texts.Count == 1 ? [.. Passages.Of(row.Body)] : [.. PassagesByDay(row, document)];
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
            Prior = Prior.Of(passages.Length / texts.Count, CountCitations.CountOf(row.CitedLevel)),
            Passages = passages,
        };
    }

    /// <summary>On every day there is a text: an empty one, where it had to be taken out, so that the title is found.</summary>
    private static IEnumerable<Passage> PassagesByDay(Entry row, DocumentPublished document)
    {
        var others = Entry.TextsOf(row.Texts);
        foreach (var (hash, days) in document.DatedTexts())
        {
            var text = hash == document.BodyHash ? row.Body : others.GetValueOrDefault(hash, "");
            foreach (var passage in Passages.Of(text).DefaultIfEmpty(new("", ""))) yield return passage with { Days = days };
        }
    }
}
