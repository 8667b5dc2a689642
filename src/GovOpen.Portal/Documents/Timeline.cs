using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Documents;

/// <summary>A day in the life of a document.</summary>
/// <param name="On">The first day on which it counts.</param>
/// <param name="What"><c>published</c>, <c>effective</c>, <c>lapsed</c>, or an <see cref="ActType"/> in camelCase.</param>
/// <param name="Act">What was recorded of it; null where only the day is known.</param>
/// <param name="IsFuture">Whether that day is still to come.</param>
public sealed record Moment(DateOnly On, string What, LinkedAct? Act, bool IsFuture);

/// <summary>
/// The life of a document in the order of its days: publication, first day of force, every act, and its end, those to come
/// included. A day that an act explains is told once.
/// </summary>
public static class Timeline
{
    public static IReadOnlyList<Moment> Of(DocumentView document, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (facts, acts) = (document.Facts, document.Acts);
        var moments = new List<(DateOnly On, string What, LinkedAct? Act)>();
        Add(facts.PublishedOn, "published");
        Add(facts.EffectiveOn, "effective");
        moments.AddRange(acts.Select(act => (act.On, CamelCase.Of(act.Type), (LinkedAct?)act)));
        foreach (var suspension in facts.Suspensions) Unless(ActType.Suspended, suspension.From);
        Unless(ActType.PartlyRepealed, facts.PartlyRepealedOn);
        if (!acts.Any(act => act.Type == ActType.DeclaredLapsed && act.On == facts.RepealedOn)) Unless(ActType.Repealed, facts.RepealedOn);
        if (facts.LastValidDay?.AddDays(1) is { } lapsed && !(facts.RepealedOn <= lapsed) && facts.EndedOnUnknownDay is null && !acts.Any(act => act.Type == ActType.DeclaredLapsed && act.On <= lapsed)) Add(lapsed, "lapsed");
        return [.. moments.OrderBy(moment => moment.On).Select(moment => new Moment(moment.On, moment.What, moment.Act, moment.On > today))];

        void Add(DateOnly? day, string what)
        {
            if (day is { } on) moments.Add((on, what, null));
        }

        void Unless(ActType type, DateOnly? day)
        {
            if (!acts.Any(act => act.Type == type && act.On == day)) Add(day, CamelCase.Of(type));
        }
    }
}
