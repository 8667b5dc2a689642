namespace GovOpen.Portal.Concerns;

/// <summary>What somebody typed; kept on the page until it is filed.</summary>
public sealed record ConcernForm
{
    public static readonly IReadOnlyList<string> Kinds = ["consultation", "help", "suggestion", "complaint", "report"];

    /// <summary>GB/T 2260: the province and its prefectures.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Divisions =
    [
        ("510000", "四川省"), ("510100", "成都市"), ("510300", "自贡市"), ("510400", "攀枝花市"), ("510500", "泸州市"), ("510600", "德阳市"), ("510700", "绵阳市"), ("510800", "广元市"),
        ("510900", "遂宁市"), ("511000", "内江市"), ("511100", "乐山市"), ("511300", "南充市"), ("511400", "眉山市"), ("511500", "宜宾市"), ("511600", "广安市"), ("511700", "达州市"),
        ("511800", "雅安市"), ("511900", "巴中市"), ("512000", "资阳市"), ("513200", "阿坝藏族羌族自治州"), ("513300", "甘孜藏族自治州"), ("513400", "凉山彝族自治州"),
    ];

    public string Kind { get; init; } = "";

    public string Text { get; init; } = "";

    public string Division { get; init; } = "";

    public string Place { get; init; } = "";

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>Nothing of it is to be published.</summary>
    public bool KeepPrivate { get; init; }

    /// <summary>Of this filling-in: pressed twice, the button files one concern.</summary>
    public Guid RequestId { get; init; }

    public static ConcernForm New() => new() { RequestId = Guid.NewGuid() };

    /// <summary>What was sent, whatever it is.</summary>
    public static ConcernForm Read(IFormCollection sent) => new()
    {
        Kind = sent["kind"].ToString(),
        Text = sent["text"].ToString(),
        Division = sent["division"].ToString(),
        Place = sent["place"].ToString(),
        Name = sent["name"].ToString(),
        Phone = sent["phone"].ToString(),
        KeepPrivate = sent["keepPrivate"] == "yes",
        RequestId = Guid.TryParse(sent["requestId"], out var id) ? id : Guid.NewGuid(),
    };
}
