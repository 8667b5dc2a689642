namespace GovOpen.Publishing.Drafts.Docx;

/// <summary>A paragraph, or a row of a table, as it reads, and how it stands out.</summary>
/// <param name="Text">With its automatic number.</param>
/// <param name="IsTitle">It has the style of a title.</param>
/// <param name="IsHeading">It has the style of a heading.</param>
/// <param name="IsCentred">In the middle of the line.</param>
/// <param name="IsProminent">Larger than running text, or bold.</param>
internal sealed record DocxLine(string Text, bool IsTitle = false, bool IsHeading = false, bool IsCentred = false, bool IsProminent = false);
