namespace GovOpen.Contracts.Search;

/// <summary>
/// What people say, and what the law calls it, as it comes with the platform: 房东 is 出租人. Of the file <c>synonyms.tsv</c> beside this
/// one: a line for each word, its terms behind a tab, apart by spaces.
/// </summary>
public static class BuiltSynonyms
{
    /// <summary>By everyday word: what it is called.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByWord { get; } = Read();

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        var byWord = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var line in DataFile.Lines(typeof(BuiltSynonyms), "synonyms.tsv"))
        {
            var (word, terms) = line.Split('\t') is [var left, var right] ? (left, right) : throw new InvalidDataException($"“{line}” is not a word, a tab and its terms.");
            byWord.Add(word, terms.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return byWord;
    }
}
