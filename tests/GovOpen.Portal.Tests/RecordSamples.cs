using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Tests;

/// <summary>Columns and records to show, in the shapes of Publishing and Search.</summary>
internal static class RecordSamples
{
    public static readonly Guid Known = new("0195a000-0000-7000-8000-0000000000aa");

    public static ColumnList Columns => new(
    [
        new("doubleRandom", Words("双随机、一公开", "Double-random inspection"), ColumnGroup.General, [], [new("spotCheckResult", Words("随机抽查结果", "Spot-check result"))]),
        new("employment", Words("就业创业", "Employment"), ColumnGroup.Focus, ["就业", "就业创业"], [new("implementationRecord", Words("政策落实情况", "How a policy was carried out"))]),
        new("talent", Words("人才工作", "Talent"), ColumnGroup.KeyArea, [], [new("keyAreaRecord", Words("重点领域信息", "Record of a key area"))]),
    ]);

    public static RecordView Record() => new()
    {
        Record = new()
        {
            RecordId = Known,
            Version = 3,
            Type = "spotCheckResult",
            TypeName = Words("随机抽查结果", "Spot-check result"),
            Column = "doubleRandom",
            ColumnName = Words("双随机、一公开", "Double-random inspection"),
            Title = "加油站计量抽查结果",
            Issuer = "青江市市场监督管理局",
            Division = "510100",
            Year = 2026,
            Tags = ["监管政策"],
            Fields =
            [
                new() { Key = "item", Name = Words("抽查事项", "Item"), Kind = RecordFieldKind.Record, Value = "0195a000-0000-7000-8000-0000000000bb", Title = "加油机检查" },
                new() { Key = "checkedOn", Name = Words("抽查日期", "Day of the check"), Kind = RecordFieldKind.Date, Value = "2026-09-10" },
                new() { Key = "result", Name = Words("抽查结果", "Result"), Kind = RecordFieldKind.Choice, Value = "clean", Choice = Words("未发现问题", "No problem found") },
                new() { Key = "amount", Name = Words("罚没金额", "Amount"), Kind = RecordFieldKind.Money, Value = "1234567.5" },
                new() { Key = "details", Name = Words("情况说明", "Details"), Kind = RecordFieldKind.LongText, Value = "第一段\n第二段" },
                new() { Key = "policy", Name = Words("依据", "Basis"), Kind = RecordFieldKind.Document, Value = "0195a000-0000-7000-8000-0000000000cc", Title = "计量监督管理办法" },
            ],
            PublishedOn = new(2026, 9, 20),
            RecordedAt = new(2026, 9, 28, 1, 2, 3, TimeSpan.Zero),
        },
        Url = $"/records/{Known}",
        IndexedThrough = Samples.Noon,
        Stale = false,
    };

    public static RecordsResponse Found(int total = 1) => new()
    {
        Total = total,
        IndexedThrough = Samples.Noon,
        Stale = false,
        Hits = total == 0 ? [] : [new()
        {
            Id = Known, Type = "spotCheckResult", TypeName = Words("随机抽查结果", "Spot-check result"), Column = "doubleRandom", Title = "加油站计量抽查结果", Issuer = "青江市市场监督管理局",
            Division = "510100", Year = 2026, Organiser = null, Result = "clean", ResultName = Words("未发现问题", "No problem found"), Tags = [], PublishedOn = new(2026, 9, 20), Url = $"/records/{Known}",
        }],
        Facets = new()
        {
            Type = total == 0 ? [] : [new("spotCheckResult", Words("随机抽查结果", "Spot-check result"), total)],
            Column = total == 0 ? [] : [new("doubleRandom", Words("双随机、一公开", "Double-random inspection"), total)],
            Year = total == 0 ? [] : [new("2026", null, total)],
            Organiser = [],
            Result = total == 0 ? [] : [new("clean", Words("未发现问题", "No problem found"), total)],
            Tag = [],
        },
    };

    public static Wording Words(string zh, string en) => new() { Zh = zh, En = en };
}
