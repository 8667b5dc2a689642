using GovOpen.Publishing.Columns;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Records.Types;

namespace GovOpen.Publishing;

/// <summary>Configuration section <c>Publishing</c>.</summary>
internal sealed class PublishingOptions
{
    public const string Section = "Publishing";

    /// <summary>The sunset rules; configured ones are added to the built-in, and a later one of the same place takes its place from its first day on.</summary>
    public IReadOnlyList<SunsetRule> SunsetRules { get; set; } = [SunsetRule.Sichuan];

    /// <summary>Types of disclosure records, besides or instead of the built-in ones.</summary>
    public IReadOnlyList<RecordType> RecordTypes { get; set; } = [];

    /// <summary>Columns, besides or instead of the built-in ones.</summary>
    public IReadOnlyList<Column> Columns { get; set; } = [];

    /// <summary>Tags, besides the built-in ones.</summary>
    public IReadOnlyList<Tag> Tags { get; set; } = [];
}
