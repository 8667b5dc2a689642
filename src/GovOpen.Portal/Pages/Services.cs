using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovOpen.Portal.Concerns;
using GovOpen.Portal.Records;
using GovOpen.Portal.Sites;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;

namespace GovOpen.Portal.Pages;

/// <summary>What the pages are rendered with.</summary>
internal static class Services
{
    private static readonly CultureInfo[] _languages = [new("zh-CN"), new("en")];

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // No form needs protection, so no keys are kept on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Chinese stays Chinese in the page: a third of the bytes of escapes, and readable in the source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(_languages[0]);
            localization.SupportedCultures = [_languages[0]];
            localization.SupportedUICultures = _languages;
            localization.RequestCultureProviders =
                [new QueryStringRequestCultureProvider { QueryStringKey = Visit.LanguageParameter, UIQueryStringKey = Visit.LanguageParameter }];
        });
        services.AddScoped<Visit>();
        services.AddSingleton<SearchService>();
        services.AddSingleton<PublishingService>();
        services.AddSingleton<RecordsService>();
        services.AddSingleton<HotlineService>();
        services.AddSingleton<SiteMap>();
    }
}
