using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Pages;

/// <summary>
/// What a reader chose, kept in the address and carried by every link: the language (<c>lang=en</c>) and the elder mode
/// (<c>elder=1</c>). No cookie is needed, and a link that is passed on shows the same to everybody.
/// </summary>
public sealed class Visit
{
    public const string LanguageParameter = "lang";

    public const string ElderParameter = "elder";

    private const string English = "en";

    private const int LongestValue = 500;

    private readonly HttpRequest _request;
    private readonly SiteOptions _site;

    public Visit(IHttpContextAccessor context, IOptions<PortalOptions> options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(options);
        _request = context.HttpContext!.Request;
        _site = options.Value.Site;
        IsEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English;
        IsElder = _request.Query[ElderParameter] == "1";
    }

    public bool IsEnglish { get; }

    public bool IsElder { get; }

    /// <summary>For <c>html lang</c>.</summary>
    public string Language => IsEnglish ? English : "zh-CN";

    /// <summary>What every link and form carries besides its own parameters.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Choices
    {
        get
        {
            if (IsEnglish) yield return new(LanguageParameter, English);
            if (IsElder) yield return new(ElderParameter, "1");
        }
    }

    /// <summary>A link inside the site: <paramref name="address"/> (with its own query and fragment) and the reader's choices.</summary>
    public string To(string address) => QueryHelpers.AddQueryString(address, Choices);

    /// <summary>This page in the other language.</summary>
    public string InOtherLanguage => Here(LanguageParameter, IsEnglish ? null : English);

    /// <summary>This page with the elder mode on or off.</summary>
    public string InOtherMode => Here(ElderParameter, IsElder ? null : "1");

    /// <summary>The address of a page, for canonical links: without the reader's choices, and never with the host that the caller claims.</summary>
    public string Canonical(string address) => _site.Address?.GetLeftPart(UriPartial.Authority) + address;

    /// <summary>A day as people write it.</summary>
    public string Day(DateOnly day) => IsEnglish
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The month of a day, as people write it.</summary>
    public string Month(DateOnly day) => day.ToString(IsEnglish ? "MMMM yyyy" : "yyyy年M月", CultureInfo.InvariantCulture);

    private string Here(string parameter, string? value)
    {
        // What is too long to be understood is not repeated.
        var others = _request.Query.Where(p => p.Key != parameter && p.Value.ToString().Length <= LongestValue).SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v));
        var all = value is null ? others : others.Append(new(parameter, value));
        return QueryHelpers.AddQueryString(_request.PathBase.Add(_request.Path).ToUriComponent(), all);
    }
}
