
namespace GovOpen.Contracts.Tests;

public sealed class Document_numbers
{
    [Theory]
    [InlineData("川办发〔2023〕10号", "川办发〔2023〕10号")]
    [InlineData("川办发[2023]10号", "川办发〔2023〕10号")]
    [InlineData("川办发［2023］10号", "川办发〔2023〕10号")]
    [InlineData("川办发(2023)10号", "川办发〔2023〕10号")]
    [InlineData("川办发（2023）10号", "川办发〔2023〕10号")]
    [InlineData("川办发【2023】10号", "川办发〔2023〕10号")]
    [InlineData("川办发﹝2023﹞10号", "川办发〔2023〕10号")]
    [InlineData("川办发〖2023〗10号", "川办发〔2023〕10号")]
    [InlineData("川办发{2023}10号", "川办发〔2023〕10号")]
    [InlineData("川办发<2023>10号", "川办发〔2023〕10号")]
    [InlineData("川办发〔２０２３〕１０号", "川办发〔2023〕10号")]
    [InlineData(" 川办发 〔 2023 〕 10 号 ", "川办发〔2023〕10号")]
    [InlineData("川办发〔2023〕第10号", "川办发〔2023〕10号")]
    [InlineData("川办发〔2023〕010号", "川办发〔2023〕10号")]
    [InlineData("川办发〔2023年〕10号", "川办发〔2023〕10号")]
    [InlineData("川办发〔2023〕10", "川办发〔2023〕10号")]
    [InlineData("川办发202310号", "川办发〔2023〕10号")]
    [InlineData("川办函202157号", "川办函〔2021〕57号")]
    [InlineData("川办发2023年10号", "川办发〔2023〕10号")]
    [InlineData("川办发2023第10号", "川办发〔2023〕10号")]
    [InlineData("国发〔2004〕10号", "国发〔2004〕10号")]
    [InlineData("国办公开办函〔2021〕33号", "国办公开办函〔2021〕33号")]
    [InlineData("四川省人民政府令第351号", "四川省人民政府令第351号")]
    [InlineData("四川省人民政府令 第 351 号", "四川省人民政府令第351号")]
    [InlineData("四川省人民政府令351号", "四川省人民政府令第351号")]
    [InlineData("国务院令第406号", "国务院令第406号")]
    [InlineData("中华人民共和国主席令第二十三号", "中华人民共和国主席令第23号")]
    [InlineData("中华人民共和国主席令第一百零八号", "中华人民共和国主席令第108号")]
    [InlineData("农业农村部令2022年第1号", "农业农村部令2022年第1号")]
    [InlineData("农业农村部令〔2022〕第1号", "农业农村部令2022年第1号")]
    [InlineData("财政部公告2020年第5号", "财政部公告2020年第5号")]
    [InlineData("民航局令第23号", "民航局令第23号")]
    public void are_read_however_they_were_typed(string typed, string canonical)
    {
        Assert.True(DocumentNumber.TryParse(typed, out var number), typed);
        Assert.Equal(canonical, number.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("高校毕业生补贴")]
    [InlineData("〔2023〕10号")]
    [InlineData("川办发〔2023〕")]
    [InlineData("川办发〔2023〕0号")]
    [InlineData("川办发10号")]
    [InlineData("2023")]
    [InlineData("第十条")]
    [InlineData("川办发〔2023〕10号和川办发〔2023〕11号")]
    public void are_not_seen_where_there_are_none(string text) => Assert.False(DocumentNumber.TryParse(text, out _));

    [Theory]
    [InlineData("川办发\ud800〔2023〕10号")]
    [InlineData("川办发\ufffe〔2023〕10号")]
    [InlineData("\ud83d")]
    public void in_broken_text_do_no_harm(string text) => Assert.NotNull(DocumentNumber.KeyOf(text));

    [Fact]
    public void too_long_to_be_one_are_refused_quickly() => Assert.False(DocumentNumber.TryParse(new string('川', 100_000) + "〔2023〕10号", out _));

    [Theory]
    [InlineData("川办发〔2023〕10号", true)]
    [InlineData("川办发〔1949〕1号", true)]
    [InlineData("川办发〔1948〕1号", false)]
    [InlineData("川办发〔2027〕1号", true)]
    [InlineData("川办发〔2028〕1号", false)]
    [InlineData("川办发〔2999〕1号", false)]
    [InlineData("川办发〔0023〕1号", false)]
    [InlineData("川办发〔20233〕1号", false)]
    [InlineData("川办发〔23〕1号", false)]
    [InlineData("四川省人民政府令第351号", true)]
    public void tell_an_impossible_year(string typed, bool possible)
    {
        Assert.True(DocumentNumber.TryParse(typed, out var number), typed);
        Assert.Equal(possible, number.HasPossibleYear(new DateOnly(2026, 11, 22)));
    }

    [Theory]
    [InlineData("川办发[2023]10号是什么文件", "川办发〔2023〕10号")]
    [InlineData("请问国务院令第406号还有效吗", "国务院令第406号")]
    [InlineData("关于川办发〔2023〕10号的解读", "川办发〔2023〕10号")]
    public void are_found_among_other_words(string text, string meant) =>
        Assert.Contains(meant, Assert.Single(DocumentNumber.FindIn(text)).Select(number => number.ToString()));

    [Fact]
    public void are_found_with_the_longest_possible_organ_first() =>
        Assert.Equal(["请问国务院令第406号", "问国务院令第406号", "国务院令第406号", "务院令第406号", "院令第406号"], DocumentNumber.FindIn("请问国务院令第406号")[0].Select(number => number.ToString()));

    [Fact]
    public void are_not_found_where_there_are_none() => Assert.Empty(DocumentNumber.FindIn("高校毕业生第一次求职有什么补贴？2023年"));

    [Theory]
    [InlineData("川办发[2023]10号", "川办发（２０２３）010号")]
    [InlineData("国函 字 特字", "国函字特字")]
    public void of_two_spellings_have_one_key(string one, string other) => Assert.Equal(DocumentNumber.KeyOf(one), DocumentNumber.KeyOf(other));

    [Fact]
    public void are_read_from_what_they_wrote()
    {
        foreach (var text in new[] { "川办发〔2023〕10号", "四川省人民政府令第351号", "农业农村部令2022年第1号" })
        {
            Assert.True(DocumentNumber.TryParse(text, out var number));
            Assert.Equal(text, number.ToString());
        }
    }
}
