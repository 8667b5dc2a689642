using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Records.Types;

/// <summary>
/// A kind of disclosure record (建议办理、预决算、审计整改、双随机、权责事项 …): data, no code. Built in are those of
/// <c>record-types.json</c>; configuration <c>Publishing:RecordTypes</c> adds to them, and takes the place of one with the same key.
/// </summary>
internal sealed record RecordType
{
    /// <summary>Stable: lower camel case.</summary>
    public required string Key { get; init; }

    public required Wording Names { get; init; }

    /// <summary>The column that its records stand in; null where <see cref="ColumnField"/> says it for each.</summary>
    public string? Column { get; init; }

    /// <summary>A field whose options are keys of columns: the one chosen is the record's.</summary>
    public string? ColumnField { get; init; }

    /// <summary>Another type whose fields, facets, totals and citations it has before its own.</summary>
    public string? Like { get; init; }

    public IReadOnlyList<RecordField> Fields { get; init; } = [];

    /// <summary>What the public can filter by.</summary>
    public RecordFacetFields Facets { get; init; } = new();

    /// <summary>Sums that must come out (预决算公开样表).</summary>
    public IReadOnlyList<Total> Totals { get; init; } = [];

    /// <summary>Citations without which a record says nothing (双随机：抽查结果必须对应抽查事项清单).</summary>
    public IReadOnlyList<Citation> MustCite { get; init; } = [];

    /// <summary>The answer that a record of this type waits for; without it, it stands on the gap list (审计查出问题必须公开整改结果).</summary>
    public Counterpart? Counterpart { get; init; }

    /// <summary>A date field after which a record is no longer on the current list; null: current while it is public.</summary>
    public string? CurrentThrough { get; init; }

    /// <summary>Whether the urgent path is open: who drafted may publish, once another person has cleared it.</summary>
    public bool Urgent { get; init; }

    /// <summary>Whether its records are the matters (权力事项) that the report on changes counts.</summary>
    public bool IsMatter { get; init; }

    public RecordField? Field(string? key) => Fields.FirstOrDefault(field => field.Key == key);

    /// <summary>Where a record with these values stands.</summary>
    public string? ColumnOf(IReadOnlyDictionary<string, string> values) => ColumnField is null ? Column : values.GetValueOrDefault(ColumnField);
}

/// <summary>One field of a type.</summary>
internal sealed record RecordField
{
    public required string Key { get; init; }

    public required Wording Names { get; init; }

    public RecordFieldKind Kind { get; init; }

    /// <summary>Without it nothing is published; a draft may lack it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the public sees it; what it does not see never leaves this service.</summary>
    public bool Public { get; init; } = true;

    /// <summary>Of a choice.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Of a link to a record: the types that it may lead to.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    public Option? Option(string? key) => Options.FirstOrDefault(option => option.Key == key);
}

/// <summary>What a choice offers.</summary>
internal sealed record Option
{
    public required string Key { get; init; }

    public required Wording Names { get; init; }
}

/// <summary>The fields that filters of the public search look at; each may be missing.</summary>
internal sealed record RecordFacetFields
{
    /// <summary>A year or a date; else the year in which the record became public.</summary>
    public string? Year { get; init; }

    public string? Organiser { get; init; }

    /// <summary>A choice or a text.</summary>
    public string? Result { get; init; }
}

/// <summary>A stated sum and what it is the sum of; parts that are not stated count as zero.</summary>
internal sealed record Total
{
    public required string Field { get; init; }

    public IReadOnlyList<string> Parts { get; init; } = [];
}

/// <summary>A link that must lead to a record in this state when the citing one is published.</summary>
internal sealed record Citation
{
    public required string Field { get; init; }

    public CitedState State { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<CitedState>))]
internal enum CitedState
{
    /// <summary>Public.</summary>
    Published,

    /// <summary>Public, and on the current list of its type.</summary>
    Current,
}

/// <summary>The record that answers another one.</summary>
internal sealed record Counterpart
{
    public required string Type { get; init; }

    /// <summary>Its field that names what it answers.</summary>
    public required string Field { get; init; }
}
