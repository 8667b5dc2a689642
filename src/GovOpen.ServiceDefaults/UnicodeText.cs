namespace GovOpen.ServiceDefaults;

/// <summary>What the framework does not ask of a text.</summary>
public static class UnicodeText
{
    /// <summary>Whether it has no half of a surrogate pair.</summary>
    public static bool IsWellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
