using GovOpen.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>归档: a document that the secrecy review did not open to the public is kept, signed and numbered, and released to nobody.</summary>
internal static class FileDraft
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    public static Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct) =>
        ChangeDraft.TakeAsync(id, DraftStep.File, request.Revision, null, services, ct, (draft, _, _) => Task.FromResult(
            draft.Disclosure == DisclosureMode.Proactive
                ? Outcome.Refused(new("for-the-public", $"It is to be disclosed proactively ({CamelCase.Of(DisclosureMode.Proactive)}): release it, or return it."))
                : Outcome.Done()));
}
