using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Interpretation.Media;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>What one revision of an interpretation says.</summary>
internal sealed record InterpretationContent
{
    private const int MostSections = 30;
    private const int MostMedia = 10;
    private const int LongestSection = 50_000;

    /// <summary>解读形式</summary>
    public required InterpretationForm Form { get; init; }

    /// <summary>标题: 1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>解读人: name and office, where a person explains.</summary>
    public string? Interpreter { get; init; }

    /// <summary>At most 30, in the order in which they are read.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>At most 10 files; null: none.</summary>
    public IReadOnlyList<UsedMedia>? Media { get; init; }

    /// <summary>All that it says, for who compares it with the document.</summary>
    public string WholeText() => string.Join('\n', Sections.Select(section => section.Text).OfType<string>());

    /// <summary>What is wrong with the values by themselves. Whether enough is said is asked when it goes to review.</summary>
    public Complaints Check()
    {
        var errors = new Complaints().Text("title", Title, 1, 200).Items("sections", Sections, MostSections);
        errors.Items("media", Media, MostMedia);
        foreach (var (used, i) in (Media ?? []).Take(MostMedia).Select((used, i) => (used, i))) used?.Check(errors, $"media[{i}]");
        if (Interpreter is not null) errors.Text("interpreter", Interpreter, 2, 100);
        foreach (var (section, i) in Sections.Take(MostSections).Select((section, i) => (section, i)))
        {
            if (section is null) continue;
            if (section.Text is null == section.NotNeeded is null) errors.Add($"sections[{i}]", "has either a text, or says in notNeeded why the document needs none.");
            if (section.Text is { } text) errors.LongText($"sections[{i}].text", text, LongestSection);
            if (section.NotNeeded is not null) errors.Text($"sections[{i}].notNeeded", section.NotNeeded, 4, 500);
        }

        return errors;
    }
}

/// <summary>One point of the checklist: a text, or why the document needs none.</summary>
internal sealed record Section
{
    public required InterpretationAspect Aspect { get; init; }

    /// <summary>Plain text: at most 50,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Why there is nothing to say on this.</summary>
    public string? NotNeeded { get; init; }
}
