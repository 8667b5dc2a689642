using GovOpen.Contracts;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.CleanUps;

/// <summary>Finds what the lists of a clean-up mean, and judges them.</summary>
internal static class JudgeCleanUp
{
    public static async Task<(IReadOnlyList<CleanUpRules.Verdict> Verdicts, IReadOnlyList<FieldError> Errors)> OfAsync(
        PublishingDb db, CleanUp cleanUp, IReadOnlyList<SunsetRule> rules, DateTimeOffset now, CancellationToken ct)
    {
        var content = cleanUp.Content;
        var keys = content.Items.Where(item => item.Id is null).Select(item => DocumentNumber.KeyOf(item.Number!)).ToList();
        var ids = content.Items.Where(item => item.Id is not null).Select(item => item.Id!.Value).ToList();
        var found = await db.Documents.Where(document => ids.Contains(document.Id) || keys.Contains(document.NumberKey!)).ToListAsync(ct);
        var byKey = found.Where(document => document.NumberKey is not null).ToLookup(document => document.NumberKey!);
        var byId = found.ToDictionary(document => document.Id);

        var issuer = content.Issuer ?? cleanUp.Unit;
        var kinds = content.Kinds ?? [DocumentKind.NormativeDocument];
        var own = content.DefaultRepeal
            ? await db.Documents.Where(document => document.Issuer == issuer && (document.Division == cleanUp.Division || document.Division == null) && kinds.Contains(document.Kind))
                .OrderBy(document => document.Id).ToListAsync(ct)
            : [];
        var cases = content.Items.Select(item => new CleanUpRules.Case(
            item, item.Id is { } id ? byId.TryGetValue(id, out var one) ? [one] : [] : [.. byKey[DocumentNumber.KeyOf(item.Number!)]])).ToList();
        return CleanUpRules.Judge(cleanUp, cases, own, rules, now);
    }
}
