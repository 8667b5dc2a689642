using System.Globalization;
using System.Xml.Linq;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Formats;

/// <summary>
/// A document as Akoma Ntoso 1.0 (OASIS LegalDocML): what it is (FRBR), what happened to it when, on which days it has force, and
/// its text down to 款、项、目. Every article carries its clause anchor as <c>wId</c>, the same on every day. The work is named by the
/// document's own address: organs of one division may share an <see cref="Eli"/>, which is an alias therefore.
/// </summary>
internal static class AkomaNtoso
{
    public const string ContentType = "application/akn+xml";

    public static readonly XNamespace Namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    // Who says so: the references of the metadata.
    private const string Platform = "#platform";

    private const string Issuer = "#issuer";

    public static byte[] Of(DocumentView document, SiteOptions site)
    {
        var force = AknForce.Of(document);
        var act = new XElement(
            Namespace + "act",
            new XAttribute("name", CamelCase.Of(document.Kind)),
            new XAttribute("contains", "singleVersion"),
            new XElement(
                Namespace + "meta",
                Identification(document, site),
                document.Facts.PublishedOn is { } published ? Element("publication", ("date", Iso(published)), ("name", "主动公开"), ("showAs", site.Name)) : null,
                Classification(document),
                force.Lifecycle(Platform),
                force.TemporalData(Platform),
                References(document, site, force),
                document.TextPurged ? Purged() : null),
            AknBody.Of(document.Articles, force));
        return XmlWriting.Bytes(new XElement(Namespace + "akomaNtoso", act));
    }

    private static XElement Identification(DocumentView document, SiteOptions site)
    {
        var work = document.Url;
        var from = document.TextFrom ?? document.Facts.PublishedOn ?? document.WrittenOn;
        var expression = from is { } day ? $"{work}/{Iso(day)}/zho" : $"{work}/zho";
        var author = Element("FRBRauthor", ("href", document.Issuer is null ? Platform : Issuer), ("as", "#author"));
        return new(
            Namespace + "identification",
            new XAttribute("source", Platform),
            new XElement(
                Namespace + "FRBRWork",
                Element("FRBRthis", ("value", work + "/!main")),
                Element("FRBRuri", ("value", work)),
                Element("FRBRalias", ("value", site.Whole(document.Url)), ("name", "page")),
                document.Eli is { } eli ? Element("FRBRalias", ("value", site.Whole(eli)), ("name", "eli")) : null,
                DateOf(document),
                author,
                Element("FRBRcountry", ("value", "cn")),
                Element("FRBRsubtype", ("value", document.Form is { } form ? CamelCase.Of(form) : CamelCase.Of(document.Kind))),
                document.Number is { } number ? Element("FRBRnumber", ("value", number)) : null,
                Element("FRBRname", ("value", document.Title)),
                Element("FRBRprescriptive", ("value", "true")),
                Element("FRBRauthoritative", ("value", "true"))),
            new XElement(
                Namespace + "FRBRExpression",
                Element("FRBRthis", ("value", expression + "/!main")),
                Element("FRBRuri", ("value", expression)),
                Element("FRBRdate", ("date", Iso(from ?? document.AsOf)), ("name", from is null ? "asOf" : "text")),
                new XElement(author),
                Element("FRBRlanguage", ("language", "zho"))),
            new XElement(
                Namespace + "FRBRManifestation",
                Element("FRBRthis", ("value", expression + "/!main.xml")),
                Element("FRBRuri", ("value", expression + ".akn")),
                Element("FRBRdate", ("date", Iso(document.AsOf)), ("name", "asOf")),
                Element("FRBRauthor", ("href", Platform), ("as", "#editor")),
                Element("FRBRformat", ("value", ContentType))));
    }

    /// <summary>Why the body holds nothing.</summary>
    private static XElement Purged() => new(
        Namespace + "notes",
        new XAttribute("source", Platform),
        new XElement(Namespace + "note", new XAttribute("eId", "note_1"), new XElement(Namespace + "p", ChineseWords.Text("document.purged"))));

    private static XElement DateOf(DocumentView document) => document switch
    {
        { WrittenOn: { } written } => Element("FRBRdate", ("date", Iso(written)), ("name", "written")),
        { Facts.PublishedOn: { } published } => Element("FRBRdate", ("date", Iso(published)), ("name", "published")),
        { Facts.EffectiveOn: { } effective } => Element("FRBRdate", ("date", Iso(effective)), ("name", "effective")),
        _ => Element("FRBRdate", ("date", Iso(document.AsOf)), ("name", "asOf")),
    };

    private static XElement? Classification(DocumentView document)
    {
        var keywords = document.Tags.Select(tag => Element("keyword", ("value", tag), ("showAs", tag), ("dictionary", "#tag"))).ToList();
        if (document.Theme is { Length: > 0 } theme) keywords.Insert(0, Element("keyword", ("value", theme), ("showAs", theme), ("dictionary", "#theme")));
        return keywords.Count == 0 ? null : new(Namespace + "classification", new XAttribute("source", Platform), keywords);
    }

    private static XElement References(DocumentView document, SiteOptions site, AknForce force) => new(
        Namespace + "references",
        new XAttribute("source", Platform),
        Element("original", ("eId", AknForce.Original), ("href", document.Url), ("showAs", document.Number ?? document.Title)),
        force.ActingDocuments(),
        Element("TLCOrganization", ("eId", Platform[1..]), ("href", site.Whole("/about")), ("showAs", site.Name)),
        document.Issuer is { } issuer ? Element("TLCOrganization", ("eId", Issuer[1..]), ("href", "/ontology/organization/" + Uri.EscapeDataString(issuer)), ("showAs", issuer)) : null,
        Element("TLCRole", ("eId", "author"), ("href", "/ontology/role/author"), ("showAs", "发文机关")),
        Element("TLCRole", ("eId", "editor"), ("href", "/ontology/role/editor"), ("showAs", "公开平台")),
        force.Concepts());

    internal static XElement Element(string name, params IReadOnlyList<(string Name, string Value)> attributes) =>
        new(Namespace + name, attributes.Select(attribute => new XAttribute(attribute.Name, XmlWriting.Clean(attribute.Value))));

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
