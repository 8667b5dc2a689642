using GovOpen.Publishing.Drafts.Rules;

namespace GovOpen.Publishing.Tests.Rules;

public sealed class Striking_out
{
    [Theory]
    [InlineData("甲乙丙丁戊", "乙丙", "甲〔依法不予公开〕丁戊")]
    [InlineData("甲乙丙丁戊", "甲乙丙|丙丁戊", "〔依法不予公开〕")]
    [InlineData("甲乙丙丁戊", "乙|丙", "甲〔依法不予公开〕丁戊")]
    [InlineData("公开的公开", "公开", "〔依法不予公开〕的〔依法不予公开〕")]
    [InlineData("甲甲甲", "甲甲", "〔依法不予公开〕")]
    public void leaves_nothing_of_a_passage(string text, string passages, string open) => Assert.Equal((open, 0), Struck(text, passages));

    [Fact]
    public void changes_nothing_when_a_passage_does_not_occur() => Assert.Equal(("甲乙", 1), Struck("甲乙", "甲|丙"));

    private static (string, int) Struck(string text, string passages)
    {
        var (open, missing) = Redaction.Apply(text, passages.Split('|'));
        return (open, missing.Count);
    }
}
