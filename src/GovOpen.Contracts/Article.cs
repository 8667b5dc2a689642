namespace GovOpen.Contracts;

/// <summary>A piece of a text as <see cref="Articles"/> divides it.</summary>
/// <param name="Label">第三条, 第一章 总则, or empty where the text is not divided.</param>
/// <param name="Anchor">For links: <c>a3</c> for 第三条, unique in the document.</param>
/// <param name="Level">The nesting: 0 for text without a label and for articles, 1 for 编, 2 for 章, 3 for 节 (headings, whose text is empty).</param>
/// <param name="Text">Plain text, paragraphs parted by a line break; the label is not repeated.</param>
public sealed record Article(string Label, string Anchor, int Level, string Text);
