using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>
/// A validity as stretches of days, for whoever asks of many at a time or cannot work it out: <see cref="Validity.On"/> alone says
/// what holds on a day, and is asked about every day on which that may change.
/// </summary>
internal static class StatusPeriods
{
    /// <summary>All days, in order.</summary>
    public static IReadOnlyList<StatusPeriod> Of(Validity validity)
    {
        var periods = new List<StatusPeriod>();
        var firstDays = FirstDays(validity).Distinct().Order().ToList();
        for (var i = 0; i < firstDays.Count; i++)
        {
            var (from, to) = (firstDays[i], i + 1 < firstDays.Count ? firstDays[i + 1].AddDays(-1) : DateOnly.MaxValue);
            var status = validity.On(from);
            if (periods.Count > 0 && periods[^1].Status == status) periods[^1] = periods[^1] with { To = to };
            else periods.Add(new(status, from, to));
        }

        return periods;
    }

    private static IEnumerable<DateOnly> FirstDays(Validity validity)
    {
        yield return DateOnly.MinValue;
        foreach (var day in (DateOnly?[])[validity.PublishedOn, validity.EffectiveOn, validity.RepealedOn, validity.PartlyRepealedOn, .. validity.Suspensions.Select(suspension => (DateOnly?)suspension.From)])
        {
            if (day is { } first) yield return first;
        }

        foreach (var day in (DateOnly?[])[validity.LastValidDay, .. validity.Suspensions.Select(suspension => suspension.To)])
        {
            if (day is { } last && last < DateOnly.MaxValue) yield return last.AddDays(1);
        }
    }
}

/// <param name="From">The first day.</param>
/// <param name="To">The last one.</param>
internal sealed record StatusPeriod(ValidityStatus Status, DateOnly From, DateOnly To);
