using System.Collections.Frozen;
using GovOpen.Contracts.Search;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Questions;

/// <summary>
/// What people say, and what the law calls it: 房东 is 出租人. Who asks in everyday words is answered from texts that have none of them.
/// </summary>
/// <param name="entries">By everyday word: what it is called.</param>
internal sealed class Thesaurus(IReadOnlyDictionary<string, IReadOnlyList<string>> entries)
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _entries = entries.ToFrozenDictionary();

    /// <summary>As it came with the platform.</summary>
    public static Thesaurus Built { get; } = new(BuiltSynonyms.ByWord);

    /// <summary>What came with the platform, but for the words of which staff say something else.</summary>
    public static Thesaurus With(IReadOnlyDictionary<string, IReadOnlyList<string>> own) =>
        new(BuiltSynonyms.ByWord.Where(entry => !own.ContainsKey(entry.Key)).Concat(own).ToDictionary());

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
}
