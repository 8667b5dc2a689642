using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Portal.Feeds;
using GovOpen.Portal.Formats;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Sites;

/// <summary>The open data of the site as a catalogue in DCAT 3 (<see href="https://www.w3.org/TR/vocab-dcat-3/"/>).</summary>
internal static class Catalogue
{
    public static IResult Handle(IOptions<PortalOptions> options) =>
        TypedResults.Text(Of(options.Value.Site).ToJsonString(ContractJson.Options), LegislationJson.ContentType, System.Text.Encoding.UTF8);

    public static JsonObject Of(SiteOptions site) => new()
    {
        ["@context"] = new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["foaf"] = "http://xmlns.com/foaf/0.1/",
        },
        ["@id"] = site.Whole("/catalogue.jsonld"),
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = Chinese(site.Name + "开放数据目录"),
        ["dct:description"] = Chinese("现行有效文件目录、文件清理结果和文件变化，均可自由取用。"),
        ["dct:language"] = "zh-CN",
        ["dct:publisher"] = new JsonObject { ["@type"] = "foaf:Organization", ["foaf:name"] = site.Name },
        ["foaf:homepage"] = Link(site, "/"),
        ["dcat:dataset"] = new JsonArray(
            Dataset(site, "effective-list", "现行有效文件目录", "全部现行有效（含部分有效）的文件，可按发文机关和日期取用。", "/effective-list",
                Distribution(site, "/api/effective-list.csv", "text/csv"),
                Distribution(site, "/api/effective-list.json", AcceptedFormat.Json)),
            Dataset(site, "clean-ups", "文件清理结果目录", "历次清理公布的继续有效、拟修改、废止和宣布失效的文件。", "/clean-ups",
                Distribution(site, "/api/clean-ups", AcceptedFormat.Json)),
            Dataset(site, "changes", "文件变化", "文件的公布、修改、废止等变化，按时间先后，最新的在前。", "/feeds/all.atom",
                Distribution(site, "/feeds/all.atom", Atom.ContentType),
                Distribution(site, "/api/changes", AcceptedFormat.Json))),
        ["dcat:service"] = new JsonArray(
            Service(site, "search", "文件检索接口", "/api/search", "/openapi/search.json"),
            Service(site, "basis-check", "能否作为依据的核验接口", "/api/basis-check", "/openapi/publishing.json")),
    };

    private static JsonObject Dataset(SiteOptions site, string name, string title, string description, string page, params IEnumerable<JsonObject> distributions) => new()
    {
        ["@id"] = site.Whole("/catalogue.jsonld#" + name),
        ["@type"] = "dcat:Dataset",
        ["dct:title"] = Chinese(title),
        ["dct:description"] = Chinese(description),
        ["dct:accrualPeriodicity"] = new JsonObject { ["@id"] = "http://publications.europa.eu/resource/authority/frequency/CONT" },
        ["dcat:landingPage"] = Link(site, page),
        ["dcat:distribution"] = new JsonArray([.. distributions]),
    };

    private static JsonObject Distribution(SiteOptions site, string address, string type) => new()
    {
        ["@id"] = site.Whole(address),
        ["@type"] = "dcat:Distribution",
        ["dcat:accessURL"] = Link(site, address),
        ["dcat:downloadURL"] = Link(site, address),
        ["dcat:mediaType"] = new JsonObject { ["@id"] = "https://www.iana.org/assignments/media-types/" + type },
    };

    private static JsonObject Service(SiteOptions site, string name, string title, string address, string description) => new()
    {
        ["@id"] = site.Whole("/catalogue.jsonld#" + name),
        ["@type"] = "dcat:DataService",
        ["dct:title"] = Chinese(title),
        ["dcat:endpointURL"] = Link(site, address),
        ["dcat:endpointDescription"] = Link(site, description),
    };

    private static JsonObject Link(SiteOptions site, string address) => new() { ["@id"] = site.Whole(address) };

    private static JsonObject Chinese(string text) => new() { ["@value"] = text, ["@language"] = "zh-CN" };
}
