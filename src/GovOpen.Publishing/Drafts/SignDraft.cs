using GovOpen.Contracts;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.Publishing.Packages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>
/// 签发 by the unit's principal or a delegate whose delegation is recorded: of the document and of what interprets it, as one package. Its
/// day becomes the day of writing (成文日期).
/// </summary>
internal static class SignDraft
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct) =>
        ChangeDraft.TakeAsync(id, DraftStep.Sign, request.Revision, null, services, ct, async (draft, now, stop) =>
        {
            var known = await services.Db.SealedParts.Where(part => part.DocumentId == draft.DocumentId).ToListAsync(stop);
            var (parts, incomplete) = PackageRules.PartsOf(draft, known);
            if (incomplete is not null) return Outcome.Refused(incomplete);

            draft.Sign(ShanghaiDay.Of(now), parts);
            var text = await BodyTexts.ReadAsync(services.Db, draft.Content.BodyHash, stop);
            return DraftRules.FactsOf(draft, text, services.Options.Value.SunsetRules, ShanghaiDay.Of(now)).Refusal is { } refusal
                ? Outcome.Refused(refusal)
                : Outcome.Done(new { interpretations = parts, draft.Content.NoInterpretation });
        });
}
