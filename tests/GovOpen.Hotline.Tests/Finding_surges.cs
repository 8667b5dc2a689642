using GovOpen.Hotline.Issues;

namespace GovOpen.Hotline.Tests;

public sealed class Finding_surges
{
    private static readonly DateTimeOffset _now = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sixty_who_say_the_same_are_found_among_two_thousand_others(int seed)
    {
        var (one, many) = (Said(Sayings.OfOneMatter(60, seed)), Said(Sayings.OfManyMatters(2_000, seed)));

        var found = LargestOf(Find([.. one, .. many]), one);

        Assert.True(found.Members.Intersect(one).Count() >= 54, $"{found.Members.Intersect(one).Count()} of 60");
        Assert.True(found.Members.Except(one).Count() * 10 < found.Members.Count, $"{found.Members.Except(one).Count()} strangers of {found.Members.Count}");
    }

    [Fact]
    public void They_are_found_in_a_new_installation_where_they_are_more_than_half()
    {
        var (one, many) = (Said(Sayings.OfOneMatter(60)), Said(Sayings.OfManyMatters(40)));

        var found = LargestOf(Find([.. one, .. many]), one);

        Assert.True(found.Members.Intersect(one).Count() >= 54, $"{found.Members.Intersect(one).Count()} of 60");
        Assert.True(found.Members.Except(one).Count() <= 5, $"{found.Members.Except(one).Count()} strangers");
    }

    [Fact]
    public void Those_who_say_the_same_word_for_word_are_one_however_many_they_are()
    {
        var same = Said(Enumerable.Repeat("请把110千伏变电站建到别的地方去，不要建在锦绣花园。", 3_000));

        Assert.Equal(3_000, Find([.. same, .. Said(Sayings.OfManyMatters(500))]).Max(surge => surge.Members.Intersect(same).Count()));
    }

    [Fact]
    public void What_is_said_of_another_prefecture_is_another_surge()
    {
        var (here, there) = (Said(Sayings.OfOneMatter(30), "510104"), Said(Sayings.OfOneMatter(30, seed: 9), "510700"));

        var surges = Find([.. here, .. there, .. Said(Sayings.OfManyMatters(300))]).Where(surge => surge.Members.Count > 10).ToList();

        Assert.All(surges, surge => Assert.Single(surge.Members.Select(member => member.Division[..4]).Distinct()));
        Assert.Contains(surges, surge => surge.Members.Intersect(here).Count() >= 25);
        Assert.Contains(surges, surge => surge.Members.Intersect(there).Count() >= 25);
    }

    [Fact]
    public void What_was_said_before_the_window_tells_only_how_rare_words_are()
    {
        var before = Said(Sayings.OfOneMatter(60), at: _now.AddDays(-8));

        Assert.DoesNotContain(Find([.. before, .. Said(Sayings.OfOneMatter(4, seed: 7))]), surge => surge.Members.Count > 4);
    }

    [Fact]
    public void Nobody_is_in_two_surges_and_their_order_changes_nothing()
    {
        var all = Said(Sayings.OfOneMatter(60)).Concat(Said(Sayings.OfManyMatters(1_000))).ToArray();
        var once = Find(all);
        new Random(4).Shuffle(all);

        Assert.Equal(once.Sum(surge => surge.Members.Count), once.SelectMany(surge => surge.Members).Distinct().Count());
        Assert.Equal(Sizes(once), Sizes(Find(all)));

        static IEnumerable<int> Sizes(IReadOnlyList<Surge> surges) => surges.Select(surge => surge.Members.Count).Order();
    }

    [Theory]
    [InlineData("")]
    [InlineData("！！！？？")]
    [InlineData("𠮷𠮷𠮷𠮷\ud800半个")]
    public void What_says_nothing_is_like_nothing(string text) => 
        Assert.DoesNotContain(Find(Said([text, .. Sayings.OfManyMatters(50)])), surge => surge.Members.Any(member => member.Text.Trim().Length < 8));

    [Fact]
    public void The_words_of_a_surge_are_what_most_say_and_others_do_not()
    {
        var words = IssueWords.Of(Said(Sayings.OfOneMatter(60)), Said(Sayings.OfManyMatters(500)));

        Assert.Contains("锦绣花园", words, StringComparison.Ordinal);
        Assert.Contains("变电站", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_person_says_is_no_word_of_a_surge()
    {
        var said = Said([.. Sayings.OfOneMatter(30), "我叫罗小满，锦绣花园要建变电站，电话13800000000。"]);

        Assert.DoesNotContain("罗小满", IssueWords.Of(said, []), StringComparison.Ordinal);
        Assert.Empty(IssueWords.Of(Said(Enumerable.Repeat("我叫罗小满，锦绣花园要建变电站。", 30)), []));
    }

    private static Surge LargestOf(IReadOnlyList<Surge> surges, ConcernText[] members) => surges.MaxBy(surge => surge.Members.Intersect(members).Count())!;

    private static IReadOnlyList<Surge> Find(ConcernText[] texts) => Surges.Find(texts, text => text.ReceivedAt > _now.AddDays(-7));

    private static ConcernText[] Said(IEnumerable<string> texts, string division = "510100", DateTimeOffset? at = null) =>
        [.. texts.Select(text => ConcernText.Of(Guid.CreateVersion7(), division, at ?? _now, text))];
}
