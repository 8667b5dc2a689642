using System.Globalization;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Formats;

/// <summary>
/// A document as <see href="https://schema.org/Legislation"/>, in JSON-LD. What is not wholly or partly in force for certain is
/// said to be not in force: the vocabulary has no word for not knowing. While the answer may be out of date, nothing is said of force.
/// It is named by its own address: organs of one division may share an <see cref="Eli"/>, which identifies beside the number.
/// </summary>
internal static class LegislationJson
{
    public const string ContentType = "application/ld+json";

    public static string Of(DocumentView document, SiteOptions site)
    {
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Legislation",
            ["@id"] = site.Whole(document.Url),
            ["url"] = site.Whole(document.Url),
            ["name"] = document.Title,
            ["legislationIdentifier"] = OneOrSeveral(Identifiers(document, site)),
            ["legislationType"] = TypeOf(document),
            ["legislationDate"] = Iso(document.WrittenOn),
            ["datePublished"] = Iso(document.Facts.PublishedOn),
            ["legislationDateOfApplicability"] = Iso(document.Facts.EffectiveOn),
            ["legislationDateVersion"] = Iso(document.AsOf),
            ["legislationLegalForce"] = document.Stale ? null : "https://schema.org/" + LegalForce(document.Validity),
            ["legislationPassedBy"] = document.Issuer is { } issuer ? new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = issuer } : null,
            ["legislationJurisdiction"] = document.Division is { } division ? new JsonObject { ["@type"] = "AdministrativeArea", ["identifier"] = division } : null,
            ["temporalCoverage"] = document.Stale ? null : OneOrSeveral(Coverage(document.Facts)),
            ["keywords"] = document.Tags.Count > 0 ? new JsonArray([.. document.Tags.Select(tag => (JsonNode)tag)]) : null,
            ["about"] = document.Theme,
            ["inLanguage"] = "zh-CN",
            ["encoding"] = new JsonArray(
                Encoding("text/html", site.Whole(document.Url)),
                Encoding(AkomaNtoso.ContentType, site.Whole(FormatLinks.AkomaNtoso(document))),
                Encoding("application/json", site.Whole(FormatLinks.Json(document)))),
        };

        foreach (var (property, relations) in Relations(document)) json[property] = Others(relations, site);
        var reverse = new JsonObject(Reversed(document).Select(r => KeyValuePair.Create(r.Property, (JsonNode?)Others(r.Relations, site))));
        if (reverse.Count > 0) json["@reverse"] = reverse;

        foreach (var absent in json.Where(property => property.Value is null).Select(property => property.Key).ToList()) json.Remove(absent);
        // Angle brackets are escaped by this encoder, so that the text may stand within a page.
        return json.ToJsonString(ContractJson.Options);
    }

    public static string LegalForce(ValidityStatus validity) => validity switch
    {
        ValidityStatus.InForce => "InForce",
        ValidityStatus.PartiallyInForce => "PartiallyInForce",
        _ => "NotInForce",
    };

    private static IEnumerable<(string Property, IEnumerable<LinkedRelation> Relations)> Relations(DocumentView document) => Grouped(document, type => type switch
    {
        RelationType.Repeals => "legislationRepeals",
        RelationType.Amends => "legislationAmends",
        RelationType.Extends => "legislationChanges",
        RelationType.Consolidates => "legislationConsolidates",
        RelationType.Corrects => "legislationCorrects",
        RelationType.Implements => "legislationEnsuresImplementationOf",
        RelationType.BasedOn => "isBasedOn",
        RelationType.Cites or RelationType.Forwards => "citation",
        RelationType.Interprets => "about",
        _ => null,
    }).Where(group => group.Property != "about" || document.Theme is null);

    private static IEnumerable<(string Property, IEnumerable<LinkedRelation> Relations)> Reversed(DocumentView document) => Grouped(document, type => type switch
    {
        RelationType.RepealedBy => "legislationRepeals",
        RelationType.AmendedBy => "legislationAmends",
        RelationType.ExtendedBy => "legislationChanges",
        _ => null,
    });

    private static IEnumerable<(string Property, IEnumerable<LinkedRelation> Relations)> Grouped(DocumentView document, Func<RelationType, string?> propertyOf) =>
        document.Relations.GroupBy(relation => propertyOf(relation.Type), StringComparer.Ordinal).Where(group => group.Key is not null).Select(group => (group.Key!, group.AsEnumerable()));

    private static JsonArray Others(IEnumerable<LinkedRelation> relations, SiteOptions site) => new([.. relations.Select(relation => Other(relation, site))]);

    private static JsonObject Other(LinkedRelation relation, SiteOptions site)
    {
        var other = new JsonObject { ["@type"] = "Legislation", ["name"] = relation.Title ?? relation.Target };
        if (DocumentNumber.TryParse(relation.Target, out var number)) other["legislationIdentifier"] = number.ToString();
        if (relation.Id is { } id) other["url"] = site.Whole($"/documents/{id}");
        return other;
    }

    private static JsonObject Encoding(string type, string address) => new()
    {
        ["@type"] = "LegislationObject",
        ["encodingFormat"] = type,
        ["contentUrl"] = address,
    };

    private static string TypeOf(DocumentView document) =>
        document.Form is { } form ? $"{ChineseWords.Of(document.Kind)} {ChineseWords.Of(form)}" : ChineseWords.Of(document.Kind);

    private static IEnumerable<string> Identifiers(DocumentView document, SiteOptions site) =>
        new[] { document.Number ?? (document.Eli is null ? document.IndexNumber : null), document.Eli is { } eli ? site.Whole(eli) : null }.OfType<string>();

    /// <summary>The days of force as intervals of ISO 8601; both ends are days of force.</summary>
    private static IEnumerable<string> Coverage(Validity facts) => DaysOfForce.Of(facts).Select(days => $"{Iso(days.From)}/{Iso(days.Until?.AddDays(-1)) ?? ".."}");

    private static JsonNode? OneOrSeveral(IEnumerable<string> values) => values.ToList() switch
    {
        [] => null,
        [var only] => only,
        var several => new JsonArray([.. several.Select(value => (JsonNode)value)]),
    };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
