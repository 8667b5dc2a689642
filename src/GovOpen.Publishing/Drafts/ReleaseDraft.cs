using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.Publishing.Packages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>发布: the document, the interpretations that were signed with it, and what it does to others, become public in one commit.</summary>
internal static class ReleaseDraft
{
    /// <param name="Revision">That was read.</param>
    public sealed record Request(int Revision);

    /// <summary>政府信息公开条例第二十六条: within twenty working days of being formed.</summary>
    public const int WorkingDaysToDisclose = 20;

    public static Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct) =>
        ChangeDraft.TakeAsync(id, DraftStep.Release, request.Revision, null, services, ct, (draft, now, stop) =>
            ApplyAsync(services.Db, services.Trail, draft, services.Options.Value.SunsetRules, services.Calendar, now, stop));

    /// <summary>Releases what all opinions stand for; under the log's lock, in the caller's commit.</summary>
    public static async Task<Outcome> ApplyAsync(
        PublishingDb db, AuditTrail trail, Draft draft, IReadOnlyList<SunsetRule> rules, WorkingCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        now = now.Kept();
        var today = ShanghaiDay.Of(now);
        if (DraftRules.ReleaseOf(draft) is { } unready) return Outcome.Refused(unready);
        if (await BodyTexts.IsPurgedAsync(db, draft.Content.BodyHash, ct)) return Outcome.Refused(BodyTexts.Purged);
        if (PackageRules.ReleaseOf(draft, await db.SealedParts.Where(part => part.DocumentId == draft.DocumentId).ToListAsync(ct)) is { } changedSince) return Outcome.Refused(changedSince);
        var (lapsed, cases, text) = await StandingRelations.OfAsync(db, draft, today, ct);
        if (lapsed is not null) return Outcome.Refused(lapsed);
        var (facts, reviewNeeded, refusal) = DraftRules.FactsOf(draft, text, rules, today);
        if ((refusal ?? DraftRules.ExtensionsOf(draft, cases, rules, today)) is { } wrong) return Outcome.Refused(wrong);

        var changed = new List<DocumentPublished>();
        if (draft.IsCorrection) changed.Add(await CorrectAsync(db, draft, facts!, now, ct));
        else changed.Add(Publish(db, draft, facts!, reviewNeeded, now));
        var effectiveOn = facts!.Validity.EffectiveOn!.Value > today ? facts.Validity.EffectiveOn.Value : today;
        foreach (var (relation, found, _) in cases.Where(one => RelationRules.HasEffect(one.Relation.Type)))
        {
            var target = found[0];
            var (before, act) = (target.Validity, RelationRules.ActOf(relation, effectiveOn, draft.Number ?? draft.Content.Title, draft.DocumentId, now));
            // Two relations may concern one document, and the first may leave nothing for the second.
            if (target.RefusalOf(act, today) is { } impossible) return Outcome.Refused(impossible);
            changed.Add(target.Undergo(act, now));
            trail.Add(db, new("document." + CamelCase.Of(act.Type), "document:" + target.Id) { Version = target.Version, Before = before, After = target.Validity, Reason = "draft:" + draft.Id });
        }

        if (draft.Package.Count > 0) await db.PublishPackageAsync(draft.Id, draft.DocumentId, draft.Content.BodyHash, changed, draft.Package, now, ct);
        else await db.PublishAsync(draft.Id, changed, cleanUp: null, now, ct);
        draft.ReleaseAt(now);
        return Outcome.Done(DetailsOf(draft, calendar, today));
    }

    private static DocumentPublished Publish(PublishingDb db, Draft draft, PublishedFacts facts, bool reviewNeeded, DateTimeOffset now)
    {
        var document = Document.Drafted(draft.DocumentId, draft.Unit);
        db.Add(document);
        return document.Release(ContentOf(draft, facts, draft.Number, draft.IndexNumber, draft.SignedOn!.Value) with { ReviewNeeded = reviewNeeded }, now);
    }

    /// <summary>
    /// 勘误: the data as they should have been, and the correct text in the place of the one that counts. First publication, first day of
    /// force, number and day of writing stay: a correction sets right what was printed, and an act changes the law.
    /// </summary>
    private static async Task<DocumentPublished> CorrectAsync(PublishingDb db, Draft draft, PublishedFacts facts, DateTimeOffset now, CancellationToken ct)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == draft.DocumentId, ct);
        var today = ShanghaiDay.Of(now);
        return document.Correct(
            ContentOf(draft, document.AsPublished, document.Number, document.IndexNumber, document.WrittenOn ?? today) with
            {
                // What it did to others it has done.
                Relations = [.. document.Relations.Where(relation => RelationRules.HasEffect(relation.Type)), .. RelationsOf(draft)],
                ReviewNeeded = document.ReviewNeeded,
            },
            new Act { Type = ActType.Corrected, On = today, BodyHash = facts.BodyHash, Reason = draft.CorrectionReason, RecordedAt = now },
            now);
    }

    private static ReleasedContent ContentOf(Draft draft, PublishedFacts facts, string? number, string? indexNumber, DateOnly writtenOn) => new()
    {
        Title = draft.Content.Title,
        Kind = draft.Content.Kind,
        Form = draft.Content.Form,
        Number = number,
        IndexNumber = indexNumber,
        Issuer = draft.Content.Issuer,
        Division = draft.Division,
        Theme = draft.Content.Theme,
        Tags = draft.Content.Tags,
        WrittenOn = writtenOn,
        Relations = [.. RelationsOf(draft)],
        Facts = facts,
    };

    private static IEnumerable<Relation> RelationsOf(Draft draft) => draft.Content.Relations.Select(relation => new Relation(relation.Type, relation.Target)
    {
        TargetId = relation.TargetId, On = relation.On, Articles = relation.Articles, TargetArticles = relation.TargetArticles,
    });

    private static object DetailsOf(Draft draft, WorkingCalendar calendar, DateOnly today)
    {
        var due = calendar.Due(draft.SignedOn!.Value, WorkingDaysToDisclose);
        return new { disclosureDueOn = due.Due, due.Provisional, late = today > due.Due };
    }
}
