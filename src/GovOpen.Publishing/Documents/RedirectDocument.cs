using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>Leads readers of one document to another, as when the same was published twice.</summary>
internal static class RedirectDocument
{
    /// <param name="Version">That was read.</param>
    /// <param name="To">The document to read instead.</param>
    /// <param name="Reason">For the public.</param>
    public sealed record Request(long Version, Guid To, string Reason);

    public static async Task<Results<Ok<DocumentLine>, ProblemHttpResult>> Handle(Guid id, Request request, DocumentServices services, CancellationToken ct)
    {
        var errors = new Complaints().Text("reason", request.Reason, 5, 500);
        if (request.To == id) errors.Add("to", "is the document itself.");
        if (errors.Any) return errors.AsProblem();

        var act = new Act { Type = ActType.Redirected, On = services.Clock.Today(), ById = request.To, Reason = request.Reason.Trim(), RecordedAt = services.Clock.GetUtcNow() };
        return await ChangeDocument.UndergoAsync(id, request.Version, act, services, ct, async (_, stop) =>
        {
            var other = await services.Db.Documents.SingleOrDefaultAsync(document => document.Id == request.To, stop);
            return other is null || other.Validity.On(services.Clock.Today()) == ValidityStatus.NotDisclosed
                ? new Refusal("no-such-document", "Where it should lead to is no public document.")
                : null;
        });
    }
}
