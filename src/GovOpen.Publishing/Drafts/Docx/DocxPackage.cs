using System.IO.Compression;
using System.Xml;

namespace GovOpen.Publishing.Drafts.Docx;

/// <summary>
/// Whether a file may be opened as a Word document: a ZIP of bounded parts. Sizes are counted while unpacking, because a file can lie
/// about them.
/// </summary>
internal static class DocxPackage
{
    public const int LargestFile = 20 * 1024 * 1024;
    public const int MostParts = 2_000;
    public const long LargestContent = 200L * 1024 * 1024;
    public const int LargestXml = 32 * 1024 * 1024;
    public const int DeepestXml = 256;

    // Parsed into objects, XML takes many times its size, and the parser goes down it by recursion.
    private static readonly XmlReaderSettings _xml = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestXml };

    /// <summary>Why not; null: it may.</summary>
    public static async Task<string?> RefusalOfAsync(Stream file, CancellationToken ct)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts) return $"has {zip.Entries.Count} parts; at most {MostParts} are opened.";
            if (zip.GetEntry("word/document.xml") is null) return "is no Word document (.docx).";

            var (left, buffer) = (LargestContent, new byte[64 * 1024]);
            foreach (var part in zip.Entries)
            {
                await using var content = part.Open();
                while (await content.ReadAsync(buffer, ct) is > 0 and var read)
                {
                    if ((left -= read) < 0) return $"unpacks to more than {LargestContent / 1024 / 1024} MB.";
                }

                if (part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && await IsTooDeepAsync(part)) return $"has {part.FullName}, which nests more than {DeepestXml} elements.";
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or XmlException)
        {
            return $"is broken, has a part with more than {LargestXml / 1024 / 1024} million characters of XML, or is no Word document (.docx).";
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static async Task<bool> IsTooDeepAsync(ZipArchiveEntry part)
    {
        await using var content = part.Open();
        using var xml = XmlReader.Create(content, _xml);
        while (await xml.ReadAsync())
        {
            if (xml.Depth > DeepestXml) return true;
        }

        return false;
    }
}
