using GovOpen.Office.Calls;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Audit;

/// <summary>The audit trail of the whole platform, for auditors' own programs. The caller's token goes along; the services judge it.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/audit").WithTags("Audit").WithMetadata(new ForwardedTo("every service with a trail"));
        audit.MapGet("/", ReadAsync).Produces<AuditPage>()
            .WithDescription("Entries of all services, newest first. Parameters: service, actor, object, action, outcome, from, to (days in Shanghai, yyyy-MM-dd), before (next of an earlier answer), size (1 to 100).");
        audit.MapGet("/export", ExportAsync).Produces(StatusCodes.Status200OK, contentType: "text/csv").WithDescription("The same as a table, whole.").DisableRequestTimeout();
        audit.MapGet("/verify", VerifyAsync).Produces<AuditVerdict>().WithDescription("Whether every entry of every service is as it was written.").DisableRequestTimeout();
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, AuditTrail trail, CancellationToken ct) =>
        AuditQuestion.Read(request.Query, out var error) is { } question
            ? Result(await trail.ReadAsync(question, Bearer(request), ct), TypedResults.Ok)
            : Problems.BadField(error!.Field, error.Reason);

    private static async Task<IResult> ExportAsync(HttpRequest request, AuditTrail trail, CancellationToken ct) =>
        AuditQuestion.Read(request.Query, out var error) is { } question
            ? Result(await trail.ExportAsync(question, Bearer(request), ct), export => new AuditDownload(export))
            : Problems.BadField(error!.Field, error.Reason);

    private static async Task<IResult> VerifyAsync(HttpRequest request, AuditTrail trail, CancellationToken ct) => Result(await trail.VerifyAsync(Bearer(request), ct), TypedResults.Ok);

    private static string? Bearer(HttpRequest request) => request.Headers.Authorization is [{ } authorization] ? authorization : null;

    private static IResult Result<T>(Answer<T> answer, Func<T, IResult> show) where T : class => answer switch
    {
        { Value: { } value } => show(value),
        { Problem.Errors: { } errors } => Problems.BadFields(errors),
        { Problem: { Type: not null, Title: { } title } problem } => Problems.Refused(answer.Status, problem.Code, title),
        _ => TypedResults.StatusCode(answer.Status),
    };
}
