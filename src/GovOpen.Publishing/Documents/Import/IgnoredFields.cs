namespace GovOpen.Publishing.Documents.Import;

/// <summary>The names of fields that an import does not know: each once, sorted, the first 50.</summary>
internal sealed class IgnoredFields
{
    private const int Most = 50;
    private const int LongestName = 100;

    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _names;

    public void Add(string name)
    {
        _names.Add(name.Length <= LongestName ? name : name[..LongestName] + "…");
        if (_names.Count > Most) _names.Remove(_names.Max!);
    }
}
