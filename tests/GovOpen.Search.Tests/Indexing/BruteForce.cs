using System.Runtime.CompilerServices;
using GovOpen.Contracts;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

/// <summary>What the engine must answer, worked out from the definition: every unit of every entry, no index.</summary>
internal sealed class BruteForce
{
    // Masses and impacts are whole parts of it.
    private const double One = 1 << 29;

    private static readonly ConditionalWeakTable<IndexedEntry, Unit[]> _known = [];

    private readonly IndexedEntry[] _entries;
    private readonly Unit[] _units;

    public BruteForce(IEnumerable<IndexedEntry> entries)
    {
        _entries = [.. entries];
        _units = [.. _entries.SelectMany(entry => _known.GetValue(entry, UnitsOf))];
    }

    public SearchAnswer Answer(SearchQuery query)
    {
        var (typed, meant) = (TermsOf(query.Text), TermsOf(string.IsNullOrWhiteSpace(query.Text) ? "" : query.Expansion));
        var pairs = Weigh(TermKey.InPairs);
        var characters = Weigh(TermKey.InCharacters);
        var (matching, scoring) = typed.Keys.Any(TermKey.InPairs) ? (pairs, characters) : (characters, pairs);
        var share = _entries.Any(entry => ExactBonus(entry) > 0) ? Math.Max(query.MinimumShare, 0.6) : query.MinimumShare;
        var deciding = Math.Max(matching.Sum(term => term.Mass), double.Epsilon);
        var threshold = Math.Ceiling(share * matching.Where(term => _units.Any(unit => unit.Holds(term))).Sum(term => term.TypedMass) / deciding * One);
        var mass = matching.Sum(term => term.Mass) + scoring.Sum(term => term.Mass);
        var matchesAll = string.IsNullOrWhiteSpace(query.Text);

        var found = new List<(IndexedEntry Entry, ValidityStatus Status, double Score, Passage Passage)>();
        foreach (var ofEntry in _units.GroupBy(unit => unit.Entry.Id))
        {
            var entry = ofEntry.First().Entry;
            var status = entry.Validity.On(query.AsOf);
            if (status == ValidityStatus.NotDisclosed || !Admits(entry)) continue;

            var bonus = matchesAll ? 0 : Bonus(entry);
            var best = ofEntry
                .Where(unit => unit.Counts(query.AsOf))
                .Where(unit => matchesAll || bonus > 0 || (matching.Any(unit.Holds) && matching.Where(unit.Holds).Sum(term => Math.Max(1, Math.Round(term.Mass / deciding * One))) >= threshold))
                .Select(unit => (unit.Passage, Score: matchesAll ? 0 : matching.Concat(scoring).Where(unit.Holds).Sum(term => Impact(term, unit)) / One))
                .ToList();
            if (best.Count > 0) found.Add((entry, status, matchesAll ? 0 : best.Max(unit => unit.Score) + (mass > 0 ? entry.Prior : 0) + bonus, best.MaxBy(unit => unit.Score).Passage));
        }

        var shown = found.Where(hit => query.Validity?.Contains(hit.Status) ?? hit.Status.IsInForce()).ToList();
        var ordered = shown
            .OrderByDescending(hit => query.Sort == SortOrder.Date || matchesAll ? 0 : hit.Score)
            .ThenByDescending(hit => hit.Entry.Validity.PublishedOn ?? DateOnly.MinValue)
            .ThenBy(hit => hit.Entry.Id);
        return new()
        {
            Total = shown.Count,
            Hits = [.. ordered.Skip(query.Skip).Take(query.Take).Select(hit => new EngineHit(hit.Entry with { Passages = [] }, hit.Status, hit.Score, Shown(hit.Entry, hit.Passage)))],
            Facets = new()
            {
                Type = Count(shown.Select(hit => CamelCase.Of(hit.Entry.Type))),
                Kind = Count(shown.Select(hit => CamelCase.Of(hit.Entry.Kind))),
                Issuer = Count(shown.Select(hit => hit.Entry.Issuer)),
                Theme = Count(shown.Select(hit => hit.Entry.Theme)),
                Tag = Count(shown.SelectMany(hit => hit.Entry.Tags)),
                Year = [.. Count(shown.Select(hit => hit.Entry.Validity.PublishedOn?.Year.ToString())).OrderByDescending(year => int.Parse(year.Value))],
                Validity = Count(found.Select(hit => CamelCase.Of(hit.Status))),
            },
        };

        List<Term> Weigh(Func<ulong, bool> isIn)
        {
            var inPairs = isIn(TermKey.Pair('一', '一'));
            var average = _units.Sum(unit => (double)unit.Length(inPairs)) / _units.Length;
            return [.. typed.Keys.Union(meant.Keys).Where(isIn)
                .Select(key =>
                {
                    var frequency = _units.Count(unit => unit.Terms.ContainsKey(key));
                    var idf = Math.Log(1 + ((_units.Length - frequency + 0.5) / (frequency + 0.5)));
                    return new Term(key, (typed.GetValueOrDefault(key) + (0.4 * meant.GetValueOrDefault(key))) * idf, typed.GetValueOrDefault(key) * idf, inPairs, average);
                })
                .OrderByDescending(term => term.Mass).ThenBy(term => term.Key)];
        }

        double Impact(Term term, Unit unit)
        {
            var count = unit.Terms[term.Key];
            return Math.Truncate((float)(term.Mass / mass * (1.2 + 1) * One) * count / (count + (float)(1.2 * (1 - 0.9)) + ((float)(1.2 * 0.9 / term.Average) * unit.Length(term.InPairs))));
        }

        bool Admits(IndexedEntry entry) =>
            (query.Types.Count == 0 || query.Types.Contains(entry.Type))
            && (query.Kinds.Count == 0 || query.Kinds.Contains(entry.Kind))
            && (query.Issuers.Count == 0 || (entry.Issuer is not null && query.Issuers.Contains(entry.Issuer)))
            && (query.Themes.Count == 0 || (entry.Theme is not null && query.Themes.Contains(entry.Theme)))
            && (query.Tags.Count == 0 || entry.Tags.Any(query.Tags.Contains))
            && (query.DivisionPrefix is null || entry.Division?.StartsWith(query.DivisionPrefix, StringComparison.Ordinal) == true)
            && (query.From is null || entry.Validity.PublishedOn >= query.From)
            && (query.To is null || entry.Validity.PublishedOn is null || entry.Validity.PublishedOn <= query.To);

        double Bonus(IndexedEntry entry)
        {
            var place = query.BestBets.ToList().IndexOf(entry.Id);
            return ExactBonus(entry) + (place < 0 ? 0 : 1000 * (query.BestBets.Count - place));
        }

        double ExactBonus(IndexedEntry entry)
        {
            var title = ExactTitle.Normalise(query.Text);
            var bonus = title.Length > 0 && ExactTitle.Normalise(entry.Title) == title ? 10 : 0;
            var numbers = new List<string> { DocumentNumber.KeyOf(query.Text) };
            foreach (var readings in DocumentNumber.FindIn(query.Text))
            {
                if (readings.FirstOrDefault(reading => _entries.Any(other => other.NumberKey == reading.ToString())) is { } meant) numbers.Add(meant.ToString());
            }

            return entry.NumberKey is { } number && numbers.Contains(number) ? bonus + 100 : bonus;
        }

        Passage? Shown(IndexedEntry entry, Passage passage)
        {
            var terms = TermsOf($"{passage.Label} {passage.Text}");
            return entry.Passages.Count > 0 && matching.Any(term => terms.ContainsKey(term.Key)) ? passage : null;
        }
    }

    private static Unit[] UnitsOf(IndexedEntry entry) => [.. entry.Passages.DefaultIfEmpty(new("", "")).Select(passage => Unit.Of(entry, passage))];

    private static Dictionary<ulong, int> TermsOf(string text)
    {
        var tokens = new List<Token>();
        new Tokenizer().Read(text, tokens);
        return tokens.CountBy(token => token.Key).ToDictionary();
    }

    private static List<FacetCount> Count(IEnumerable<string?> values) =>
        [.. values.OfType<string>().CountBy(value => value).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(Facets.MaxValues).Select(count => new FacetCount(count.Key, count.Value))];

    private sealed record Term(ulong Key, double Mass, double TypedMass, bool InPairs, double Average);

    private sealed record Unit(IndexedEntry Entry, Passage Passage, Dictionary<ulong, int> Terms, int Characters, int Pairs)
    {
        public static Unit Of(IndexedEntry entry, Passage passage)
        {
            var terms = TermsOf($"{entry.Title} {passage.Label} {passage.Text}");
            return new(entry, passage, terms, terms.Where(term => TermKey.InCharacters(term.Key)).Sum(term => term.Value), terms.Where(term => TermKey.InPairs(term.Key)).Sum(term => term.Value));
        }

        public bool Counts(DateOnly day) => Passage.Days is not { } days || ((days.From is null || days.From <= day) && (days.Until is null || day < days.Until));

        public bool Holds(Term term) => Terms.ContainsKey(term.Key);

        public int Length(bool inPairs) => inPairs ? Pairs : Characters;
    }
}
