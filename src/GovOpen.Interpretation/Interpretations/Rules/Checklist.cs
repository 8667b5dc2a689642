using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Interpretation.Media;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Interpretations.Rules;

/// <summary>
/// What every interpretation must explain, or say why its document needs it not (政策解读要素: 背景依据、目标任务、主要内容、适用范围、关键词诠释、
/// 新旧政策差异). Pure.
/// </summary>
internal static class Checklist
{
    /// <summary>Always.</summary>
    public static IReadOnlyList<InterpretationAspect> Required { get; } =
        [InterpretationAspect.Background, InterpretationAspect.Goals, InterpretationAspect.MainContent, InterpretationAspect.Scope, InterpretationAspect.KeyTerms];

    /// <summary>What is neither explained nor excused; where the document changes others, old and new must be compared, and no excuse counts.</summary>
    public static IReadOnlyList<InterpretationAspect> MissingFrom(InterpretationContent content, bool changesOthers)
    {
        var answered = content.Sections.Select(section => section.Aspect).ToHashSet();
        var missing = Required.Where(aspect => !answered.Contains(aspect)).ToList();
        var compared = content.Sections.Any(section => section.Aspect == InterpretationAspect.Differences && section.Text is not null);
        if (changesOthers && !compared) missing.Add(InterpretationAspect.Differences);
        return missing;
    }

    /// <summary>Why it cannot go to review; null: it can.</summary>
    public static Refusal? RefusalOf(InterpretationContent content, bool changesOthers, IReadOnlyDictionary<string, MediaFile> media)
    {
        if (!content.Sections.Any(section => section.Text is not null)) return new("nothing-explained", "It explains nothing yet: write at least one section.");
        if (UsedMedia.NeededBy(content.Form) is { } kind && !(content.Media ?? []).Any(used => media[used.Hash].Kind == kind)) return new("media-missing", $"An interpretation of the form {CamelCase.Of(content.Form)} needs a file of the kind {CamelCase.Of(kind)}.");
        var missing = MissingFrom(content, changesOthers);
        return missing.Count == 0 ? null : new("checklist-incomplete", $"These are neither explained nor excused: {string.Join(", ", missing.Select(CamelCase.Of))}.");
    }
}
