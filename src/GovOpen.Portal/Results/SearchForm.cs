using System.Collections.Frozen;
using System.Globalization;
using GovOpen.Contracts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace GovOpen.Portal.Results;

/// <summary>What a reader asked for, as it stands in the address: the parameters of the search API, blank ones left out.</summary>
public sealed class SearchForm
{
    public const int LongestQuery = 500;

    private const int DeepestHit = 10_000;

    private const int DefaultSize = 20;

    /// <summary>The parameters that narrow the matches and can be taken away one by one.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["type", "kind", "issuer", "division", "theme", "tag", "from", "to"];

    private static readonly FrozenSet<string> _known = Filters.Concat(["q", "asOf", "validity", "sort", "page", "size"]).ToFrozenSet(StringComparer.Ordinal);

    private readonly SortedDictionary<string, StringValues> _values;

    private SearchForm(SortedDictionary<string, StringValues> values) => _values = values;

    public static SearchForm Empty { get; } = new(new(StringComparer.Ordinal));

    /// <summary>Reads the address of a page; white space around and between words counts as one blank.</summary>
    public static SearchForm Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = new SortedDictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, value) in query)
        {
            if (!_known.Contains(name)) continue;
            var texts = value.Select(Tidy).Where(text => text.Length > 0).ToArray();
            if (texts.Length > 0) values[name] = texts;
        }

        return new(values);
    }

    /// <summary>A parameter's value; several are joined by commas.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var value) ? value.ToString() : null;

    public string Q => this["q"] ?? "";

    public int Page => int.TryParse(this["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    public int Size => int.TryParse(this["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : DefaultSize;

    /// <summary>Whether nothing but words was given.</summary>
    public bool IsPlain => _values.Keys.All(name => name is "q" or "asOf");

    /// <summary>The day asked for, where it is one.</summary>
    public DateOnly? AsOf => WrittenDay.TryRead(this["asOf"], out var day) ? day : null;

    /// <summary>How many pages of matches can be looked at.</summary>
    public int Pages(int total) => (Math.Min(total, DeepestHit / Size * Size) + Size - 1) / Size;

    /// <summary>The parameters but <paramref name="left"/>, for the hidden fields of a form.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Without(params IEnumerable<string> left) =>
        _values.Where(v => v.Key != "page" && !left.Contains(v.Key)).SelectMany(v => v.Value, (v, value) => KeyValuePair.Create(v.Key, value));

    /// <summary>The same search with one parameter changed or (null) taken away, from its first page.</summary>
    public SearchForm With(string name, string? value)
    {
        var values = new SortedDictionary<string, StringValues>(_values, StringComparer.Ordinal);
        values.Remove("page");
        if (value is null) values.Remove(name);
        else values[name] = value;
        return new(values);
    }

    /// <summary>For the API and for links: <c>?q=…</c>, or nothing.</summary>
    public string Query => QueryHelpers.AddQueryString("", _values);

    /// <summary>The page that shows it.</summary>
    public string Address => "/search" + Query;

    /// <summary>Another page of it.</summary>
    public string At(int page) => With("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)).Address;

    /// <summary>
    /// The fields that no search could understand, found before Search is troubled with them. Search has the last word on
    /// the others.
    /// </summary>
    public IReadOnlyList<string> Mistakes()
    {
        var mistakes = new List<string>();
        if (Q.Length > LongestQuery) mistakes.Add("q.long");
        else if (Q.Any(char.IsControl)) mistakes.Add("q.control");
        else if (Q.Length > 0 && !HasWords(Q)) mistakes.Add("q.words");

        foreach (var day in (ReadOnlySpan<string>)["asOf", "from", "to"])
        {
            if (this[day] is { } text && !WrittenDay.TryRead(text, out _)) mistakes.Add(day);
        }

        if (this["page"] is not null && (Page < 1 || !int.TryParse(this["page"], NumberStyles.None, CultureInfo.InvariantCulture, out _))) mistakes.Add("page");
        if (this["validity"] is { } validity and not "all" && !validity.Split(',').All(v => CamelCase.TryParse<ValidityStatus>(v, out _))) mistakes.Add("validity");
        return mistakes;
    }

    private static string Tidy(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool HasWords(string text) => text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit);
}
