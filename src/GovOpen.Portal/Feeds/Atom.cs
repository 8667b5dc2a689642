using System.Globalization;
using System.Xml.Linq;
using GovOpen.Portal.Formats;

namespace GovOpen.Portal.Feeds;

/// <summary>A feed as RFC 4287 wants it.</summary>
internal static class Atom
{
    public const string ContentType = "application/atom+xml";

    public static readonly XNamespace Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Of(AtomFeed feed) => XmlWriting.Bytes(new XElement(
        Namespace + "feed",
        new XAttribute(XNamespace.Xml + "lang", "zh-CN"),
        Text("id", feed.Id),
        Text("title", feed.Title),
        Text("updated", Instant(feed.Updated)),
        Link("self", ContentType, feed.Self),
        Link("alternate", AcceptedFormat.Html, feed.Page),
        feed.Next is null ? null : Link("next", ContentType, feed.Next),
        new XElement(Namespace + "author", Text("name", feed.Author)),
        feed.Entries.Select(Entry)));

    private static XElement Entry(AtomEntry entry) => new(
        Namespace + "entry",
        Text("id", entry.Id),
        Text("title", entry.Title),
        Text("updated", Instant(entry.Updated)),
        entry.Published is { } published ? Text("published", Instant(published)) : null,
        Link("alternate", AcceptedFormat.Html, entry.Page),
        entry.Author is null ? null : new XElement(Namespace + "author", Text("name", entry.Author)),
        entry.Category is null ? null : new XElement(Namespace + "category", new XAttribute("term", XmlWriting.Clean(entry.Category))),
        Text("summary", entry.Summary));

    private static XElement Text(string name, string text) => new(Namespace + name, XmlWriting.Clean(text));

    private static XElement Link(string relation, string type, string address) =>
        new(Namespace + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", XmlWriting.Clean(address)));

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

/// <param name="Id">Stable, whatever happens to the address.</param>
/// <param name="Title">For readers.</param>
/// <param name="Author">Who publishes it.</param>
/// <param name="Self">Its address.</param>
/// <param name="Page">Of the site that it belongs to.</param>
/// <param name="Next">Older entries.</param>
/// <param name="Updated">The last change.</param>
/// <param name="Entries">Newest first.</param>
internal sealed record AtomFeed(string Id, string Title, string Author, string Self, string Page, string? Next, DateTimeOffset Updated, IReadOnlyList<AtomEntry> Entries);

/// <param name="Id">Stable.</param>
/// <param name="Title">Of the document.</param>
/// <param name="Page">Of the document.</param>
/// <param name="Updated">When it changed.</param>
/// <param name="Author">The organ that issued it.</param>
/// <param name="Category">Its theme.</param>
/// <param name="Summary">What changed, in one line.</param>
internal sealed record AtomEntry(string Id, string Title, string Page, DateTimeOffset Updated, string? Author, string? Category, string Summary)
{
    /// <summary>When it became public, where that is known.</summary>
    public DateTimeOffset? Published { get; init; }
}
