using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.Interpretation.CopyChecks;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>
/// 审核通过, by somebody who wrote none of it: seals what it says. What copies or merely shortens its document is refused with what both
/// have in common, unless the reviewer says why it may (川办发〔2023〕10号, item 7: 不得简单照搬照抄或以简略版形式呈现).
/// </summary>
internal static class ApproveInterpretation
{
    /// <param name="Revision">That was read.</param>
    /// <param name="OverrideReason">Why it may have so much in common with the document: 10 to 500 characters; audited.</param>
    public sealed record Request(int Revision, string? OverrideReason = null);

    public static async Task<Results<Ok<InterpretationView>, ProblemHttpResult>> Handle(Guid id, Request request, InterpretationServices services, CancellationToken ct)
    {
        var errors = new Complaints();
        if (request.OverrideReason is not null) errors.Text("overrideReason", request.OverrideReason, 10, 500);
        if (errors.Any) return errors.AsProblem();
        if (await HeldAgainst.ReadAsync(id, services, ct) is not { } held) return InterpretationView.Missing;

        var compared = held.Document is null ? null : await held.CompareAsync(services, ct);
        var answer = await ChangeInterpretation.TakeAsync(
            id, InterpretationStep.Approve, StaffAction.ReviewInterpretations, request.Revision, request.OverrideReason, services,
            (interpretation, now) =>
            {
                if (held.Document is not { } document) return HeldAgainst.NoDocument;
                if (compared!.IsCopied && request.OverrideReason is null) return Copied(compared);
                var (version, happened) = interpretation.Approve(document, held.Media, request.OverrideReason?.Trim(), services.Actor, now);
                services.Db.Add(version);
                services.Db.Append(interpretation.Id, interpretation.Version, happened);
                return null;
            },
            ct);
        // Whoever is refused for copying sees what was copied.
        if (answer.Result is ProblemHttpResult { ProblemDetails: { } problem } && problem.Type?.EndsWith(CopiedCode, StringComparison.Ordinal) == true) problem.Extensions["copyCheck"] = compared;
        return answer;
    }

    private const string CopiedCode = "copied-from-document";

    private static Refusal Copied(CopyCheckResult compared) => new(
        CopiedCode,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{compared.Score:0%} of it stands in the document too; from {CopyCheck.Limit:0%} on it copies or merely shortens the document. Explain in other words, or let the reviewer say why it may."));
}
