using GovOpen.Portal.Documents;

namespace GovOpen.Portal.Tests;

public sealed class Reading_provisions
{
    [Fact]
    public void takes_each_paragraph_for_a_款() =>
        Assert.Equal("款[甲] 款[乙]", Read("甲", "乙"));

    [Fact]
    public void puts_项_below_the_款_that_announces_them_and_目_below_the_项() =>
        Assert.Equal("款[有下列情形之一的：](（一）[迟到的](1.[一次] 2.[两次]) （二）[早退的]) 款[前款所列从重。]", Read("有下列情形之一的：", "（一）迟到的", "1.一次", "2. 两次", "（二）早退的", "前款所列从重。"));

    [Fact]
    public void reads_brackets_and_digits_of_any_width() =>
        Assert.Equal("款[：]((一)[甲](（１）[子] （２）[丑]) (二)[乙])", Read("：", "(一)甲", "（１）子", "（２）丑", "(二)乙"));

    [Fact]
    public void gives_a_paragraph_between_two_项_to_the_first() =>
        Assert.Equal("款[：](（一）[加大力度。|对符合条件的给予补贴。] （二）[附则。])", Read("：", "（一）加大力度。", "对符合条件的给予补贴。", "（二）附则。"));

    [Fact]
    public void gives_an_enumeration_between_two_项_to_the_first() =>
        Assert.Equal("款[：](（一）[甲|包括：](1.[子] 2.[丑]) （二）[乙])", Read("：", "（一）甲", "包括：", "1.子", "2.丑", "（二）乙"));

    [Fact]
    public void begins_again_in_the_next_款() =>
        Assert.Equal("款[应当：](（一）[甲] （二）[乙]) 款[可以：](（一）[丙])", Read("应当：", "（一）甲", "（二）乙", "可以：", "（一）丙"));

    [Theory]
    [InlineData("（三）项规定的除外。")]
    [InlineData("2.5 公里以内。")]
    [InlineData("（甲）组。")]
    public void leaves_alone_what_does_not_count_from_one(string line) =>
        Assert.Equal($"款[：] 款[{line}]", Read("：", line));

    [Fact]
    public void does_not_count_twice_in_one_款() =>
        Assert.Equal("款[：](（一）[甲]) 款[（一）乙]", Read("：", "（一）甲", "（一）乙"));

    [Fact]
    public void needs_no_words_before_the_first_项() =>
        Assert.Equal("款[](（一）[甲] （二）[乙])", Read("（一）甲", "（二）乙"));

    [Fact]
    public void loses_no_line()
    {
        string[] pieces = ["文", "（一）甲", "（二）乙", "（三）丙", "1.子", "2.丑", "（1）寅", "（2）卯", "尾"];
        var chance = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var lines = Enumerable.Range(0, chance.Next(1, 12)).Select(_ => pieces[chance.Next(pieces.Length)]).ToArray();
            Assert.Equal(string.Concat(lines).Order(), string.Concat(Provision.Of(string.Join('\n', lines)).Select(Words)).Order());
        }
    }

    private static string Words(Provision provision) => provision.Number + string.Concat(provision.Text) + string.Concat(provision.Items.Select(Words));

    private static string Read(params string[] lines) => string.Join(' ', Provision.Of(string.Join('\n', lines)).Select(Written));

    private static string Written(Provision provision) =>
        $"{(provision.Number.Length == 0 ? "款" : provision.Number)}[{string.Join('|', provision.Text)}]{(provision.Items.Count == 0 ? "" : $"({string.Join(' ', provision.Items.Select(Written))})")}";
}
