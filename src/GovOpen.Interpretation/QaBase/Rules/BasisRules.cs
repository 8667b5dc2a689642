using System.Globalization;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.QaBase.Rules;

/// <summary>
/// What an answer rests on: clauses that exist, are in force, and say what is quoted (川办发〔2023〕10号, item 7: 对现行有效的政策文件进行分解细化).
/// The answer ends with them. Pure.
/// </summary>
internal static class BasisRules
{
    /// <summary>A document as it is now.</summary>
    /// <param name="Title">标题</param>
    /// <param name="Number">发文字号</param>
    /// <param name="Facts">Its dated facts.</param>
    /// <param name="Text">That counts now.</param>
    internal sealed record Source(string Title, string? Number, Validity Facts, string Text);

    /// <summary>What is wrong with the basis of an entry today, field by field.</summary>
    public static IReadOnlyList<FieldError> ErrorsOf(QaContent content, IReadOnlyDictionary<Guid, Source> sources, DateOnly today)
    {
        var errors = new List<FieldError>();
        foreach (var (cited, i) in content.Basis.Select((cited, i) => (cited, i)))
        {
            if (!sources.TryGetValue(cited.DocumentId, out var source)) errors.Add(new($"basis[{i}].documentId", "is no public document."));
            else if (WhyNotInForce(source, today) is { } ended) errors.Add(new($"basis[{i}].documentId", ended));
            else if (ClauseOf(source.Text, cited.Clause) is not { } clause) errors.Add(new($"basis[{i}].clause", $"there is no {cited.Clause} in 《{source.Title}》."));
            else if (!Says(clause, cited.Quote)) errors.Add(new($"basis[{i}].quote", $"does not stand in {clause.Label} of 《{source.Title}》 word for word."));
        }

        if (errors.Count == 0 && EndOf(content.Basis.Select(cited => sources[cited.DocumentId].Facts)) is { } end && content.ValidTo > end)
        {
            errors.Add(new("validTo", string.Create(CultureInfo.InvariantCulture, $"outlives its basis, whose last day is {end:yyyy-MM-dd}.")));
        }

        return errors;
    }

    /// <summary>Why an entry cannot stay public today, in the public's words; null: it can.</summary>
    public static string? WhyRetired(QaContent content, IReadOnlyDictionary<Guid, Source> sources, DateOnly today)
    {
        if (content.ValidTo < today) return string.Create(CultureInfo.InvariantCulture, $"本答复的有效期至{content.ValidTo:yyyy年M月d日}。");
        foreach (var cited in content.Basis)
        {
            if (!sources.TryGetValue(cited.DocumentId, out var source)) return "所依据的文件已不公开。";
            if (source.Facts.On(today) is var status && !status.IsInForce()) return $"所依据的《{source.Title}》{InWords(status)}。";
            if (ClauseOf(source.Text, cited.Clause) is not { } clause || !Says(clause, cited.Quote)) return $"所依据的《{source.Title}》{cited.Clause}已修改，答复正在复核。";
        }

        return null;
    }

    /// <summary>The last day on which all of these are in force, as far as it is known; null: no end is known.</summary>
    public static DateOnly? EndOf(IEnumerable<Validity> bases) => bases.Min(facts => facts.LastDay());

    /// <summary>The last day of an entry: its own or that of what it rests on, whichever comes first.</summary>
    public static DateOnly? EndOf(QaContent content, IEnumerable<Validity> bases) => EndOf(bases.Append(new() { LastValidDay = content.ValidTo }));

    private static string? WhyNotInForce(Source source, DateOnly today) =>
        source.Facts.On(today) is var status && status.IsInForce() ? null : $"《{source.Title}》 is {CamelCase.Of(status)} today: an answer rests on what is in force.";

    private static Article? ClauseOf(string text, string clause) => Articles.Split(text).FirstOrDefault(article => article.Label == clause.Trim() || article.Anchor == clause.Trim());

    private static bool Says(Article clause, string quote) => clause.Text.Contains(quote.Trim().ReplaceLineEndings("\n"), StringComparison.Ordinal);

    /// <summary>As the public reads it: 《…》已废止.</summary>
    public static string InWords(ValidityStatus status) => status switch
    {
        ValidityStatus.Repealed => "已废止",
        ValidityStatus.Lapsed => "已失效",
        ValidityStatus.Suspended => "已停止执行",
        ValidityStatus.NotYetInForce => "尚未施行",
        ValidityStatus.NotDisclosed => "已不公开",
        _ => "有效性待核",
    };
}
