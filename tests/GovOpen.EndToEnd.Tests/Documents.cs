using System.Text.Json;

namespace GovOpen.EndToEnd.Tests;

/// <summary>Documents to import, each with words of its own.</summary>
internal static class Documents
{
    private const string Characters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光";

    public static List<string> Lines(string series, int count, int characters = 1_500) =>
        [.. Enumerable.Range(1, count).Select(n => JsonSerializer.Serialize(new
        {
            id = $"{series}:{n}",
            title = Title(series, n),
            kind = "normativeDocument",
            issuer = "四川省示例厅",
            docNumber = $"川例{series}发〔2024〕{n}号",
            division = "510000",
            writtenOn = "2024-01-05",
            publishedOn = "2024-01-10",
            effectiveOn = "2024-02-01",
            text = Text(n, characters),
        }))];

    public static string Title(string series, int n) => $"四川省示例厅关于{series}第{n}批{Words(n, 6)}管理工作的通知";

    public static string Number(string series, int n) => $"川例{series}发〔2024〕{n}号";

    private static string Text(int n, int characters)
    {
        var random = new Random(n);
        return string.Join("\n\n", Enumerable.Range(1, Math.Max(1, characters / 100)).Select(article => $"第{article}条　{Words(random.Next(), 90)}。"));
    }

    private static string Words(int seed, int length)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => Characters[random.Next(Characters.Length)]));
    }
}
