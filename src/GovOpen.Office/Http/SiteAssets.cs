using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Http;

/// <summary>What pages need besides themselves.</summary>
internal static class SiteAssets
{
    private static readonly EmbeddedAsset _stylesheet = new(typeof(SiteAssets).Assembly, "office.css", "text/css; charset=utf-8");
    private static readonly EmbeddedAsset _icon = new(typeof(SiteAssets).Assembly, "favicon.svg", "image/svg+xml");

    private static readonly EmbeddedAsset _deskScript = new(typeof(SiteAssets).Assembly, "desk.js", "text/javascript; charset=utf-8");

    public static string Stylesheet => _stylesheet.Address;

    public static string Icon => _icon.Address;

    public static string DeskScript => _deskScript.Address;

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        _stylesheet.Map(app);
        _icon.Map(app);
        _deskScript.Map(app);
    }
}
