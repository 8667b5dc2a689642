using GovOpen.Contracts;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The status of the documents of a segment on the last few days that were asked for, worked out on demand by
/// <see cref="Validity.On"/>. It can be kept because entries in a segment never change.
/// </summary>
internal sealed class StatusCache(IndexedEntry[] entries)
{
    private const int DaysKept = 4;

    private volatile StatusesOnDay[] _days = [];

    public StatusesOnDay On(DateOnly day)
    {
        var days = _days;
        foreach (var known in days)
        {
            if (known.Day == day) return known;
        }

        // Of two threads that come here at once, one loses its work and no more.
        var added = new StatusesOnDay(entries, day);
        _days = [added, .. days.Take(DaysKept - 1)];
        return added;
    }
}

/// <summary>The statuses on one day. Threads that ask at once write the same values.</summary>
internal sealed class StatusesOnDay(IndexedEntry[] entries, DateOnly day)
{
    private readonly byte[] _known = new byte[entries.Length]; // 0: not yet; else one more than the status

    public DateOnly Day => day;

    public ValidityStatus Of(int document)
    {
        if (_known[document] is not 0 and var known) return (ValidityStatus)(known - 1);

        var status = entries[document].Validity.On(day);
        _known[document] = (byte)(status + 1);
        return status;
    }
}
