using System.Text.RegularExpressions;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>What a title says of the document that bears it.</summary>
internal static partial class Titles
{
    /// <summary>关于印发《…》的通知: the text encloses what it names and is one document with it.</summary>
    public static bool Encloses(string title) => Issues().IsMatch(title);

    /// <summary>暂行、试行, of the document itself or of what it encloses, not of another that it names (关于实施《…暂行条例》的通知).</summary>
    public static bool OnTrial(string title)
    {
        var own = Encloses(title) ? title : Named().Replace(title, "");
        return own.Contains("试行", StringComparison.Ordinal) || own.Contains("暂行", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:印发|公布|发布|颁布|下发)[《〈]", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Issues();

    [GeneratedRegex("《[^》]*》", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Named();

    private const int Timeout = 10_000;
}
