using System.Text.RegularExpressions;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Interpretations;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Media;

/// <summary>A file that an interpretation has, with the same in words for whoever cannot see or hear it.</summary>
/// <param name="Hash">Of the file.</param>
/// <param name="TextAlternative">What it shows or says: 5 to 5,000 characters.</param>
internal sealed partial record UsedMedia(string Hash, string TextAlternative)
{
    private const int Longest = 5_000;
    private const int Shortest = 5;

    /// <summary>The files of a content that were uploaded, by their hashes.</summary>
    public static async Task<IReadOnlyDictionary<string, MediaFile>> OfAsync(InterpretationContent content, InterpretationDb db, CancellationToken ct)
    {
        var hashes = (content.Media ?? []).Select(used => used.Hash).ToList();
        return hashes.Count == 0 ? new Dictionary<string, MediaFile>() : await db.Media.AsNoTracking().Where(file => hashes.Contains(file.Hash)).ToDictionaryAsync(file => file.Hash, ct);
    }

    /// <summary>What is wrong with a content, its files included.</summary>
    public static async Task<Complaints> CheckAsync(InterpretationContent content, InterpretationDb db, CancellationToken ct)
    {
        var errors = content.Check();
        if (errors.Any) return errors;

        var known = await OfAsync(content, db, ct);
        foreach (var (used, i) in (content.Media ?? []).Select((used, i) => (used, i)).Where(one => !known.ContainsKey(one.used.Hash))) errors.Add($"media[{i}].hash", "is no file that was uploaded.");
        return errors;
    }

    public void Check(Complaints errors, string field)
    {
        if (!Sha256().IsMatch(Hash)) errors.Add($"{field}.hash", "is no hash of a file: 64 digits 0–9 and a–f.");
        errors.LongText($"{field}.textAlternative", TextAlternative, Longest);
        if (TextAlternative.Trim().Length is > 0 and < Shortest) errors.Add($"{field}.textAlternative", $"has fewer than {Shortest} characters: say in words what it shows or says.");
    }

    /// <summary>What a form is without: a film without a film is none.</summary>
    public static MediaKind? NeededBy(InterpretationForm form) => form switch
    {
        InterpretationForm.Infographic => MediaKind.Image,
        InterpretationForm.Audio => MediaKind.Audio,
        InterpretationForm.Video or InterpretationForm.Animation => MediaKind.Video,
        _ => null,
    };

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sha256();
}
