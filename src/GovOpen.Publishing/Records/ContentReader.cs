using System.Text.Json;
using GovOpen.Publishing.Records.Rules;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Records;

/// <summary>Reads what an editor wrote: title, tags of the vocabulary, and the fields of the type.</summary>
internal static class ContentReader
{
    private const int LongestTitle = 200;
    private const int LongestReason = 500;

    public static Content Read(RecordType type, RecordTypes types, string title, IReadOnlyList<string>? tags, IReadOnlyDictionary<string, JsonElement>? fields, List<FieldError> errors)
    {
        title = Line("title", title, 2, LongestTitle, errors);
        var known = types.Tags.Select(tag => tag.Names.Zh).ToList();
        foreach (var tag in tags?.Except(known) ?? []) errors.Add(new("tags", $"“{(tag.Length <= 50 ? tag : tag[..50])}” is not in the vocabulary; there are {string.Join("、", known)}."));
        return new(title, [.. (tags ?? []).Distinct()], FieldValues.Read(type, fields ?? new Dictionary<string, JsonElement>(), errors));
    }

    /// <summary>A reason that others read.</summary>
    public static string Reason(string? reason, List<FieldError> errors) => Line("reason", reason ?? "", 2, LongestReason, errors);

    private static string Line(string field, string text, int least, int most, List<FieldError> errors)
    {
        text = text.Trim();
        if (text.Length < least) errors.Add(new(field, text.Length == 0 ? "is missing." : $"needs at least {least} characters."));
        else if (FieldValues.ComplaintOf(text, most, lines: false) is { } complaint) errors.Add(new(field, complaint));
        return text;
    }
}
