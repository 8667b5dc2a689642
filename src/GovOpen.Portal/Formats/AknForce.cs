using System.Globalization;
using System.Xml.Linq;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Formats;

/// <summary>
/// The days of a document in Akoma Ntoso: the events of its life, and the stretches of days on which it, or an article of it, has
/// force. Where no day of force is known, and while the answer may be out of date, nothing is said of force.
/// </summary>
internal sealed class AknForce
{
    public const string Original = "ro_1";

    private const string OriginalReference = "#" + Original;

    private const string InForce = "inForce";

    private const string Suspended = "suspended";

    private const string PartlyRepealed = "partlyRepealed";

    private readonly Validity _facts;
    private readonly IReadOnlyList<Stretch> _force;
    private readonly IReadOnlyList<Stretch> _suspended;
    private readonly bool _isKnown;
    private readonly List<LinkedAct> _acting;
    private readonly List<Event> _events;
    private readonly List<(DateOnly On, HashSet<string> Articles)> _partly;

    private AknForce(DocumentView document)
    {
        _facts = document.Facts;
        (_force, _suspended) = (DaysOfForce.Of(_facts), DaysOfForce.Suspended(_facts));
        _isKnown = !document.Stale && _force.Count + _suspended.Count > 0;
        _acting = [.. document.Acts.Where(act => act.By is not null || act.Document is not null)];
        _partly = [.. document.Acts.Where(act => act is { Type: ActType.PartlyRepealed, Articles.Count: > 0 })
            .GroupBy(act => act.On, (on, acts) => (on, acts.SelectMany(act => act.Articles!).ToHashSet(StringComparer.Ordinal))).OrderBy(group => group.on)];
        _events = [.. Events(document).DistinctBy(e => (e.On, e.Concept)).OrderBy(e => e.On)];
    }

    public static AknForce Of(DocumentView document) => new(document);

    /// <summary>The stretch of days on which an article, or (null) the whole, has force.</summary>
    public XAttribute? Period(string? anchor)
    {
        if (!_isKnown) return null;
        var partly = anchor is null ? -1 : _partly.FindIndex(group => group.Articles.Contains(anchor));
        return anchor is null || partly >= 0 ? new XAttribute("period", "#" + Group(partly + 1)) : null;
    }

    public XElement? Lifecycle(string source) => _events.Count == 0 ? null : new(
        AkomaNtoso.Namespace + "lifecycle",
        new XAttribute("source", source),
        _events.Select((e, i) => AkomaNtoso.Element(
            "eventRef", ("eId", EventId(i)), ("date", AkomaNtoso.Iso(e.On)), ("source", e.Source ?? source), ("type", e.Type), ("refersTo", "#" + e.Concept))));

    public XElement? TemporalData(string source) => !_isKnown ? null : new(
        AkomaNtoso.Namespace + "temporalData",
        new XAttribute("source", source),
        TemporalGroup(0, [.. _force.Select(stretch => Interval(InForce, stretch)), .. _suspended.Select(stretch => Interval(Suspended, stretch))]),
        // What was struck stays struck: a group of a part that never had force is not empty either.
        _partly.Select((group, i) => TemporalGroup(i + 1, [.. DaysOfForce.Of(_facts, group.On).Select(stretch => Interval(InForce, stretch)), Interval(PartlyRepealed, new(group.On, null))])));

    /// <summary>What changed or ended it.</summary>
    public IEnumerable<XElement> ActingDocuments() => _acting.Select((act, i) => AkomaNtoso.Element(
        "passiveRef",
        ("eId", ActingId(i)),
        ("href", act.Document is { } ours ? $"/documents/{ours.Id}" : "/documents/by-number/" + Uri.EscapeDataString(act.By!)),
        ("showAs", act.By ?? act.Document!.Title)));

    public IEnumerable<XElement> Concepts() => _events.Select(e => e.Concept).Append(InForce).Append(Suspended).Distinct(StringComparer.Ordinal)
        .Select(concept => AkomaNtoso.Element("TLCConcept", ("eId", concept), ("href", "/ontology/concept/" + concept), ("showAs", ChineseWords.Text("akn." + concept))));

    private IEnumerable<Event> Events(DocumentView document)
    {
        if (_facts.PublishedOn is { } published) yield return new(published, "generation", "published", OriginalReference);
        if (_force is [{ From: var first }, ..]) yield return new(first, "generation", InForce, OriginalReference);
        foreach (var act in document.Acts)
        {
            if (ConceptOf(act.Type) is { } concept) yield return new(act.On, "amendment", concept, SourceOf(act));
        }

        foreach (var (from, until) in _suspended)
        {
            yield return new(from, "amendment", Suspended, ActedOn(ActType.Suspended, from));
            if (until is { } resumed && _force.Any(stretch => stretch.From == resumed)) yield return new(resumed, "amendment", "resumed", ActedOn(ActType.Resumed, resumed));
        }

        if (_facts.PartlyRepealedOn is { } partly) yield return new(partly, "amendment", PartlyRepealed, ActedOn(ActType.PartlyRepealed, partly));
        if (_facts.RepealedOn is { } repealed) yield return new(repealed, "repeal", "repealed", ActedOn(ActType.Repealed, repealed));
        if (_facts.LastValidDay?.AddDays(1) is { } lapsed && !(_facts.RepealedOn <= lapsed)) yield return new(lapsed, "repeal", "lapsed", ActedOn(ActType.DeclaredLapsed, lapsed) ?? OriginalReference);
    }

    private static string? ConceptOf(ActType type) => type switch
    {
        ActType.Amended => "amended",
        ActType.Corrected => "corrected",
        ActType.Extended => "extended",
        ActType.PartlyRepealed => PartlyRepealed,
        _ => null,
    };

    private static XElement TemporalGroup(int i, IReadOnlyList<XElement> intervals) => new(AkomaNtoso.Namespace + "temporalGroup", new XAttribute("eId", Group(i)), intervals);

    private XElement Interval(string concept, Stretch days) => AkomaNtoso.Element(
        "timeInterval",
        [("start", EventOn(days.From)), .. days.Until is { } end ? [("end", EventOn(end))] : Array.Empty<(string, string)>(), ("refersTo", "#" + concept)]);

    private string EventOn(DateOnly day) => "#" + EventId(_events.FindIndex(e => e.On == day));

    private string? ActedOn(ActType type, DateOnly day) => SourceOf(_acting.Find(act => act.Type == type && act.On == day));

    private string? SourceOf(LinkedAct? act) => act is not null && _acting.IndexOf(act) is >= 0 and var i ? "#" + ActingId(i) : null;

    private static string Group(int i) => string.Create(CultureInfo.InvariantCulture, $"tmpg_{i + 1}");

    private static string EventId(int i) => string.Create(CultureInfo.InvariantCulture, $"eref_{i + 1}");

    private static string ActingId(int i) => string.Create(CultureInfo.InvariantCulture, $"rp_{i + 1}");

    private sealed record Event(DateOnly On, string Type, string Concept, string? Source);
}
