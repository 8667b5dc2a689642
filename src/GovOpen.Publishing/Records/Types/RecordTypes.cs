using GovOpen.Publishing.Columns;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Records.Types;

/// <summary>The types, columns and tags that this installation knows: the built-in ones, and what is configured.</summary>
internal sealed class RecordTypes
{
    private readonly Dictionary<string, RecordType> _byKey;
    private readonly Dictionary<string, Column> _columns;

    public RecordTypes(IOptions<PublishingOptions> options)
        : this(options.Value.RecordTypes, options.Value.Columns, options.Value.Tags)
    {
    }

    public RecordTypes(IReadOnlyList<RecordType> types, IReadOnlyList<Column> columns, IReadOnlyList<Tag> tags)
    {
        var stated = BuiltInTypes.With(types, type => type.Key);
        All = [.. stated.Select(type => Whole(type, stated))];
        Columns = BuiltInColumns.With(columns, column => column.Key);
        Tags = BuiltInTags.With(tags, tag => tag.Names?.Zh);
        _byKey = All.Where(type => type.Key is not null).GroupBy(type => type.Key).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _columns = Columns.Where(column => column.Key is not null).GroupBy(column => column.Key).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public static IReadOnlyList<RecordType> BuiltInTypes { get; } = BuiltIn.Read<RecordType>("record-types.json");

    public static IReadOnlyList<Column> BuiltInColumns { get; } = BuiltIn.Read<Column>("columns.json");

    public static IReadOnlyList<Tag> BuiltInTags { get; } = BuiltIn.Read<Tag>("tags.json");

    /// <summary>Each whole: with the fields of the type that it is like.</summary>
    public IReadOnlyList<RecordType> All { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The controlled vocabulary (涉企政策四类); what records may be tagged with.</summary>
    public IReadOnlyList<Tag> Tags { get; }

    /// <summary>Null for a type that is not, or no longer, configured.</summary>
    public RecordType? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    public Column? Column(string? key) => key is null ? null : _columns.GetValueOrDefault(key);

    /// <summary>The types of records that can stand in a column.</summary>
    public IEnumerable<RecordType> TypesIn(string column) =>
        All.Where(type => type.ColumnField is null ? type.Column == column : type.Field(type.ColumnField)?.Option(column) is not null);

    private static RecordType Whole(RecordType type, IReadOnlyList<RecordType> stated)
    {
        if (type.Like is null || stated.FirstOrDefault(other => other.Key == type.Like) is not { } model) return type;
        return type with
        {
            Column = type.Column ?? (type.ColumnField is null ? model.Column : null),
            ColumnField = type.ColumnField ?? (type.Column is null ? model.ColumnField : null),
            Fields = [.. model.Fields, .. type.Fields],
            Facets = type.Facets == new RecordFacetFields() ? model.Facets : type.Facets,
            Totals = [.. model.Totals, .. type.Totals],
            MustCite = [.. model.MustCite, .. type.MustCite],
            CurrentThrough = type.CurrentThrough ?? model.CurrentThrough,
            Urgent = type.Urgent || model.Urgent,
        };
    }
}
