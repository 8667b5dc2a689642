using System.Globalization;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Audit;

/// <summary>
/// Which entries of which services. Only <c>service</c> and <c>before</c> are ours: everything else goes to the services as it
/// is, and they judge it.
/// </summary>
public sealed record AuditQuestion
{
    private const int DefaultSize = 50;

    /// <summary>What can be overlooked on a screen.</summary>
    private const int PageSize = 20;

    private static readonly string[] _filters = ["actor", "object", "action", "outcome", "from", "to"];

    /// <summary>All that keep a trail.</summary>
    public static IReadOnlyList<string> AllServices { get; } = ["hotline", "identity", "interpretation", "publishing"];

    /// <summary>The chosen one, or all.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string?>> Filter { get; init; }

    /// <summary>How far each service was read; 0: to its end.</summary>
    public required IReadOnlyDictionary<string, long> Before { get; init; }

    public required int Size { get; init; }

    public string? Service => Services.Count == 1 ? Services[0] : null;

    public string this[string filter] => Filter.FirstOrDefault(pair => pair.Key == filter).Value ?? "";

    /// <summary>Null, and what is wrong, when one of our own parameters is.</summary>
    public static AuditQuestion? Read(IQueryCollection query, out FieldError? error)
    {
        ArgumentNullException.ThrowIfNull(query);
        error = null;
        var services = AllServices;
        if (query["service"].ToString() is { Length: > 0 } service)
        {
            services = AllServices.Where(known => known == service).ToList();
            if (services.Count == 0) error = new("service", $"must be one of {string.Join(", ", AllServices)}.");
        }

        var before = new Dictionary<string, long>(StringComparer.Ordinal);
        if (query["before"].ToString() is { Length: > 0 } cursor && !TryReadCursor(cursor, before)) error = new("before", "must be what an earlier answer gave as next.");
        if (error is not null) return null;

        return new()
        {
            Services = services,
            Filter = [.. query.Where(pair => pair.Key is not ("service" or "before" or "size")).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)).Where(pair => pair.Value?.Length > 0)],
            Before = before,
            Size = query["size"].ToString() is { Length: > 0 } size ? int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1 : DefaultSize,
        };
    }

    /// <summary>As the page sends it: without what belongs to the page, such as its language.</summary>
    public AuditQuestion OfPage() => this with { Filter = [.. Filter.Where(pair => _filters.Contains(pair.Key))], Size = PageSize };

    /// <summary>For one service: which entries.</summary>
    public string QueryOf(string service)
    {
        var query = QueryHelpers.AddQueryString("", Filter.Append(new("size", Size.ToString(CultureInfo.InvariantCulture))));
        return Before.TryGetValue(service, out var before) ? QueryHelpers.AddQueryString(query, "before", before.ToString(CultureInfo.InvariantCulture)) : query;
    }

    /// <summary>For one service: all of them.</summary>
    public string ExportQuery => QueryHelpers.AddQueryString("", Filter);

    public bool IsReadToItsEnd(string service) => Before.TryGetValue(service, out var before) && before == 0;

    /// <summary>Of our own pages.</summary>
    public string Address(string path, string? before = null)
    {
        var all = Service is null ? Filter : Filter.Append(new("service", Service));
        return QueryHelpers.AddQueryString(path, before is null ? all : all.Append(new("before", before)));
    }

    public static string Cursor(IEnumerable<KeyValuePair<string, long>> before) => string.Join(',', before.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}")));

    private static bool TryReadCursor(string cursor, Dictionary<string, long> before) => cursor.Split(',').All(part =>
        part.Split(':') is [var service, var text]
        && AllServices.Contains(service)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && before.TryAdd(service, number));
}
