using System.Text;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Desk;

/// <summary>What of a caller's question may be kept.</summary>
internal static class KeptQuestion
{
    /// <summary>That is read.</summary>
    public const int LongestAsked = 500;

    private const int Longest = 40;

    /// <summary>Numbers by which somebody could be found are masked; null: a longer text tells a story, and often whose.</summary>
    public static string? Of(string asked)
    {
        var question = asked.Normalize(NormalizationForm.FormKC).Trim();
        return question.Length is 0 or > Longest ? null : PersonalNumbers.Masked(question, '＊');
    }
}
