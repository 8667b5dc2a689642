using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Records;

/// <summary>What a reader asked for within a column, as it stands in the address: parameters of the records API, blank ones left out.</summary>
public sealed class ColumnForm
{
    public const int Size = 20;

    private const int DeepestHit = 10_000;

    private static readonly string[] _known = ["q", "type", "year", "organiser", "result", "tag", "issuer", "division", "page"];

    private readonly string _column;
    private readonly SortedDictionary<string, string> _values;

    private ColumnForm(string column, SortedDictionary<string, string> values) => (_column, _values) = (column, values);

    /// <summary>The parameters that narrow the list, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["type", "year", "result", "organiser", "tag"];

    public static ColumnForm Read(string column, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = _known.Select(name => (Name: name, Value: query[name].ToString().Trim())).Where(one => one.Value.Length > 0);
        return new(column, new(values.ToDictionary(one => one.Name, one => one.Value), StringComparer.Ordinal));
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public int Page => int.TryParse(this["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>Whether anything but the page was asked for.</summary>
    public bool Narrows => _values.Keys.Any(name => name != "page");

    /// <summary>How many pages of records can be looked at.</summary>
    public static int Pages(int total) => (Math.Min(total, DeepestHit) + Size - 1) / Size;

    /// <summary>The same with one parameter changed or (null) taken away, from its first page.</summary>
    public ColumnForm With(string name, string? value)
    {
        var values = new SortedDictionary<string, string>(_values, StringComparer.Ordinal);
        values.Remove("page");
        values.Remove(name);
        if (value is not null) values[name] = value;
        return new(_column, values);
    }

    /// <summary>For the API.</summary>
    public string Query => QueryHelpers.AddQueryString(QueryHelpers.AddQueryString("", "column", _column), _values!);

    /// <summary>The page that shows it.</summary>
    public string Address => QueryHelpers.AddQueryString("/columns/" + Uri.EscapeDataString(_column), _values!);
}
