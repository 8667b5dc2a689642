namespace GovOpen.Office.Audit;

/// <summary>Pages of several trails, each newest first, put together into one; what did not find room is read again for the next.</summary>
internal static class MergedTrail
{
    public static AuditPage Of(IReadOnlyList<ServicePage> pages, AuditQuestion question)
    {
        var tails = pages.Select(page => new Tail(page)).ToList();
        var entries = new List<AuditEntry>();
        // Only heads are compared, so each trail keeps its own order, whatever its clock did.
        while (entries.Count < question.Size && tails.Where(tail => tail.Head is not null).MaxBy(tail => tail.Head!.At) is { } newest)
        {
            entries.Add(newest.Take());
        }

        if (!tails.Exists(tail => tail.Before > 0)) return new(entries, null);

        var finished = question.Services.Except(pages.Select(page => page.Service)).Select(service => KeyValuePair.Create(service, 0L));
        return new(entries, AuditQuestion.Cursor(tails.Select(tail => KeyValuePair.Create(tail.Service, tail.Before)).Concat(finished)));
    }

    private sealed class Tail(ServicePage page)
    {
        private int _taken;

        public string Service => page.Service;

        public AuditEntry? Head => _taken < page.Entries.Count ? page.Entries[_taken] : null;

        /// <summary>Older ones than this come next; 0: there are none.</summary>
        public long Before => Head is { } head ? head.Number + 1 : page.Next ?? 0;

        public AuditEntry Take() => page.Entries[_taken++] with { Service = page.Service };
    }
}

/// <summary>As a service answers.</summary>
public sealed record ServicePage(string Service, IReadOnlyList<AuditEntry> Entries, long? Next);
