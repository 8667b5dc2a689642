using System.Text.RegularExpressions;
using GovOpen.Contracts;
using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Drafts.Docx;

/// <summary>What was recognised in a Word document (GB/T 9704: 标题, 发文字号, 正文, 成文日期); nothing of it is certain before an editor has looked.</summary>
internal sealed partial record RecognisedDocument
{
    // Red head, number, title and addressee stand here.
    private const int HeadLines = 15;
    private const int LongestTitle = 500;

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>Guessed from the title.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>公文种类, guessed from the title.</summary>
    public required DocumentForm? Form { get; init; }

    /// <summary>发文字号 as it stands in the head; a draft gets its own when it is numbered.</summary>
    public required string? DocNumber { get; init; }

    /// <summary>成文日期 below the text.</summary>
    public required DateOnly? WrittenOn { get; init; }

    /// <summary>Without title and number.</summary>
    public required string Text { get; init; }

    /// <summary>The articles as the public will find them.</summary>
    public required IReadOnlyList<ArticleLine> Articles { get; init; }

    /// <summary>What was left out or is doubtful.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public sealed record ArticleLine(string Label, string Anchor);

    public static RecognisedDocument Of(IReadOnlyList<DocxLine> lines, IReadOnlyList<string> warnings)
    {
        var doubts = new List<string>(warnings);
        var number = lines.Take(HeadLines).FirstOrDefault(line => IsNumber(line.Text));
        var title = TitleOf([.. lines.Take(HeadLines).Where(line => line != number)]);
        if (title.Count == 0 && lines.Count > 0)
        {
            title = [lines[0]];
            doubts.Add("No title could be told from its style; the first line was taken.");
        }

        var (form, kind) = Guess(string.Concat(title.Select(line => line.Text)), doubts);
        // Above the title stand the red head and remarks about the copy.
        var first = title.Count == 0 ? 0 : lines.ToList().FindIndex(line => ReferenceEquals(line, title[0]));
        var text = string.Join('\n', lines.Skip(first).Where(line => !title.Contains(line, ReferenceEqualityComparer.Instance) && !ReferenceEquals(line, number)).Select(line => line.Text));
        return new()
        {
            Title = Shorten(string.Concat(title.Select(line => line.Text))),
            Kind = kind,
            Form = form,
            DocNumber = number is not null && DocumentNumber.TryParse(number.Text, out var read) ? read.ToString() : null,
            WrittenOn = lines.Reverse().Take(HeadLines).Select(line => DayOf(line.Text)).FirstOrDefault(day => day is not null),
            Text = text,
            Articles = [.. Contracts.Articles.Split(text).Where(article => article.Anchor[0] == 'a').Select(article => new ArticleLine(article.Label, article.Anchor))],
            Warnings = doubts,
        };
    }

    /// <summary>By style, else the first that stands out in the middle, else the first in the middle; with the lines that go on alike.</summary>
    private static IReadOnlyList<DocxLine> TitleOf(List<DocxLine> head)
    {
        var begin = head.FindIndex(line => IsArticleOrHeading(line.Text));
        var candidates = begin < 0 ? head : head[..begin];
        foreach (var fits in (ReadOnlySpan<Predicate<DocxLine>>)[line => line.IsTitle, line => line is { IsCentred: true, IsProminent: true } && !IsRedHead(line.Text), line => line.IsCentred && !IsRedHead(line.Text)])
        {
            var start = candidates.FindIndex(fits);
            if (start >= 0) return [.. candidates.Skip(start).TakeWhile(line => fits(line))];
        }

        return [];
    }

    private static readonly (string Ending, DocumentForm Form)[] _forms =
    [
        ("通知", DocumentForm.Notice), ("意见", DocumentForm.Opinion), ("决定", DocumentForm.Decision), ("决议", DocumentForm.Resolution), ("命令", DocumentForm.Order), ("令", DocumentForm.Order),
        ("公报", DocumentForm.Communique), ("公告", DocumentForm.Proclamation), ("通告", DocumentForm.PublicNotice), ("通报", DocumentForm.Circular), ("报告", DocumentForm.Report),
        ("请示", DocumentForm.Request), ("批复", DocumentForm.Reply), ("议案", DocumentForm.Motion), ("函", DocumentForm.Letter), ("纪要", DocumentForm.Minutes),
    ];

    private static readonly DocumentForm[] _letters = [DocumentForm.Circular, DocumentForm.Report, DocumentForm.Request, DocumentForm.Reply, DocumentForm.Motion, DocumentForm.Letter, DocumentForm.Minutes, DocumentForm.Communique];

    private static (DocumentForm? Form, DocumentKind Kind) Guess(string title, List<string> doubts)
    {
        var name = Bracketed().Replace(title, "").Trim();
        DocumentForm? form = _forms.FirstOrDefault(one => name.EndsWith(one.Ending, StringComparison.Ordinal)) is { Ending: not null } found ? found.Form : null;
        if (form is { } letter && _letters.Contains(letter)) return (form, DocumentKind.OtherDocument);
        if (form is null && name.EndsWith("条例", StringComparison.Ordinal)) return (null, DocumentKind.LocalRegulation);
        if (form is null && (name.EndsWith("办法", StringComparison.Ordinal) || name.EndsWith("规定", StringComparison.Ordinal) || name.EndsWith("细则", StringComparison.Ordinal)))
        {
            doubts.Add("Whether it is a rule (规章) or a normative document cannot be told from its title; normativeDocument was taken.");
        }
        else if (form is null)
        {
            doubts.Add("What it is cannot be told from its title; normativeDocument was taken.");
        }

        return (form, DocumentKind.NormativeDocument);
    }

    private static bool IsNumber(string line) => line.Length <= 60 && DocumentNumber.TryParse(line, out var number) && (number.IsOrder || line.EndsWith('号'));

    private static bool IsRedHead(string line) => line.EndsWith("文件", StringComparison.Ordinal);

    private static bool IsArticleOrHeading(string line) => Contracts.Articles.Split(line) is [var only] && only.Anchor[0] is 'a' or 'b' or 'c' or 'j';

    private static DateOnly? DayOf(string line) => Day().Match(line) is { Success: true } match && ChineseDate.TryRead(Spaces().Replace(match.Value, "").Normalize(System.Text.NormalizationForm.FormKC), out var day) ? day : null;

    private static string Shorten(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle];

    [GeneratedRegex(@"[（(][^）)]*[）)]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\s*[0-9０-９〇零○ΟОO一二三四五六七八九十]{4}\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
