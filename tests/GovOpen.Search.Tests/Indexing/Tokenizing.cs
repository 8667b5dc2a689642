using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

public sealed class Tokenizing
{
    /// <summary>Each row: a text, and its tokens as they stand in it.</summary>
    [Theory]
    [InlineData("就业补贴", "就 业 就业 补 业补 贴 补贴")]
    [InlineData("税", "税")]
    [InlineData("税，医", "税 医")]
    [InlineData("第3条", "第 3 条")]
    [InlineData("2023年增长3.5%", "2023 年 增 年增 长 增长 3.5")]
    [InlineData("COVID-19", "COVID 19")]
    [InlineData("1.2.3", "1.2 3")]
    [InlineData("a.b", "a b")]
    [InlineData("约3.", "约 3")]
    [InlineData("１２３ＡＢＣ", "１２３ＡＢＣ")]
    [InlineData("㈠项", "㈠ 项")]
    [InlineData("《民法典》", "民 法 民法 典 法典")]
    [InlineData("二〇二三", "二 〇 二〇 二 〇二 三 二三")]
    [InlineData("𠮷林", "𠮷 林 𠮷林")]
    [InlineData("", "")]
    [InlineData("。、 \t\n", "")]
    public void keeps_characters_pairs_and_whole_words(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Select(token => text[token.Start..token.End])));

    [Theory]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("Ｃｏｖｉｄ", "covid")]
    [InlineData("⑩", "10")]
    [InlineData("㈠", "(一)")]
    [InlineData("⼈民", "人民")]
    [InlineData("豈", "岂")]
    [InlineData("補貼發放", "补贴发放")]
    [InlineData("內蒙古爲戶籍", "内蒙古为户籍")]
    [InlineData("３．５", "3.5")]
    [InlineData("𝟏𝐀", "1a")]
    public void takes_forms_of_one_sign_as_the_same(string typed, string plain) =>
        Assert.Equal(Read(plain).Select(token => token.Key), Read(typed).Select(token => token.Key));

    [Theory]
    [InlineData("abcdefghij", "abcdefghik")]
    [InlineData("abcdefghijklmn", "abcdefghijklmo")]
    [InlineData("1.5", "15")]
    [InlineData("人民", "民人")]
    [InlineData("a", "1")]
    public void tells_different_words_apart(string one, string other) =>
        Assert.NotEqual(Read(one)[^1].Key, Read(other)[^1].Key);

    [Theory]
    [InlineData("\ud800民")]
    [InlineData("民\udc00法")]
    [InlineData("\ud842")]
    [InlineData("\uffff\ufffe")]
    public void survives_broken_text(string text) => Assert.True(Read(text).Count <= 2);

    [Fact]
    public void puts_words_in_both_channels_and_the_rest_in_one()
    {
        Assert.True(TermKey.InCharacters(TermKey.Word("abc")) && TermKey.InPairs(TermKey.Word("abc")));
        Assert.True(TermKey.InCharacters(TermKey.Word("abcdefghijklmno")) && TermKey.InPairs(TermKey.Word("abcdefghijklmno")));
        Assert.True(TermKey.InCharacters(TermKey.Character('人')) && !TermKey.InPairs(TermKey.Character('人')));
        Assert.True(!TermKey.InCharacters(TermKey.Pair('人', '民')) && TermKey.InPairs(TermKey.Pair('人', '民')));
        Assert.False(TermKey.InCharacters(TermKey.Number("x")) || TermKey.InPairs(TermKey.Title("x")));
    }

    private static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        new Tokenizer().Read(text, tokens);
        return tokens;
    }
}
