using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Audit;

/// <summary>Has every trail gone through, and says which entry is not as it was written.</summary>
internal static class ShowVerdict
{
    public static async Task<IResult> Handle(AuditTrail trail, StaffApi api, CancellationToken ct)
    {
        var answer = await api.AsPersonAsync(authorization => trail.VerifyAsync(authorization, ct));
        return answer.Value is { } verdict ? Page.Show<VerdictPage>(verdict) : Page.Failed(answer);
    }
}
