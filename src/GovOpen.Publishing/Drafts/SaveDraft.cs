using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>Writes the next version of a draft. Who saves upon an older one gets both: what is there now, and what they sent.</summary>
internal static class SaveDraft
{
    /// <param name="Revision">The version upon which it was written.</param>
    /// <param name="Content">The whole next version.</param>
    public sealed record Request(int Revision, DraftInput Content);

    /// <summary>409: somebody saved meanwhile.</summary>
    public sealed record Conflict(int Revision, DraftContent Current, string CurrentText, DraftInput Yours);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var (db, actor, trail, clock, _, _) = services;
        if (request.Content.Check() is { Any: true } errors) return errors.AsProblem();

        var note = new AuditNote("draft.save", "draft:" + id);
        await using var change = await db.BeginUnderLockAsync(ct);
        var draft = await db.DraftsWithSteps.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (draft is null) return DraftView.Missing;
        if (!actor.May(StaffAction.WriteDrafts, draft.AsTarget())) return await trail.HiddenAsync(note, change, DraftView.Missing);
        if (draft.RefusalOf(DraftStep.Save, actor.Id, out var transition) is { } refusal) return await trail.RefusedAsync(note, change, refusal);
        if (draft.Revision != request.Revision) return await ConflictAsync(db, draft, request, ct);

        var now = clock.GetUtcNow();
        if (await WriteAsync(db, draft, request.Content, actor, now, ct) is { Count: > 0 } wrong) return Problems.BadFields(wrong);
        draft.Take(transition!, actor, now);
        trail.Add(db, note with { Version = draft.Revision, After = new { draft.Content.Title, draft.Content.BodyHash } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(DraftView.Of(draft));
    }

    /// <summary>A new version of a draft in the context, unless something is wrong with it.</summary>
    public static async Task<IReadOnlyList<FieldError>> WriteAsync(PublishingDb db, Draft draft, DraftInput input, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var relations = (input.Relations ?? []).Select(relation => new DraftRelation
        {
            Type = relation.Type,
            Target = relation.Target?.Trim() ?? relation.TargetId!.Value.ToString(),
            TargetId = relation.TargetId,
            On = relation.On,
            Articles = relation.Articles,
            TargetArticles = relation.TargetArticles,
            Until = relation.Until,
            BodyHash = relation.Text is null ? null : BodyTexts.HashOf(relation.Text),
        }).ToList();
        var today = ShanghaiDay.Of(now);
        var cases = await ReadRelations.OfAsync(db, relations, today, ct);
        var content = new DraftContent
        {
            Title = input.Title.Trim(),
            Kind = input.Kind,
            Form = input.Form,
            Issuer = input.Issuer?.Trim() ?? draft.Unit,
            Theme = input.Theme?.Trim(),
            Tags = [.. (input.Tags ?? []).Select(tag => tag.Trim()).Distinct()],
            EffectiveOn = input.EffectiveOn,
            LastValidDay = input.LastValidDay,
            Relations = cases.ConvertAll(one => one.Relation),
            Disclosure = input.Disclosure,
            AffectsRights = input.AffectsRights,
            AffectsBusinesses = input.AffectsBusinesses,
            Sensitive = input.Sensitive,
            ResponsePlan = input.ResponsePlan,
            NoInterpretation = input.NoInterpretation?.Trim(),
            BodyHash = BodyTexts.HashOf(input.Text),
        };
        var errors = RelationRules.ErrorsOf(draft, content, input.Text, cases, today).ToList();
        if (!Authority.IssuersOf(draft.Unit).Contains(content.Issuer)) errors.Add(new("issuer", $"must be one of {string.Join(", ", Authority.IssuersOf(draft.Unit))}."));
        if (draft.IsCorrection) errors.AddRange(await CorrectionErrorsAsync(db, draft, content, ct));
        foreach (var hash in content.Relations.Select(relation => relation.BodyHash).OfType<string>().Prepend(content.BodyHash))
        {
            if (await BodyTexts.IsPurgedAsync(db, hash, ct)) errors.Add(new("text", "was purged; it cannot be kept again."));
        }

        if (errors.Count > 0) return errors;

        await BodyTexts.SaveAsync(db, [input.Text, .. (input.Relations ?? []).Select(relation => relation.Text).OfType<string>()], ct);
        db.Add(draft.Save(content, actor, now));
        return [];
    }

    /// <summary>A correction sets right what was printed; what it is in law and when it counts is changed by an act.</summary>
    private static async Task<IEnumerable<FieldError>> CorrectionErrorsAsync(PublishingDb db, Draft draft, DraftContent content, CancellationToken ct)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == draft.DocumentId, ct);
        var errors = new List<FieldError>();
        if (content.Kind != document.Kind) errors.Add(new("kind", $"is {CamelCase.Of(document.Kind)}; a correction does not change it."));
        if (content.Issuer != document.Issuer) errors.Add(new("issuer", $"is {document.Issuer}; a correction does not change it."));
        if (content.EffectiveOn is { } first && first != document.Validity.EffectiveOn) errors.Add(new("effectiveOn", "is not changed by a correction; leave it out."));
        if (content.LastValidDay is { } last && last != document.Validity.LastValidDay) errors.Add(new("lastValidDay", "is not changed by a correction; record an extension, or leave it out."));
        return errors;
    }

    private static async Task<ProblemHttpResult> ConflictAsync(PublishingDb db, Draft draft, Request request, CancellationToken ct)
    {
        var problem = ChangeDraft.ChangedMeanwhile(draft);
        problem.ProblemDetails.Extensions["conflict"] = new Conflict(draft.Revision, draft.Content, await BodyTexts.ReadAsync(db, draft.Content.BodyHash, ct), request.Content);
        return problem;
    }
}
