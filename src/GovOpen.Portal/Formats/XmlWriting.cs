using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace GovOpen.Portal.Formats;

/// <summary>Writing XML.</summary>
internal static class XmlWriting
{
    public static XmlWriterSettings Settings { get; } = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Async = true };

    /// <summary>A whole document in UTF-8.</summary>
    public static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings)) new XDocument(root).Save(writer);
        return bytes.ToArray();
    }

    /// <summary>Text without the characters that XML cannot hold; imported texts have some.</summary>
    public static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
