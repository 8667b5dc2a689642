using GovOpen.Contracts;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Drafts;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>
/// Records what happened to a document by a decision that was not drafted here: a repeal by a higher organ, a suspension by the organ of
/// reconsideration (行政复议法第五十九条), its end, an extension, a declaration that it lapsed.
/// </summary>
internal static class RecordAct
{
    private static readonly ActType[] _recordable =
        [ActType.Repealed, ActType.PartlyRepealed, ActType.Amended, ActType.Extended, ActType.Suspended, ActType.Resumed, ActType.DeclaredLapsed];

    public sealed record Request
    {
        /// <summary>That was read.</summary>
        public required long Version { get; init; }

        /// <summary>What happened.</summary>
        public required ActType Type { get; init; }

        /// <summary>The first day on which it counts.</summary>
        public required DateOnly On { get; init; }

        /// <summary>Of a suspension: its last day. Of an extension: the new last valid day.</summary>
        public DateOnly? Until { get; init; }

        /// <summary>Of a partial repeal or a suspension: the articles, by their anchors. While an article is suspended, none of the document is told to be executed.</summary>
        public IReadOnlyList<string>? Articles { get; init; }

        /// <summary>The deciding document: number or title; not needed beside <see cref="ById"/>.</summary>
        public string? By { get; init; }

        /// <summary>The deciding document, where it is one of ours.</summary>
        public Guid? ById { get; init; }

        /// <summary>Why, for the public.</summary>
        public string? Reason { get; init; }

        /// <summary>Of an amendment: the whole text as it reads then.</summary>
        public string? Text { get; init; }
    }

    public static async Task<Results<Ok<DocumentLine>, ProblemHttpResult>> Handle(Guid id, Request request, DocumentServices services, CancellationToken ct)
    {
        if (Check(request) is { Any: true } errors) return errors.AsProblem();

        var by = request.ById is { } acting ? await services.Db.Documents.AsNoTracking().SingleOrDefaultAsync(document => document.Id == acting, ct) : null;
        if (request.ById is not null && (by is null || by.Validity.On(services.Clock.Today()) == ValidityStatus.NotDisclosed)) return Problems.BadField("byId", "is no public document here.");

        var act = new Act
        {
            Type = request.Type,
            On = request.On,
            Until = request.Until,
            Articles = request.Articles is { Count: > 0 } articles ? articles : null,
            BodyHash = request.Text is null ? null : BodyTexts.HashOf(request.Text),
            By = by is null ? request.By!.Trim() : by.Number ?? by.Title,
            ById = request.ById,
            Reason = request.Reason?.Trim(),
            RecordedAt = services.Clock.GetUtcNow(),
        };
        return await ChangeDocument.UndergoAsync(id, request.Version, act, services, ct, async (document, stop) =>
        {
            // Read again, under the lock: what it is repealed by may just have been recorded.
            if (request.ById is { } id && await RefusalOfActingAsync(services, id, document, act, stop) is { } refusal) return refusal;
            if (act.BodyHash is not null && await BodyTexts.IsPurgedAsync(services.Db, act.BodyHash, stop)) return BodyTexts.Purged;
            if (request.Text is not null) await BodyTexts.SaveAsync(services.Db, [request.Text], stop);
            return act.Articles is null ? null : await UnknownArticleAsync(services, document, act, stop);
        });
    }

    private static async Task<Refusal?> RefusalOfActingAsync(DocumentServices services, Guid id, Document document, Act act, CancellationToken ct)
    {
        var by = await services.Db.Documents.AsNoTracking().SingleAsync(d => d.Id == id, ct);
        if (act.On < by.Validity.PublishedOn || act.On < by.Validity.EffectiveOn) return new("before-acting-document", $"《{by.Title}》 takes effect on {by.Validity.EffectiveOn:yyyy-MM-dd}; nothing happens by it before.");
        // An organ of reconsideration suspends by a decision of any kind; law changes law only from the same rank on.
        if (act.Type is not (ActType.Suspended or ActType.Resumed) && by.Kind > document.Kind) return new("lower-rank", $"《{by.Title}》 ({CamelCase.Of(by.Kind)}) cannot change 《{document.Title}》 ({CamelCase.Of(document.Kind)}), which is of higher rank.");
        return await RepealCycles.ClosedByAsync(services.Db, document.Id, by, act.Type, ct);
    }

    private static Complaints Check(Request request)
    {
        var errors = new Complaints();
        if (!_recordable.Contains(request.Type)) errors.Add("type", $"must be one of {string.Join(", ", _recordable.Select(CamelCase.Of))}.");
        if (request.ById is null) errors.Text("by", request.By, 2, 300);
        if (request.Reason is not null) errors.Text("reason", request.Reason, 2, 500);
        if (request.Type == ActType.Extended && request.Until is null) errors.Add("until", "is missing: an extension names the new last valid day.");
        if (request.Until is not null && request.Type is not (ActType.Extended or ActType.Suspended)) errors.Add("until", "belongs to suspensions and extensions only.");
        errors.Day("on", request.On).Day("until", request.Until).Items("articles", request.Articles, 500);
        if (request.Type == ActType.PartlyRepealed && request.Articles is not { Count: > 0 }) errors.Add("articles", "is missing: name the articles by their anchors, a3 for 第三条.");
        else if (request.Articles is { Count: > 0 } && request.Type is not (ActType.PartlyRepealed or ActType.Suspended or ActType.Resumed)) errors.Add("articles", "belongs to partial repeals and suspensions only.");
        if ((request.Type == ActType.Amended) != (request.Text is not null)) errors.Add("text", request.Type == ActType.Amended ? "is missing: give the whole text as it reads then." : "belongs to amendments only.");
        else if (request.Text is not null) errors.LongText("text", request.Text, DraftInput.LongestText);
        return errors;
    }

    private static async Task<Refusal?> UnknownArticleAsync(DocumentServices services, Document document, Act act, CancellationToken ct)
    {
        var text = await BodyTexts.ReadAsync(services.Db, document.Texts.On(act.On).BodyHash, ct);
        var anchors = Articles.Split(text).Select(article => article.Anchor).ToHashSet(StringComparer.Ordinal);
        return act.Articles!.FirstOrDefault(article => !anchors.Contains(article)) is { } unknown
            ? new("no-such-article", $"“{unknown}” is no article of 《{document.Title}》.") : null;
    }
}
