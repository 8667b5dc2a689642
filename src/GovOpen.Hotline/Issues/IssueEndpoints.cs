using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Issues;

internal static class IssueEndpoints
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static void AddIssues(this IServiceCollection services)
    {
        services.AddServiceClient(PublishedEntries.Search, Scopes.Internal).ConfigureHttpClient(http => http.Timeout = _patience);
        services.AddSingleton<PublishedEntries>();
        services.AddScoped<IssueServices>();
        services.AddHostedService<WatchSurges>();
    }

    public static void MapIssues(this IEndpointRouteBuilder app)
    {
        var issues = app.MapGroup("/api/issues").WithTags("Hot issues");

        issues.MapGet("/", ListIssues.Handle).Needs(StaffAction.ReadOrders);
        issues.MapGet("/{id:guid}", GetIssue.Handle).Needs(StaffAction.ReadOrders);
        issues.MapPost("/{id:guid}/assess", AssessIssue.Handle).Needs(StaffAction.SuperviseOrders);
        issues.MapPost("/{id:guid}/link", LinkIssue.Link).Needs(StaffAction.SuperviseOrders);
        issues.MapPost("/{id:guid}/unlink", LinkIssue.Unlink).Needs(StaffAction.SuperviseOrders);
        issues.MapPost("/{id:guid}/merge", MergeIssues.Handle).Needs(StaffAction.SuperviseOrders);
        issues.MapPost("/{id:guid}/split", SplitIssue.Handle).Needs(StaffAction.SuperviseOrders);
        issues.MapPost("/{id:guid}/close", CloseIssue.Handle).Needs(StaffAction.SuperviseOrders);
    }
}
