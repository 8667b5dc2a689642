using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>Makes one segment of several, leaving behind what was deleted. Texts are copied as they are, packed.</summary>
internal static class SegmentMerger
{
    private const int Gone = -1;

    public static Segment Merge(IReadOnlyList<LiveSegment> sources, Vocabularies vocabularies)
    {
        var entries = new List<IndexedEntry>(sources.Sum(source => source.Documents));
        var firstUnits = new List<int>(entries.Capacity + 1) { 0 };
        var units = sources.Sum(source => source.Units);
        var (characters, pairs) = (new int[units], new int[units]);
        var renumbered = sources.Select(source => new int[source.Segment.Units]).ToArray();
        var texts = new byte[sources.Sum(LiveTextSize)];
        var textStarts = new List<int>(entries.Capacity + 1) { 0 };

        var next = 0;
        for (var s = 0; s < sources.Count; s++)
        {
            var (segment, deletions) = sources[s];
            for (var document = 0; document < segment.Entries.Length; document++)
            {
                var (start, end) = (segment.FirstUnits[document], segment.FirstUnits[document + 1]);
                if (deletions.Contains(document))
                {
                    renumbered[s].AsSpan(start..end).Fill(Gone);
                    continue;
                }

                segment.Lengths.Characters.AsSpan(start..end).CopyTo(characters.AsSpan(next));
                segment.Lengths.Pairs.AsSpan(start..end).CopyTo(pairs.AsSpan(next));
                for (var unit = start; unit < end; unit++) renumbered[s][unit] = next++;
                segment.Texts.Of(document).CopyTo(texts.AsSpan(textStarts[^1]));
                textStarts.Add(textStarts[^1] + segment.Texts.Of(document).Length);
                firstUnits.Add(next);
                entries.Add(segment.Entries[document]);
            }
        }

        var lengths = new UnitLengths(characters, pairs);
        var days = MergeDays(sources, renumbered, next);
        var postings = MergePostings([.. sources.Select(source => source.Segment.Postings)], renumbered, lengths);
        return new([.. entries], [.. firstUnits], lengths, days, postings, new(texts, [.. textStarts]), vocabularies);
    }

    private static UnitDays MergeDays(IReadOnlyList<LiveSegment> sources, int[][] renumbered, int units)
    {
        if (sources.All(source => source.Segment.Days.From.Length == 0)) return UnitDays.All;

        var periods = new TextPeriod?[units];
        for (var s = 0; s < sources.Count; s++)
        {
            for (var unit = 0; unit < renumbered[s].Length; unit++)
            {
                if (renumbered[s][unit] is not Gone and var place) periods[place] = sources[s].Segment.Days.PeriodOf(unit);
            }
        }

        return UnitDays.Of(periods);
    }

    private static int LiveTextSize(LiveSegment source) =>
        Enumerable.Range(0, source.Segment.Entries.Length).Where(document => !source.Deletions.Contains(document)).Sum(document => source.Segment.Texts.Of(document).Length);

    private static Postings MergePostings(Postings[] sources, int[][] renumbered, UnitLengths lengths)
    {
        var writer = new PostingsWriter(sources.Max(source => source.Terms.Keys.Length), (int)Math.Min(Array.MaxLength / 2, sources.Sum(source => (long)source.Bytes.Length)));
        var places = new int[sources.Length];
        var buffer = new int[PostingsCursor.BufferSize];
        while (Least(sources, places) is { } key)
        {
            writer.Begin(key);
            var lengthsOfTerm = lengths.Of(TermKey.InPairs(key) ? Channel.Pairs : Channel.Characters);
            for (var s = 0; s < sources.Length; s++)
            {
                var keys = sources[s].Terms.Keys;
                if (places[s] < keys.Length && keys[places[s]] == key) Copy(new(sources[s], places[s]++, buffer, 0), renumbered[s], lengthsOfTerm, writer);
            }

            writer.End();
        }

        return writer.Finish();
    }

    private static ulong? Least(Postings[] sources, int[] places)
    {
        ulong? least = null;
        for (var s = 0; s < sources.Length; s++)
        {
            var keys = sources[s].Terms.Keys;
            if (places[s] < keys.Length && (least is null || keys[places[s]] < least)) least = keys[places[s]];
        }

        return least;
    }

    private static void Copy(PostingsCursor cursor, int[] renumbered, int[] lengths, PostingsWriter writer)
    {
        do
        {
            var units = cursor.Units;
            for (var i = 0; i < units.Length; i++)
            {
                if (renumbered[units[i]] is not Gone and var unit) writer.Add(unit, cursor.CountAt(i), lengths[unit]);
            }
        }
        while (cursor.NextPiece());
    }
}
