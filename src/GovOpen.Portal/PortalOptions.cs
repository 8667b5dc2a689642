using System.ComponentModel.DataAnnotations;

namespace GovOpen.Portal;

/// <summary>The portal's settings, from the root of the configuration.</summary>
public sealed class PortalOptions
{
    /// <summary>Whether the documents are samples; every page then says so.</summary>
    public bool SampleData { get; init; }

    public SiteOptions Site { get; init; } = new();

    public RateLimitOptions RateLimits { get; init; } = new();
}

/// <summary>What the page tags of 政府网站发展指引 say of the site.</summary>
public sealed class SiteOptions
{
    [Required]
    public string Name { get; init; } = "政务公开 GovOpen";

    /// <summary>网站域名, without scheme: www.example.gov.cn.</summary>
    public string Domain { get; init; } = "localhost";

    /// <summary>网站标识码: 10 digits, or bm and 8 digits; empty until one was assigned.</summary>
    [RegularExpression("^([0-9]{10}|bm[0-9]{8})?$")]
    public string IdCode { get; init; } = "";

    /// <summary>The address that canonical links start with; without it they have only the path.</summary>
    public Uri? Address { get; init; }

    /// <summary>An address with its host, for formats that want all of it. Never the host that a caller claims.</summary>
    public string Whole(string path) => (Address?.GetLeftPart(UriPartial.Authority) ?? $"http://{Domain}") + path;
}

/// <summary>How much one client may ask for.</summary>
public sealed class RateLimitOptions
{
    public PublicReadOptions PublicReads { get; init; } = new();

    /// <summary>Concerns that one client files.</summary>
    [Range(1, 1_000_000)]
    public int ConcernsPerMinute { get; init; } = 10;

    /// <summary>How often one client looks at concerns, or says what they think of them.</summary>
    [Range(1, 1_000_000)]
    public int LookupsPerMinute { get; init; } = 30;
}

/// <summary>A token bucket for each client address.</summary>
public sealed class PublicReadOptions
{
    [Range(1, int.MaxValue)]
    public int PerSecond { get; init; } = 100;

    [Range(1, int.MaxValue)]
    public int Burst { get; init; } = 400;
}
