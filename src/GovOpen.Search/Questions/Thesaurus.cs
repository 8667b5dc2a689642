using System.Collections.Frozen;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Questions;

/// <summary>
/// What people say, and what the law calls it: 房东 is 出租人. Who asks in everyday words is answered from texts that have none of them.
/// </summary>
/// <param name="entries">By everyday word: what it is called.</param>
internal sealed class Thesaurus(IReadOnlyDictionary<string, IReadOnlyList<string>> entries)
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _entries = entries.ToFrozenDictionary();

    /// <summary>Ours, of the file beside this one: a line for each word, its terms behind a tab, apart by spaces.</summary>
    public static Thesaurus Built { get; } = Read();

    /// <summary>The terms of every word that stands in a text, but for those that stand there themselves; apart by spaces.</summary>
    public string Expand(string text)
    {
        if (text.Length == 0) return "";

        text = TextFolding.Simplify(text);
        var terms = new List<string>();
        foreach (var (word, meant) in _entries)
        {
            if (!text.Contains(word, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var term in meant)
            {
                if (!text.Contains(term, StringComparison.OrdinalIgnoreCase)) terms.Add(term);
            }
        }

        terms.Sort(StringComparer.Ordinal); // the same question is always the same query
        return string.Join(' ', terms);
    }

    private static Thesaurus Read()
    {
        var entries = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var line in DataFile.Lines("thesaurus.tsv"))
        {
            var (word, terms) = line.Split('\t') is [var left, var right] ? (left, right) : throw new InvalidDataException($"“{line}” is not a word, a tab and its terms.");
            entries.Add(word, terms.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return new(entries);
    }
}
