using GovOpen.Contracts;

namespace GovOpen.Search.Entries;

/// <summary>What is public on a day. What is not public today is not told, whatever day is asked about.</summary>
internal static class Disclosure
{
    public static IQueryable<Entry> PublicOn(this IQueryable<Entry> entries, DateOnly day, DateOnly today)
    {
        var last = day < today ? day : today;
        return entries.Where(e => !e.Removed && !e.Withdrawn && (e.PublishedOn == null || e.PublishedOn <= last));
    }

    /// <summary>The same of facts at hand.</summary>
    public static bool IsPublicOn(this Validity validity, DateOnly day, DateOnly today) =>
        validity.On(day) != ValidityStatus.NotDisclosed && validity.On(today) != ValidityStatus.NotDisclosed;
}
