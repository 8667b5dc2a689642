using System.Globalization;
using System.Text;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

/// <summary>
/// Reads the parameters of <c>GET /api/search</c>. What is outside its range or list is named, with what would be right; so
/// is a parameter that does not exist, because a mistyped filter that is silently ignored shows wrong answers.
/// Lists are separated by commas (type, kind, validity) or given several times (issuer, theme, tag).
/// </summary>
internal sealed class SearchParameters
{
    public const int LongestQuery = 500;
    public const int LargestPage = 100;
    public const int DeepestHit = 10_000;

    private static readonly string[] _known =
        ["q", "asOf", "validity", "type", "kind", "issuer", "division", "theme", "tag", "from", "to", "sort", "page", "size", "explain"];

    private static readonly string[] _knownOfSuggestions = ["q", "asOf"];

    private static readonly string[] _knownOfList = ["issuer", "division", "asOf"];

    private readonly IQueryCollection _query;
    private readonly List<FieldError> _errors = [];

    private SearchParameters(IQueryCollection query) => _query = query;

    /// <summary>Either a query, or what is wrong.</summary>
    public static (SearchQuery? Query, IReadOnlyList<FieldError> Errors) Parse(IQueryCollection parameters, DateOnly today)
    {
        var read = new SearchParameters(parameters);
        var query = read.Read(today);
        return read._errors.Count == 0 ? (query, []) : (null, read._errors);
    }

    /// <summary>The same of the list of documents in force.</summary>
    public static (SearchQuery? Query, IReadOnlyList<FieldError> Errors) ParseList(IQueryCollection parameters, DateOnly today)
    {
        var read = new SearchParameters(parameters);
        read.RefuseAllBut(_knownOfList, "list");
        var issuer = read.Single("issuer") is { Length: > 0 } ? read.Texts("issuer") : [];
        var query = new SearchQuery { AsOf = read.Day("asOf") ?? today, Types = new HashSet<EntryType> { EntryType.Document }, Issuers = issuer, DivisionPrefix = read.Division(), To = today };
        return read._errors.Count == 0 ? (query, []) : (null, read._errors);
    }

    /// <summary>The same of suggestions.</summary>
    public static (SearchQuery? Query, IReadOnlyList<FieldError> Errors) ParseSuggest(IQueryCollection parameters, DateOnly today)
    {
        var read = new SearchParameters(parameters);
        read.RefuseAllBut(_knownOfSuggestions, "suggestions");
        var query = new SearchQuery { Text = read.Text(), AsOf = read.Day("asOf") ?? today, To = today };
        return read._errors.Count == 0 ? (query, []) : (null, read._errors);
    }

    private void RefuseAllBut(string[] known, string of)
    {
        foreach (var name in _query.Keys.Where(name => !known.Contains(name))) Refuse(name, $"is no parameter of the {of}; there are {string.Join(", ", known)}.");
    }

    private SearchQuery Read(DateOnly today)
    {
        RefuseAllBut(_known, "search");

        var size = Number("size", 20, 1, LargestPage);
        var page = Number("page", 1, 1, DeepestHit);
        if ((long)page * size > DeepestHit) Refuse("page", $"page × size may be at most {DeepestHit}, was {page} × {size}; narrow the search instead.");

        var (from, to) = (Day("from"), Day("to"));
        if (from > to) Refuse("from", $"{from:yyyy-MM-dd} is after to={to:yyyy-MM-dd}.");

        return new SearchQuery
        {
            Text = Text(),
            AsOf = Day("asOf") ?? today,
            Validity = Statuses(),
            Types = Names<EntryType>("type"),
            Kinds = Names<DocumentKind>("kind"),
            Issuers = Texts("issuer"),
            Themes = Texts("theme"),
            Tags = Texts("tag"),
            DivisionPrefix = Division(),
            From = from,
            To = to < today ? to : today, // what is not public today is not told, whatever day is asked about
            Sort = Sort(),
            Skip = (page - 1) * size,
            Take = size,
            Explain = Flag("explain"),
        };
    }

    private string Text()
    {
        var text = Single("q")?.Trim() ?? "";
        var characters = text.EnumerateRunes().Count();
        if (characters > LongestQuery) Refuse("q", $"may have at most {LongestQuery} characters, had {characters}; ask in fewer words.");
        else if (text.Any(char.IsControl)) Refuse("q", "holds control characters; use letters, digits and punctuation.");
        else if (characters > 0 && !text.EnumerateRunes().Any(Rune.IsLetterOrDigit)) Refuse("q", "holds punctuation only; name a word, a title or a document number.");
        else if (!UnicodeText.IsWellFormed(text)) Refuse("q", "is not valid Unicode text.");
        return text;
    }

    private HashSet<ValidityStatus>? Statuses()
    {
        if (Single("validity") is not { Length: > 0 } text) return null;
        if (text.Split(',').Contains("all") && text != "all") Refuse("validity", "“all” stands alone.");
        if (text.Split(',').Contains("all")) return Enum.GetValues<ValidityStatus>().Where(status => status != ValidityStatus.NotDisclosed).ToHashSet();
        var statuses = Names<ValidityStatus>("validity", except: ValidityStatus.NotDisclosed, also: "all");
        return statuses.Count == 0 ? null : statuses;
    }

    private HashSet<TEnum> Names<TEnum>(string name, TEnum? except = null, string? also = null) where TEnum : struct, Enum
    {
        var values = new HashSet<TEnum>();
        foreach (var text in _query[name].SelectMany(value => (value ?? "").Split(',')).Where(text => text.Length > 0))
        {
            if (CamelCase.TryParse<TEnum>(text, out var value) && !EqualityComparer<TEnum?>.Default.Equals(value, except)) values.Add(value);
            else
            {
                var allowed = Enum.GetValues<TEnum>().Where(one => !EqualityComparer<TEnum?>.Default.Equals(one, except)).Select(CamelCase.Of);
                Refuse(name, $"“{Shorten(text)}” is none of {string.Join(", ", also is null ? allowed : allowed.Append(also))}.");
            }
        }

        return values;
    }

    private HashSet<string> Texts(string name)
    {
        var values = _query[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).ToHashSet();
        if (values.Count > 50) Refuse(name, "may be given at most 50 times.");
        if (values.Any(value => value.Length > 200)) Refuse(name, "may have at most 200 characters.");
        return values;
    }

    private string? Division()
    {
        if (Single("division") is not { Length: > 0 } code) return null;
        if (DivisionCode.IsOne(code)) return DivisionCode.PrefixOf(code);
        Refuse("division", $"“{Shorten(code)}” is no division code: 6 digits (GB/T 2260), 9 or 12 below the county.");
        return null;
    }

    private SortOrder Sort()
    {
        switch (Single("sort"))
        {
            case null or "" or "relevance": return SortOrder.Relevance;
            case "date": return SortOrder.Date;
            case var other:
                Refuse("sort", $"“{Shorten(other)}” is none of relevance, date.");
                return SortOrder.Relevance;
        }
    }

    private DateOnly? Day(string name)
    {
        if (Single(name) is not { Length: > 0 } text) return null;
        if (WrittenDay.TryReadPlausible(text, out var day)) return day;
        Refuse(name, $"“{Shorten(text)}” is no day between 1900-01-01 and 2200-12-31, written as yyyy-MM-dd.");
        return null;
    }

    private int Number(string name, int otherwise, int least, int most)
    {
        if (Single(name) is not { Length: > 0 } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(name, $"“{Shorten(text)}” is no whole number from {least} to {most}.");
        return otherwise;
    }

    private bool Flag(string name)
    {
        switch (Single(name))
        {
            case null or "" or "false": return false;
            case "true": return true;
            case var other:
                Refuse(name, $"“{Shorten(other)}” is none of true, false.");
                return false;
        }
    }

    private string? Single(string name)
    {
        var values = _query[name];
        if (values.Count > 1) Refuse(name, "may be given once.");
        return values.Count == 0 ? null : values[0];
    }

    private void Refuse(string field, string reason) => _errors.Add(new(field, reason));

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
