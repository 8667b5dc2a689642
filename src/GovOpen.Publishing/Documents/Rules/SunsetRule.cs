using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>
/// How long documents of one kind and jurisdiction may last, for those written from a day on. Dated configuration
/// (<c>Publishing:SunsetRules</c>), because jurisdictions differ and change it. Built in is 四川省行政规范性文件管理办法
/// (四川省人民政府令第351号, in force since 2022-03-01): five years, two for 暂行 and 试行.
/// </summary>
internal sealed record SunsetRule
{
    public static SunsetRule Sichuan { get; } = new()
    {
        DivisionPrefix = "51",
        Region = "四川",
        Kind = DocumentKind.NormativeDocument,
        From = new DateOnly(2022, 3, 1),
        Years = 5,
        TrialYears = 2,
    };

    /// <summary>The beginning of the division codes (GB/T 2260) of the jurisdiction.</summary>
    public required string DivisionPrefix { get; init; }

    /// <summary>The beginning of its name, for documents that state a region and no code.</summary>
    public required string Region { get; init; }

    /// <summary>The kind of documents that it covers.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The first day of writing that it covers. Of several rules that cover a document the one with the latest day counts, and of those the last.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The longest period, and the one of documents that state none.</summary>
    public required int Years { get; init; }

    /// <summary>The same for 暂行 and 试行.</summary>
    public required int TrialYears { get; init; }

    /// <summary>Whether it is the rule of a document's jurisdiction: by its code, without one by its region.</summary>
    public bool IsOf(string? division, string? region) =>
        division is null
            ? region?.StartsWith(Region, StringComparison.Ordinal) == true
            : division.StartsWith(DivisionPrefix, StringComparison.Ordinal);

    /// <summary>Whether a configuration makes sense; one that does not keeps the service from starting.</summary>
    public bool IsPossible =>
        DivisionPrefix is { Length: >= 2 and <= 12 } && DivisionPrefix.All(char.IsAsciiDigit)
        && !string.IsNullOrWhiteSpace(Region)
        && From > DateOnly.MinValue
        && Years is >= 1 and <= 100
        && TrialYears is >= 1 and <= 100;
}
