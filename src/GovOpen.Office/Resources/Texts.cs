namespace GovOpen.Office.Resources;

/// <summary>Every text of the pages, by key: <c>Texts.resx</c> in Chinese, <c>Texts.en.resx</c> in English.</summary>
public sealed class Texts;
