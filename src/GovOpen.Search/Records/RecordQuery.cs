using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Records;

/// <summary>
/// The parameters of <c>GET /api/records</c>, read with the same strictness as those of the search: what is wrong, or no
/// parameter at all, is named. <c>type</c>, <c>column</c>, <c>issuer</c>, <c>organiser</c>, <c>result</c> and <c>tag</c> may be given several times.
/// </summary>
internal sealed class RecordQuery
{
    /// <summary>Each is looked for in every record.</summary>
    private const int MostWords = 8;

    private static readonly string[] _lists = ["type", "column", "issuer", "organiser", "result", "tag"];
    private static readonly string[] _known = ["q", .. _lists, "year", "division", "page", "size"];

    private readonly IQueryCollection _query;
    private readonly List<FieldError> _errors = [];
    private readonly Dictionary<string, string[]> _values = [];
    private readonly string[] _words;
    private readonly int? _year;
    private readonly string? _divisionPrefix;

    private RecordQuery(IQueryCollection query)
    {
        _query = query;
        foreach (var name in query.Keys.Where(name => !_known.Contains(name))) Refuse(name, $"is no parameter here; there are {string.Join(", ", _known)}.");

        var size = Number("size", 20, 1, SearchParameters.LargestPage) ?? 20;
        var page = Number("page", 1, 1, SearchParameters.DeepestHit) ?? 1;
        if ((long)page * size > SearchParameters.DeepestHit) Refuse("page", $"page × size may be at most {SearchParameters.DeepestHit}, was {page} × {size}; narrow the search instead.");
        (Skip, Take) = ((page - 1) * size, size);

        foreach (var name in _lists) _values[name] = Texts(name);
        _year = Number("year", null, 1900, 2200);
        _divisionPrefix = Division();
        _words = Words();
    }

    public int Skip { get; }

    public int Take { get; }

    /// <summary>Either a query, or what is wrong.</summary>
    public static (RecordQuery? Query, IReadOnlyList<FieldError> Errors) Parse(IQueryCollection parameters)
    {
        var read = new RecordQuery(parameters);
        return read._errors.Count == 0 ? (read, []) : (null, read._errors);
    }

    /// <summary>The public records that fit.</summary>
    public IQueryable<StoredRecord> Of(IQueryable<StoredRecord> records)
    {
        records = records.Where(record => !record.Removed);
        if (_values["type"] is { Length: > 0 } types) records = records.Where(record => types.Contains(record.Type));
        if (_values["column"] is { Length: > 0 } columns) records = records.Where(record => columns.Contains(record.ColumnKey));
        if (_values["issuer"] is { Length: > 0 } issuers) records = records.Where(record => issuers.Contains(record.Issuer));
        if (_values["organiser"] is { Length: > 0 } organisers) records = records.Where(record => organisers.Contains(record.Organiser!));
        if (_values["result"] is { Length: > 0 } results) records = records.Where(record => results.Contains(record.Result!));
        if (_values["tag"] is { Length: > 0 } tags) records = records.Where(record => record.Tags.Any(tag => tags.Contains(tag)));
        if (_year is not null) records = records.Where(record => record.Year == _year);
        if (_divisionPrefix is not null) records = records.Where(record => record.Division.StartsWith(_divisionPrefix));
        foreach (var word in _words)
        {
            var pattern = $"%{word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            records = records.Where(record => EF.Functions.ILike(record.Text, pattern, @"\"));
        }

        return records;
    }

    private string[] Words()
    {
        var text = Single("q") ?? "";
        if (text.EnumerateRunes().Count() > SearchParameters.LongestQuery) Refuse("q", $"may have at most {SearchParameters.LongestQuery} characters; ask in fewer words.");
        else if (text.Any(char.IsControl)) Refuse("q", "holds control characters; use letters, digits and punctuation.");
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords) Refuse("q", $"may have at most {MostWords} words, had {words.Length}.");
        return words;
    }

    private string[] Texts(string name)
    {
        var values = _query[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).Distinct().ToArray();
        if (values.Length > 50) Refuse(name, "may be given at most 50 times.");
        if (values.Any(value => value.Length > 200 || value.Contains('\0'))) Refuse(name, "may have at most 200 characters.");
        return values;
    }

    private string? Division()
    {
        if (Single("division") is not { Length: > 0 } code) return null;
        if (DivisionCode.IsOne(code)) return DivisionCode.PrefixOf(code);
        Refuse("division", "is no division code: 6 digits (GB/T 2260), 9 or 12 below the county.");
        return null;
    }

    private int? Number(string name, int? otherwise, int least, int most)
    {
        if (Single(name) is not { Length: > 0 } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(name, $"is no whole number from {least} to {most}.");
        return otherwise;
    }

    private string? Single(string name)
    {
        var values = _query[name];
        if (values.Count > 1) Refuse(name, "may be given once.");
        return values.Count == 0 ? null : values[0];
    }

    private void Refuse(string field, string reason) => _errors.Add(new(field.Length <= 100 ? field : field[..100], reason));
}
