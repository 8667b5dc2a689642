using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace GovOpen.ServiceDefaults;

/// <summary>A stylesheet or an icon: embedded in the program, and kept by browsers until its content changes, because its address does.</summary>
public sealed class EmbeddedAsset
{
    private readonly string _name;
    private readonly string _type;
    private readonly byte[] _content;
    private readonly string _version;

    /// <summary>Reads it once.</summary>
    /// <param name="assembly">In which it is embedded under its name.</param>
    /// <param name="name"><c>site.css</c></param>
    /// <param name="type"><c>text/css; charset=utf-8</c></param>
    public EmbeddedAsset(Assembly assembly, string name, string type)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        (_name, _type, _content) = (name, type, content.ToArray());
        _version = Convert.ToHexStringLower(SHA256.HashData(_content).AsSpan(0, 6));
    }

    /// <summary>For pages.</summary>
    public string Address => $"/{_name}?v={_version}";

    /// <summary>Serves it to anybody.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapGet("/" + _name, (HttpContext context) =>
    {
        var exact = context.Request.Query["v"] == _version;
        context.Response.Headers.CacheControl = exact ? "public, max-age=31536000, immutable" : "public, max-age=300";
        return TypedResults.Bytes(_content, _type, entityTag: new EntityTagHeaderValue($"\"{_version}\""));
    }).AllowAnonymous().ExcludeFromDescription();
}
