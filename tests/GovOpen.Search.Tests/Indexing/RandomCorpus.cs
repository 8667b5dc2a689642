using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;

namespace GovOpen.Search.Tests.Indexing;

/// <summary>Entries and queries of few words, so that they meet; the same for the same seed.</summary>
internal sealed class RandomCorpus(int seed)
{
    private static readonly string[] _words =
        ["就业", "补贴", "养老", "保险", "登记", "医疗", "办法", "通知", "的", "和", "企业", "个体", "工商", "户", "税", "2023", "3.5", "covid19", "A", "关于", "，", "。", " "];

    private readonly Random _random = new(seed);

    public static DateOnly Today { get; } = new(2026, 11, 22);

    public Random Random => _random;

    public IndexedEntry Entry(int number, int passages = 4, int words = 12) => new()
    {
        Id = IdOf(number),
        SourceId = $"s{number}",
        Type = (EntryType)_random.Next(4),
        Kind = (DocumentKind)_random.Next(7),
        Title = Text(1 + _random.Next(4)),
        Number = Maybe(() => Number()),
        NumberKey = Maybe(() => DocumentNumber.KeyOf(Number())),
        Issuer = Maybe(() => $"机关{_random.Next(4)}"),
        Division = Maybe(() => $"51{_random.Next(3):00}00"),
        Theme = Maybe(() => $"主题{_random.Next(3)}"),
        Tags = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => $"词{_random.Next(5)}").Distinct()],
        Validity = new()
        {
            PublishedOn = Maybe(Day),
            EffectiveOn = Maybe(Day),
            LastValidDay = _random.Next(3) == 0 ? Day() : null,
            RepealedOn = _random.Next(5) == 0 ? Day() : null,
            EndedOnUnknownDay = _random.Next(20) == 0 ? UndatedEnding.Repealed : null,
            PartlyRepealedOn = _random.Next(8) == 0 ? Day() : null,
            Suspensions = _random.Next(10) == 0 ? [new(Day(), null)] : [],
        },
        Prior = _random.Next(3) * 0.03 * _random.NextDouble(),
        Passages = _random.Next(4) == 0 ? TextsByDay(passages, words) : Passages(passages, words),
    };

    private Passage[] Passages(int most, int words) =>
        [.. Enumerable.Range(0, _random.Next(most + 1)).Select(i => new Passage(_random.Next(2) == 0 ? "" : $"第{i}条", Text(_random.Next(words))))];

    /// <summary>Two texts, one after the other.</summary>
    private Passage[] TextsByDay(int most, int words)
    {
        var day = Day();
        var (before, after) = (new TextPeriod(null, day), new TextPeriod(day, null));
        return
        [
            .. Passages(most, words).DefaultIfEmpty(new("", "")).Select(passage => passage with { Days = before }),
            .. Passages(most, words).DefaultIfEmpty(new("", "")).Select(passage => passage with { Days = after }),
        ];
    }

    private static Guid IdOf(int number) => new(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public SearchQuery Query() => new()
    {
        Text = _random.Next(8) switch { 0 => "", 1 => Number(), 2 => $"请问{Number()}还有效吗", 3 => "税", _ => Text(1 + _random.Next(5)) } is var text && QueryTokens.Of(text).IsEmpty ? "" : text,
        Expansion = _random.Next(3) == 0 ? $"{Text(1)} {Text(1 + _random.Next(2))}" : "",
        BestBets = [.. Enumerable.Range(0, _random.Next(5) == 0 ? 2 : 0).Select(_ => IdOf(_random.Next(60))).Distinct()],
        AsOf = Day(),
        Validity = _random.Next(2) == 0 ? null : Enum.GetValues<ValidityStatus>().Where(_ => _random.Next(4) > 0).ToHashSet(),
        Types = Some(4, i => (EntryType)i),
        Kinds = Some(7, i => (DocumentKind)i),
        Issuers = Some(5, i => $"机关{i}"),
        Themes = Some(4, i => $"主题{i}"),
        Tags = Some(6, i => $"词{i}"),
        DivisionPrefix = _random.Next(6) == 0 ? $"51{_random.Next(3):00}" : null,
        From = _random.Next(6) == 0 ? Day() : null,
        To = _random.Next(6) == 0 ? Day() : null,
        Sort = _random.Next(4) == 0 ? SortOrder.Date : SortOrder.Relevance,
        Skip = _random.Next(3) == 0 ? _random.Next(10) : 0,
        Take = _random.Next(15),
        MinimumShare = _random.Next(4) switch { 0 => 0, 1 => 0.15, 2 => 0.6, _ => 1 },
    };

    /// <summary>A passage of characters that stand next to one another by chance alone.</summary>
    public IndexedEntry ScatteredEntry(int number) => Entry(number, passages: 0) with
    {
        Title = "",
        Validity = new() { EffectiveOn = Today },
        Passages = [new("", Scattered(5 + _random.Next(40)))],
    };

    public string Scattered(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('一' + (int)(60 * Math.Pow(_random.NextDouble(), 2)))));

    private string Text(int words) => string.Concat(Enumerable.Range(0, words).Select(_ => _words[_random.Next(_words.Length)]));

    private string Number() => $"川办发〔202{_random.Next(3)}〕{1 + _random.Next(4)}号";

    private DateOnly Day() => Today.AddDays(_random.Next(-400, 100));

    private T? Maybe<T>(Func<T> value) where T : class => _random.Next(4) == 0 ? null : value();

    private DateOnly? Maybe(Func<DateOnly> value) => _random.Next(6) == 0 ? null : value();

    private HashSet<T> Some<T>(int count, Func<int, T> value) => _random.Next(5) > 0 ? [] : [.. Enumerable.Range(0, count).Where(_ => _random.Next(2) == 0).Select(value)];
}
