using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.QaBase;

internal static class QaEndpoints
{
    public static void AddQaBase(this IServiceCollection services)
    {
        services.AddScoped<QaServices>();
        services.AddServiceClient(ListSuggestions.Search, Scopes.Internal).ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(3));
        services.AddScoped<Sources>();
        services.AddScoped<RetireEnded>();
        services.AddScoped<IDueWork, RetireOnTime>();
    }

    public static void MapQaBase(this IEndpointRouteBuilder app)
    {
        var entries = app.MapGroup("/api/qa").WithTags("Q&A base");

        entries.MapGet("/", ListEntries.Handle).Needs(StaffAction.ReadInterpretations);
        entries.MapPost("/", CreateEntry.Handle).Needs(StaffAction.WriteInterpretations);
        entries.MapGet("/suggestions", ListSuggestions.Handle).Needs(StaffAction.WriteInterpretations);
        entries.MapGet("/{id:guid}", GetEntry.Handle).Needs(StaffAction.ReadInterpretations);
        entries.MapPut("/{id:guid}", SaveEntry.Handle).Needs(StaffAction.WriteInterpretations);
        entries.MapPost("/{id:guid}/submit", SubmitEntry.Handle).Needs(StaffAction.WriteInterpretations);
        entries.MapPost("/{id:guid}/approve", ApproveEntry.Handle).Needs(StaffAction.ReviewInterpretations);
        entries.MapPost("/{id:guid}/verify", ApproveEntry.Verify).Needs(StaffAction.ReviewInterpretations);
        entries.MapPost("/{id:guid}/return", ReturnEntry.Handle).Needs(StaffAction.ReviewInterpretations);
        entries.MapPost("/{id:guid}/retire", RetireEntry.Handle).Needs(StaffAction.ReviewInterpretations);
    }
}
