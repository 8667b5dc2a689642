using System.Globalization;
using System.Resources;
using GovOpen.Contracts;
using GovOpen.Portal.Resources;

namespace GovOpen.Portal.Formats;

/// <summary>The Chinese words of the pages, for formats that speak Chinese whatever language the reader chose.</summary>
internal static class ChineseWords
{
    private static readonly ResourceManager _texts = new(typeof(Texts));

    public static string Of(DocumentKind kind) => Text("kind." + CamelCase.Of(kind));

    public static string Of(DocumentForm form) => Text("form." + CamelCase.Of(form));

    public static string Of(ActType type) => Text("act." + CamelCase.Of(type));

    public static string Text(string key) => _texts.GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"There is no text for {key}.");
}
