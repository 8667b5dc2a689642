using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The statuses of the documents of a segment: on the last few days that were asked for as they were worked out, on any other from
/// <see cref="StatusPeriods"/>, one document's behind the other's. Both can be kept because entries in a segment never change.
/// </summary>
internal sealed class StatusCache
{
    private const int DaysKept = 4;

    private readonly int[] _firstPeriods; // of each document, and the end of the last
    private readonly int[] _lastDays; // of each period, as DateOnly.DayNumber
    private readonly ValidityStatus[] _statuses;
    private volatile StatusesOnDay[] _days = [];

    public StatusCache(IndexedEntry[] entries)
    {
        _firstPeriods = new int[entries.Length + 1];
        var (lastDays, statuses) = (new List<int>(entries.Length * 3), new List<ValidityStatus>(entries.Length * 3));
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var period in StatusPeriods.Of(entries[i].Validity))
            {
                lastDays.Add(period.To.DayNumber);
                statuses.Add(period.Status);
            }

            _firstPeriods[i + 1] = statuses.Count;
        }

        (_lastDays, _statuses) = ([.. lastDays], [.. statuses]);
    }

    public StatusesOnDay On(DateOnly day)
    {
        var days = _days;
        foreach (var known in days)
        {
            if (known.Day == day) return known;
        }

        // Of two threads that come here at once, one loses its work and no more.
        var added = new StatusesOnDay(day, WorkOut(day.DayNumber));
        _days = [added, .. days.Take(DaysKept - 1)];
        return added;
    }

    private ValidityStatus[] WorkOut(int day)
    {
        var found = new ValidityStatus[_firstPeriods.Length - 1];
        for (var document = 0; document < found.Length; document++)
        {
            var period = _firstPeriods[document];
            while (_lastDays[period] < day) period++;
            found[document] = _statuses[period];
        }

        return found;
    }
}

/// <param name="ByDocument">Of the segment.</param>
internal sealed record StatusesOnDay(DateOnly Day, ValidityStatus[] ByDocument)
{
    public ValidityStatus Of(int document) => ByDocument[document];
}
