using System.Globalization;
using System.Xml.Linq;
using GovOpen.Contracts;
using GovOpen.Portal.Documents;

namespace GovOpen.Portal.Formats;

/// <summary>
/// The text of a document in Akoma Ntoso: 编 part, 章 chapter, 节 section, 条 article, 一、 clause, 款 paragraph, 项 point, 目 indent;
/// each <c>eId</c> is that of what holds it and its own, as the naming convention of the standard wants it: <c>chp_1__art_3__para_2</c>.
/// </summary>
internal static class AknBody
{
    private static readonly string[] _levelNames = ["", "part", "chapter", "section"];

    private static readonly string[] _provisionNames = ["paragraph", "point", "indent", "alinea"];

    private static readonly string[] _provisionIds = ["para", "point", "indent", "al"];

    public static XElement Of(IReadOnlyList<Article> articles, AknForce force)
    {
        var body = new XElement(AkomaNtoso.Namespace + "body", force.Period(null));
        // The headings under which the next article stands, outer ones first.
        var open = new List<(int Level, XElement Element)>();
        foreach (var article in articles)
        {
            if (article.Level > 0) open.RemoveAll(heading => heading.Level >= article.Level);
            var parent = open.Count > 0 ? open[^1].Element : body;
            var element = article.Level > 0 ? Heading(article) : Piece(article);
            element.Add(new XAttribute("eId", Within(parent, IdOf(article))), new XAttribute("wId", article.Anchor), force.Period(article.Anchor));
            if (article.Level == 0) Fill(element, article);
            parent.Add(element);
            if (article.Level > 0) open.Add((article.Level, element));
        }

        // A body that holds nothing would not be one.
        if (!body.HasElements) body.Add(new XElement(AkomaNtoso.Namespace + "hcontainer", new XAttribute("eId", "hcontainer_1"), new XAttribute("name", "text"), Content([""])));
        return body;
    }

    private static XElement Heading(Article heading)
    {
        var (number, name) = Divided(heading.Label, ' ');
        var element = new XElement(AkomaNtoso.Namespace + _levelNames[heading.Level], Text("num", number), name.Length > 0 ? Text("heading", name) : null);
        if (heading.Text.Length > 0) element.Add(new XElement(AkomaNtoso.Namespace + "intro", Paragraphs(heading.Text.Split('\n'))));
        return element;
    }

    private static XElement Piece(Article article)
    {
        if (article.Label.Length == 0) return new(AkomaNtoso.Namespace + "hcontainer", new XAttribute("name", "text"));
        if (IsArticle(article)) return new(AkomaNtoso.Namespace + "article", Text("num", article.Label));

        var (number, name) = Divided(article.Label, '、');
        // The label of a section can be its first words: they are not said twice.
        var isHeading = name.Length > 0 && !article.Text.StartsWith(name, StringComparison.Ordinal);
        return new(AkomaNtoso.Namespace + "clause", Text("num", number), isHeading ? Text("heading", name) : null);
    }

    /// <summary>One 款 without items needs no paragraph of its own.</summary>
    private static void Fill(XElement element, Article article)
    {
        var provisions = Provision.Of(article.Text);
        if (provisions is [] or [{ Items.Count: 0 }]) element.Add(Content(provisions is [var only] ? only.Text : [""]));
        else element.Add(Provisions(provisions, element.Attribute("eId")!.Value, depth: 0));
    }

    private static IEnumerable<XElement> Provisions(IReadOnlyList<Provision> provisions, string within, int depth) => provisions.Select((provision, i) =>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{within}__{_provisionIds[depth]}_{i + 1}");
        var element = new XElement(AkomaNtoso.Namespace + _provisionNames[depth], new XAttribute("eId", id), provision.Number.Length > 0 ? Text("num", provision.Number) : null);
        if (provision.Items.Count == 0)
        {
            element.Add(Content(provision.Text));
            return element;
        }

        if (provision.Text.Count > 0) element.Add(new XElement(AkomaNtoso.Namespace + "intro", Paragraphs(provision.Text)));
        element.Add(Provisions(provision.Items, id, depth + 1));
        return element;
    });

    private static XElement Content(IReadOnlyList<string> paragraphs) => new(AkomaNtoso.Namespace + "content", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(paragraph => Text("p", paragraph));

    private static XElement Text(string name, string text) => new(AkomaNtoso.Namespace + name, XmlWriting.Clean(text));

    private static string Within(XElement parent, string id) => parent.Attribute("eId") is { } outer ? $"{outer.Value}__{id}" : id;

    // The number is the anchor's, which is unique in the document: a3 becomes art_3, a3-1 (第三条之一) art_3-1.
    private static string IdOf(Article article)
    {
        var number = article.Anchor[1..];
        return article.Anchor[0] switch
        {
            'b' => "part_" + number,
            'c' => "chp_" + number,
            'j' => "sec_" + number,
            'a' => "art_" + number,
            's' => "cl_" + number,
            _ => "hcontainer_" + number,
        };
    }

    private static bool IsArticle(Article article) => article.Anchor[0] == 'a';

    private static (string Number, string Name) Divided(string label, char at)
    {
        var i = label.IndexOf(at, StringComparison.Ordinal);
        if (i < 0) return (label, "");
        return (at == ' ' ? label[..i] : label[..(i + 1)], label[(i + 1)..]);
    }
}
