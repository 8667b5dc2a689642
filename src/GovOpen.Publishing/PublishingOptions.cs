using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing;

/// <summary>Configuration section <c>Publishing</c>.</summary>
internal sealed class PublishingOptions
{
    public const string Section = "Publishing";

    /// <summary>The sunset rules; configured ones are added to the built-in, and a later one of the same place takes its place from its first day on.</summary>
    public IReadOnlyList<SunsetRule> SunsetRules { get; set; } = [SunsetRule.Sichuan];
}
