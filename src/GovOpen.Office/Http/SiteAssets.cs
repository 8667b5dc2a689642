using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Office.Http;

/// <summary>The stylesheet and the icon: embedded, and kept by browsers until their content changes, because their address does.</summary>
internal static class SiteAssets
{
    public static string Stylesheet => _stylesheet.Address;

    public static string Icon => _icon.Address;

    private static readonly Asset _stylesheet = Asset.Read("office.css", "text/css; charset=utf-8");

    private static readonly Asset _icon = Asset.Read("favicon.svg", "image/svg+xml");

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        foreach (var asset in new[] { _stylesheet, _icon })
        {
            app.MapGet("/" + asset.Name, (HttpContext context) =>
            {
                var exact = context.Request.Query["v"] == asset.Version;
                context.Response.Headers.CacheControl = exact ? "public, max-age=31536000, immutable" : "public, max-age=300";
                return TypedResults.Bytes(asset.Content, asset.Type, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private sealed record Asset(string Name, string Type, byte[] Content, string Version)
    {
        public string Address => $"/{Name}?v={Version}";

        public static Asset Read(string name, string type)
        {
            using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return new(name, type, content.ToArray(), Convert.ToHexStringLower(SHA256.HashData(content.ToArray()).AsSpan(0, 6)));
        }
    }
}
