using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Audit;

/// <summary>The trail, for auditors.</summary>
internal static class ShowAudit
{
    public static async Task<IResult> Handle(HttpRequest request, AuditTrail trail, StaffApi api, CancellationToken ct)
    {
        if (AuditQuestion.Read(request.Query, out _)?.OfPage() is not { } question) return Page.Failed(StatusCodes.Status400BadRequest);

        var answer = await api.AsPersonAsync(authorization => trail.ReadAsync(question, authorization, ct));
        return answer switch
        {
            { Value: { } page } => Page.Show<AuditTrailPage>(new AuditModel(question, page, [])),
            { Status: StatusCodes.Status400BadRequest, Problem.Errors: { Count: > 0 } errors } => Page.Show<AuditTrailPage>(new AuditModel(question, new([], null), errors), answer.Status),
            _ => Page.Failed(answer),
        };
    }
}

/// <param name="Question">What was asked.</param>
/// <param name="Page">What there is.</param>
/// <param name="Mistakes">What was wrong with the question.</param>
public sealed record AuditModel(AuditQuestion Question, AuditPage Page, IReadOnlyList<FieldError> Mistakes);
