using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovOpen.Office.Audit;
using GovOpen.Office.Calls;
using GovOpen.Office.Errors;
using GovOpen.Office.SignIn;
using Microsoft.AspNetCore.Localization;

namespace GovOpen.Office.Pages;

/// <summary>What the pages are rendered with.</summary>
internal static class PagesRegistration
{
    private static readonly CultureInfo[] _languages = [new("zh-CN"), new("en")];

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
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
        // Before the framework's own, which a browser would accept too.
        services.Insert(0, ServiceDescriptor.Singleton<IProblemDetailsWriter, ErrorPageWriter>());
        // A form that cannot be read is refused, on a developer's machine too.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddScoped<Visit>();
        services.AddSingleton<ServiceCalls>();
        services.AddSingleton<TokenService>();
        services.AddScoped<StaffApi>();
        services.AddSingleton<AuditTrail>();
    }
}
