using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GovOpen.Publishing.Tests.Drafts;

/// <summary>Writes Word files as offices do.</summary>
internal static class WordFile
{
    public static byte[] Of(params OpenXmlElement[] blocks)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.Document = new(new Body(blocks));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new(
                Style("a1", "Title"),
                Style("1", "heading 1"),
                new Style(new StyleName { Val = "条" }, new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 2 }))) { Type = StyleValues.Paragraph, StyleId = "tiao" });
            // 1: chapters and articles of one pattern; 2: articles of their own; 3: the same pattern as 2, begun anew at 5.
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new(
                Pattern(10, (NumberFormatValues.ChineseCountingThousand, "第%1章"), (NumberFormatValues.Decimal, "%1.%2")),
                Pattern(20, (NumberFormatValues.ChineseCounting, "第%1条"), (NumberFormatValues.ChineseCounting, "（%2）")),
                Pattern(30, (NumberFormatValues.IdeographDigital, "第%1条")),
                Pattern(40, (NumberFormatValues.Bullet, "")),
                Law(),
                List(1, 10), List(2, 20),
                new NumberingInstance(new AbstractNumId { Val = 20 }, new LevelOverride(new StartOverrideNumberingValue { Val = 5 }) { LevelIndex = 0 }) { NumberID = 3 },
                List(4, 30), List(5, 40), List(6, 50));
        }

        return file.ToArray();
    }

    public static Paragraph Line(string text, string? style = null, bool centred = false, bool bold = false, int? halfPoints = null) =>
        new(Properties(style, centred), Run(text, bold, halfPoints));

    /// <summary>Of an automatic list.</summary>
    public static Paragraph Item(string text, int list, int level = 0) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })), Run(text));

    public static Run Run(string text, bool bold = false, int? halfPoints = null)
    {
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        if (halfPoints is { } size) properties.Append(new FontSize { Val = size.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static Table Table(params string[][] rows) =>
        new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(new Paragraph(Run(cell)))))));

    /// <summary>A ZIP with such parts, whatever they hold.</summary>
    public static byte[] Zip(params (string Name, Action<Stream> Write)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                write(part);
            }
        }

        return file.ToArray();
    }

    private static ParagraphProperties Properties(string? style, bool centred)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.Append(new ParagraphStyleId { Val = style });
        if (centred) properties.Append(new Justification { Val = JustificationValues.Center });
        return properties;
    }

    private static Style Style(string id, string name) => new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    private static AbstractNum Pattern(int id, params (NumberFormatValues Format, string Text)[] levels) => new(levels.Select((level, i) =>
        new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = level.Format }, new LevelText { Val = level.Text }) { LevelIndex = i })) { AbstractNumberId = id };

    /// <summary>Chapters, sections, and articles that count through.</summary>
    private static AbstractNum Law()
    {
        var law = Pattern(50, (NumberFormatValues.ChineseCounting, "第%1章"), (NumberFormatValues.ChineseCounting, "第%2节"), (NumberFormatValues.ChineseCounting, "第%3条"));
        law.Elements<Level>().Last().InsertAfter(new LevelRestart { Val = 0 }, law.Elements<Level>().Last().NumberingFormat);
        return law;
    }

    private static NumberingInstance List(int id, int pattern) => new(new AbstractNumId { Val = pattern }) { NumberID = id };
}
