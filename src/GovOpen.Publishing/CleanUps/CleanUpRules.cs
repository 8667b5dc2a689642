using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.CleanUps;

/// <summary>The lists of a clean-up, checked as a whole: every mistake is named by its line, and with one mistake nothing is published.</summary>
internal static class CleanUpRules
{
    /// <param name="Item">As listed.</param>
    /// <param name="Found">All of ours that it may mean.</param>
    public sealed record Case(CleanUpItem Item, IReadOnlyList<Document> Found);

    /// <summary>What happens to one document.</summary>
    public sealed record Verdict(CleanUpOutcome Outcome, Document Document, IReadOnlyList<Act> Acts, DateOnly? LastValidDay, bool ByDefault);

    /// <param name="cleanUp">Whose lists.</param>
    /// <param name="cases">Its items, in their order.</param>
    /// <param name="issuersOwn">All documents of the issuer, for <see cref="CleanUpContent.DefaultRepeal"/>.</param>
    /// <param name="rules">For how long an extension may be.</param>
    /// <param name="now">The instant.</param>
    public static (IReadOnlyList<Verdict> Verdicts, IReadOnlyList<FieldError> Errors) Judge(
        CleanUp cleanUp, IReadOnlyList<Case> cases, IReadOnlyList<Document> issuersOwn, IReadOnlyList<SunsetRule> rules, DateTimeOffset now)
    {
        var today = ShanghaiDay.Of(now);
        var content = cleanUp.Content;
        var (issuer, effectiveOn) = (content.Issuer ?? cleanUp.Unit, content.EffectiveOn ?? today);
        var (verdicts, errors) = (new List<Verdict>(), new List<FieldError>());
        if (!Authority.IssuersOf(cleanUp.Unit).Contains(issuer) && !IsDepartmentOf(cleanUp, issuer, cases, issuersOwn)) errors.Add(new("issuer", $"“{issuer}” is no organ whose documents {cleanUp.Unit} may judge."));
        if (effectiveOn < today) errors.Add(new("effectiveOn", string.Create(CultureInfo.InvariantCulture, $"is {effectiveOn:yyyy-MM-dd}, before today, {today:yyyy-MM-dd}.")));
        var seen = new Dictionary<Guid, int>();
        for (var i = 0; i < cases.Count; i++)
        {
            var (item, found) = cases[i];
            var (document, reason) = DocumentOf(cleanUp, item, found, issuer, today);
            if (document is not null && !seen.TryAdd(document.Id, i)) reason = string.Create(CultureInfo.InvariantCulture, $"《{document.Title}》 stands on line {seen[document.Id] + 1} already.");
            if (document is null || reason is not null)
            {
                errors.Add(At(i, item.Id is null ? "number" : "id", reason!));
                continue;
            }

            var acts = ActsOf(cleanUp, item, effectiveOn, now);
            if (acts.Select(act => document.RefusalOf(act, today)).OfType<Refusal>().FirstOrDefault() is { } refusal) errors.Add(At(i, item.LastValidDay is null ? "number" : "lastValidDay", refusal.Sentence));
            else if (Sunset.LatestEndOfExtension(document, effectiveOn, rules) is { } cap && item.LastValidDay > cap) errors.Add(At(i, "lastValidDay", string.Create(CultureInfo.InvariantCulture, $"is {item.LastValidDay:yyyy-MM-dd}; an extension of 《{document.Title}》 may reach to {cap:yyyy-MM-dd} at most.")));
            else verdicts.Add(new(item.Outcome, document, acts, item.LastValidDay, ByDefault: false));
        }

        if (content.DefaultRepeal)
        {
            var repeal = new CleanUpItem { Outcome = CleanUpOutcome.Repeal };
            var through = content.Through ?? ShanghaiDay.Of(cleanUp.CreatedAt);
            verdicts.AddRange(issuersOwn
                .Where(document => !seen.ContainsKey(document.Id) && !(document.Validity.PublishedOn > through) && MayJudge(cleanUp, document) && IsAlive(document, effectiveOn))
                .Select(document => new Verdict(CleanUpOutcome.Repeal, document, ActsOf(cleanUp, repeal, effectiveOn, now), null, ByDefault: true)));
        }

        return (verdicts, errors);
    }

    private static (Document? Document, string? Reason) DocumentOf(CleanUp cleanUp, CleanUpItem item, IReadOnlyList<Document> found, string issuer, DateOnly today)
    {
        var open = found.Where(document => document.Validity.On(today) != ValidityStatus.NotDisclosed).ToList();
        var name = item.Number ?? item.Id!.Value.ToString();
        if (open.Count == 0) return (null, $"“{name}” is no public document here.");
        var own = open.FindAll(document => document.Issuer == issuer || document.Unit == issuer);
        if (own.Count == 0) return (null, $"“{name}” is {open[0].Issuer ?? "nobody"}'s; this clean-up is of {issuer}'s documents.");
        if (own.Count > 1) return (null, $"“{name}” is borne by {own.Count} documents; say which by id.");
        if (!MayJudge(cleanUp, own[0])) return (null, $"《{own[0].Title}》 ({CamelCase.Of(own[0].Kind)}, {own[0].Division ?? "no division"}) lies outside of what {cleanUp.Unit} may judge.");
        return own[0].Validity.On(today) is ValidityStatus.Repealed or ValidityStatus.Lapsed
            ? (null, $"《{own[0].Title}》 is dead already ({CamelCase.Of(own[0].Validity.On(today))}).")
            : (own[0], null);
    }

    private static List<Act> ActsOf(CleanUp cleanUp, CleanUpItem item, DateOnly effectiveOn, DateTimeOffset now)
    {
        var act = new Act
        {
            Type = item.Outcome switch
            {
                CleanUpOutcome.Continue => ActType.Kept,
                CleanUpOutcome.Amend => ActType.ToBeAmended,
                CleanUpOutcome.Repeal => ActType.Repealed,
                CleanUpOutcome.Lapse => ActType.DeclaredLapsed,
                _ => throw new ArgumentOutOfRangeException(nameof(item), item.Outcome, message: null),
            },
            On = effectiveOn,
            By = cleanUp.Content.Number ?? cleanUp.Content.Title,
            CleanUpId = cleanUp.Id,
            RecordedAt = now,
        };
        return item.LastValidDay is { } until ? [act, act with { Type = ActType.Extended, Until = until }] : [act];
    }

    /// <summary>What is off the public site is judged too: it could be restored.</summary>
    private static bool IsAlive(Document document, DateOnly effectiveOn) =>
        (document.Validity with { WithdrawnOn = null }).On(effectiveOn) is not (ValidityStatus.NotDisclosed or ValidityStatus.Repealed or ValidityStatus.Lapsed);

    /// <summary>Clean-ups judge what governments and departments make, not laws and regulations of the people's congresses.</summary>
    private static bool MayJudge(CleanUp cleanUp, Document document) =>
        document.Kind is DocumentKind.NormativeDocument or DocumentKind.OtherDocument or DocumentKind.Rule && Authority.MayChange(cleanUp.Unit, cleanUp.Division, document);

    /// <summary>A government judges the documents of its departments too.</summary>
    private static bool IsDepartmentOf(CleanUp cleanUp, string issuer, IReadOnlyList<Case> cases, IReadOnlyList<Document> issuersOwn) =>
        cases.SelectMany(one => one.Found).Concat(issuersOwn).FirstOrDefault(document => document.Issuer == issuer) is { } document && Authority.MayChange(cleanUp.Unit, cleanUp.Division, document);

    private static FieldError At(int index, string field, string reason) => new(string.Create(CultureInfo.InvariantCulture, $"items[{index}].{field}"), reason);
}
