using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Documents;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Interpretations;

internal static class InterpretationEndpoints
{
    public static void AddInterpretations(this IServiceCollection services)
    {
        services.AddScoped<InterpretationServices>();
        services.AddScoped<FollowDocument>();
        services.AddScoped<FollowBasis>();
        services.AddScoped<ISweep, MarkReleased>();
        services.AddScoped<IDueWork, FollowOnTime>();
    }

    public static void MapInterpretations(this IEndpointRouteBuilder app)
    {
        var interpretations = app.MapGroup("/api/interpretations").WithTags("Interpretations");

        interpretations.MapGet("/", ListInterpretations.Handle).Needs(StaffAction.ReadInterpretations);
        interpretations.MapPost("/", CreateInterpretation.Handle).Needs(StaffAction.WriteInterpretations);
        interpretations.MapGet("/{id:guid}", GetInterpretation.Handle).Needs(StaffAction.ReadInterpretations);
        interpretations.MapPut("/{id:guid}", SaveInterpretation.Handle).Needs(StaffAction.WriteInterpretations);
        interpretations.MapGet("/{id:guid}/copy-check", ShowCopyCheck.Handle).Needs(StaffAction.ReadInterpretations);
        interpretations.MapPost("/{id:guid}/submit", SubmitInterpretation.Handle).Needs(StaffAction.WriteInterpretations);
        interpretations.MapPost("/{id:guid}/approve", ApproveInterpretation.Handle).Needs(StaffAction.ReviewInterpretations);
        interpretations.MapPost("/{id:guid}/return", ReturnInterpretation.Handle).Needs(StaffAction.ReviewInterpretations);
        interpretations.MapPost("/{id:guid}/reopen", ReopenInterpretation.Handle).Needs(StaffAction.WriteInterpretations);
        interpretations.MapPost("/{id:guid}/abandon", AbandonInterpretation.Handle).Needs(StaffAction.WriteInterpretations);

        app.MapGet("/internal/sealed-interpretations/{hash}", GetSealedVersion.Handle).ExcludeFromDescription().NeedsScope(Scopes.Internal);
        app.MapEventFeed().NeedsScope(Scopes.Internal);
    }
}
