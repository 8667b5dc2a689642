using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Comparing;

namespace GovOpen.Search.Tests.Comparing;

public sealed class Finding_differences
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    [Theory, MemberData(nameof(Seeds))]
    public void leads_from_one_sequence_to_the_other_on_a_shortest_way(int seed)
    {
        var random = new Random(seed);
        var (old, now) = (Sequence(random), Sequence(random));

        var stretches = Differences.Of(old, now, 1_000, default);

        ShouldLead(old, now, stretches);
        Assert.Equal(Shortest(old, now), stretches.Where(stretch => stretch.Change != PieceChange.Same).Sum(stretch => stretch.Length));
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.True(pair.First.Change != pair.Second.Change && (pair.First.Change, pair.Second.Change) is not (PieceChange.Added, PieceChange.Removed)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void that_are_too_many_still_leads_there(int seed)
    {
        var random = new Random(seed);
        var (old, now) = (Sequence(random), Sequence(random));
        ShouldLead(old, now, Differences.Of(old, now, most: 3, default));
    }

    private static void ShouldLead(List<string> old, List<string> now, IReadOnlyList<Stretch> stretches)
    {
        Assert.Equal(old, stretches.Where(stretch => stretch.Change != PieceChange.Added).SelectMany(stretch => old.GetRange(stretch.Old, stretch.Length)));
        Assert.Equal(now, stretches.Where(stretch => stretch.Change != PieceChange.Removed).SelectMany(stretch => now.GetRange(stretch.New, stretch.Length)));
    }

    private static int Shortest(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = 1; i <= old.Count; i++)
        {
            for (var j = 1; j <= now.Count; j++) common[i, j] = old[i - 1] == now[j - 1] ? common[i - 1, j - 1] + 1 : Math.Max(common[i - 1, j], common[i, j - 1]);
        }

        return old.Count + now.Count - (2 * common[old.Count, now.Count]);
    }

    private static List<string> Sequence(Random random) => [.. Enumerable.Range(0, random.Next(14)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
}
