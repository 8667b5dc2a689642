namespace GovOpen.Office.Http;

/// <summary>No browser or proxy keeps a page of the staff site: who signed out must not find it again with the back button.</summary>
internal static class NeverKept
{
    public static void UseNeverKept(this IApplicationBuilder app) => app.UseWhen(context => context.IsForPeople(), pages => pages.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            // The stylesheet says for itself how long it may be kept.
            if (!context.Response.Headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal)) context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }));
}
