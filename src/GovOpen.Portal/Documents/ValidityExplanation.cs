using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Documents;

/// <summary>Why a document's validity on a day is what it is: the key of a sentence, and the days that stand in it.</summary>
public static class ValidityExplanation
{
    public static (string Key, DateOnly[] Days) Of(DocumentView document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var facts = document.Facts;
        return document.Validity switch
        {
            ValidityStatus.InForce when facts is { EffectiveOn: { } first, LastValidDay: { } last } => ("banner.inForceUntil", [first, last]),
            ValidityStatus.InForce when facts.EffectiveOn is { } first => ("banner.inForce", [first]),
            ValidityStatus.PartiallyInForce when facts.PartlyRepealedOn is { } since => ("banner.partiallyInForce", [since]),
            ValidityStatus.NotYetInForce when facts.EffectiveOn is { } first => ("banner.notYetInForce", [first]),
            ValidityStatus.Suspended => Of(facts.Suspensions.FirstOrDefault(s => s.Covers(document.AsOf))),
            ValidityStatus.Lapsed when facts.LastValidDay is { } last => ("banner.lapsed", [last, last.AddDays(1)]),
            ValidityStatus.Repealed when document.Superseded => ("banner.superseded", []),
            ValidityStatus.Repealed when facts.RepealedOn is { } day && day <= document.AsOf => ("banner.repealed", [day]),
            ValidityStatus.Repealed => ("banner.repealedUndated", []),
            _ => ("meaning." + CamelCase.Of(document.Validity), []),
        };
    }

    private static (string Key, DateOnly[] Days) Of(Suspension? suspension) => suspension switch
    {
        null => ("meaning.suspended", []),
        { To: { } to } => ("banner.suspendedUntil", [suspension.From, to]),
        _ => ("banner.suspended", [suspension.From]),
    };
}
