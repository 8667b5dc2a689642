using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GovOpen.Publishing.Drafts.Docx;

/// <summary>
/// The lines of a Word document as somebody reads them who accepts all tracked changes: insertions kept, deletions dropped, automatic
/// numbers written out, tables row by row. What a text cannot hold is named in the warnings.
/// </summary>
internal sealed class DocxReader
{
    // In half points, 小二: GB/T 9704 sets titles in 二号 (22 pt) and running text in 三号 (16 pt).
    private const int Large = 36;

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, Style> _styles;
    private readonly Numbering _numbering;
    private readonly List<DocxLine> _lines = [];

    private DocxReader(MainDocumentPart main)
    {
        _styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []).Where(style => style.StyleId?.Value is not null)
            .GroupBy(style => style.StyleId!.Value!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _numbering = new(main.NumberingDefinitionsPart, Warn);
    }

    public static (IReadOnlyList<DocxLine> Lines, IReadOnlyList<string> Warnings) Read(MainDocumentPart main)
    {
        var reader = new DocxReader(main);
        reader.ReadBlocks(main.Document?.Body);
        return (reader._lines, [.. reader._warnings, .. reader._counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} ({count.Value})."))]);
    }

    private void ReadBlocks(OpenXmlElement? parent)
    {
        foreach (var block in parent?.Elements() ?? [])
        {
            switch (block)
            {
                case Paragraph paragraph: ReadParagraph(paragraph); break;
                case Table table: ReadTable(table); break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun or MoveToRun: ReadBlocks(block); break;
                case AltChunk: Count("An embedded file was left out"); break;
            }
        }
    }

    private void ReadParagraph(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var styles = StylesOf(properties?.ParagraphStyleId?.Val?.Value).ToList();
        var text = new StringBuilder();
        ReadRuns(paragraph, text);
        var typed = text.ToString();
        // List and level may come from different places: the paragraph, its style, and the styles on which that is based.
        var numbered = styles.Select(style => style.StyleParagraphProperties?.NumberingProperties).Prepend(properties?.NumberingProperties).OfType<NumberingProperties>().ToList();
        var list = numbered.Select(one => one.NumberingId?.Val?.Value).FirstOrDefault(found => found is not null);
        var level = numbered.Select(one => one.NumberingLevelReference?.Val?.Value).FirstOrDefault(found => found is not null);
        var number = list is { } id and not 0 && typed.Trim().Length > 0 ? _numbering.Next(id, level ?? 0) : "";

        var centred = (properties?.Justification?.Val ?? styles.Select(style => style.StyleParagraphProperties?.Justification?.Val).FirstOrDefault(found => found is not null))?.Value == JustificationValues.Center;
        var name = styles.Count > 0 ? styles[0].StyleName?.Val?.Value ?? "" : "";
        var isTitle = name.Equals("title", StringComparison.OrdinalIgnoreCase) || name is "标题" or "公文标题";
        var isHeading = styles.Any(style => style.StyleName?.Val?.Value?.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) == true);
        var prominent = IsProminent(paragraph, styles);
        // A line break within a paragraph ends a line of the text; where a title is broken, both lines are title.
        foreach (var (line, i) in (number + typed).Split('\n').Select((line, i) => (line.Trim(), i)))
        {
            if (line.Length > 0) _lines.Add(new(line, isTitle, isHeading && i == 0, centred, prominent));
        }
    }

    private void ReadTable(Table table)
    {
        foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table && row.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            var cells = row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).Select(cell =>
            {
                var text = new StringBuilder();
                foreach (var paragraph in cell.Descendants<Paragraph>())
                {
                    if (text.Length > 0) text.Append(' ');
                    ReadRuns(paragraph, text);
                }

                return text.ToString().Replace('\n', ' ').Trim();
            }).ToList();
            if (cells.Exists(cell => cell.Length > 0)) _lines.Add(new(string.Join(" | ", cells)));
        }
    }

    private void ReadRuns(OpenXmlElement parent, StringBuilder text)
    {
        foreach (var child in parent.Elements())
        {
            switch (child)
            {
                case Text written: text.Append(written.Text); break;
                case TabChar or PositionalTab: text.Append('　'); break;
                case Break { Type: null } or Break { Type.Value: BreakValues.TextWrapping } or CarriageReturn: text.Append('\n'); break;
                case NoBreakHyphen: text.Append('-'); break;
                case DeletedRun or MoveFromRun: Count("Tracked deletions were dropped"); break;
                case Run { RunProperties.Vanish: { } hidden } when IsOn(hidden): Count("Hidden text was left out"); break;
                case InsertedRun or MoveToRun:
                    Count("Tracked insertions were taken as text");
                    ReadRuns(child, text);
                    break;
                case FootnoteReference: Count("Footnotes were left out"); break;
                case EndnoteReference: Count("Endnotes were left out"); break;
                case CommentReference: Count("Comments were left out"); break;
                case Drawing drawing: Leave(drawing.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().FirstOrDefault() is { } named ? named.Description?.Value ?? named.Name?.Value : null, drawing); break;
                case Picture picture: Leave(null, picture); break;
                case EmbeddedObject: Warn("An embedded object was left out."); break;
                case AlternateContent alternative: Leave(alternative.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().FirstOrDefault()?.Name?.Value, alternative); break;
                case ParagraphProperties or RunProperties or RubyContent or FieldCode or DeletedText: break;
                case DocumentFormat.OpenXml.Math.OfficeMath or DocumentFormat.OpenXml.Math.Paragraph: Count("Formulas were left out"); break;
                default: ReadRuns(child, text); break;
            }
        }
    }

    private void Leave(string? name, OpenXmlElement shape)
    {
        var holdsText = shape.Descendants<TextBoxContent>().Any();
        Warn((holdsText ? "A text box" : "A picture") + (string.IsNullOrWhiteSpace(name) ? "" : $" “{name.Trim()}”") + " was left out.");
    }

    private IEnumerable<Style> StylesOf(string? id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (id is not null && seen.Add(id) && _styles.TryGetValue(id, out var style))
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static bool IsProminent(Paragraph paragraph, List<Style> styles)
    {
        var runs = paragraph.Descendants<Run>().Where(run => run.InnerText.Trim().Length > 0).ToList();
        var styleSize = styles.Select(style => style.StyleRunProperties?.FontSize?.Val?.Value).FirstOrDefault(size => size is not null);
        var styleBold = styles.Select(style => style.StyleRunProperties?.Bold).FirstOrDefault(bold => bold is not null);
        return runs.Count > 0 && runs.TrueForAll(run => SizeOf(run.RunProperties?.FontSize?.Val?.Value ?? styleSize) >= Large || IsOn(run.RunProperties?.Bold ?? styleBold));
    }

    private static bool IsOn(OnOffType? property) => property is not null && (property.Val is null || property.Val.Value);

    private static int SizeOf(string? halfPoints) => int.TryParse(halfPoints, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    private void Warn(string warning)
    {
        if (_warnings.Count < 50 && !_warnings.Contains(warning)) _warnings.Add(warning);
    }
}
