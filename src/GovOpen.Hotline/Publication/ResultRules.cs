using System.Globalization;
using GovOpen.Hotline.Masking;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Publication;

/// <summary>
/// What of a concern may become public: what is answered, by the will of who filed it, and without what tells who anybody is (Regulation on Open Government
/// Information, art. 15). Who reports a wrong never appears (Rules on Handling Tip-offs: 举报人信息保密).
/// </summary>
internal static class ResultRules
{
    /// <summary>Why it never or not yet becomes public; null: it may.</summary>
    public static Refusal? RefusalOf(WorkOrder order, ConcernContent content)
    {
        if (order.Kind == ConcernKind.Report || order.Channel == ConcernChannel.ReportPhone) return new("whistle-blower", "What is reported is never published, whatever is left out.");
        if (content.KeepPrivate) return new("kept-private", "Who filed it asked that it is not published.");
        return order.ClosedAt is null ? new("not-closed", "It is not answered yet.") : null;
    }

    /// <summary>What is wrong with a text by itself. What tells for certain who somebody is may stand in none of it.</summary>
    public static Complaints ErrorsOf(ResultText text)
    {
        var errors = new Complaints().Text("title", text.Title, 4, 80).LongText("question", text.Question, 5_000).LongText("answer", text.Answer, 5_000);
        foreach (var (field, said) in PartsOf(text)) errors.Anonymous(field, said);
        return errors;
    }

    /// <summary>What may be a name, or an ordinary word: a person says which, before it is public.</summary>
    public static IReadOnlyList<UncertainWord> UncertainIn(ResultText text) =>
        [.. PartsOf(text).SelectMany(part => PersonalData.In(part.Said).Where(datum => !datum.IsCertain).Select(datum => new UncertainWord(part.Field, part.Said[datum.Start..datum.End], datum.Kind))).Distinct()];

    /// <summary>Why it is not made public yet: words that nobody confirmed. They are named by place, for they may be names.</summary>
    public static Refusal? RefusalOf(ResultText text, IReadOnlyCollection<string> confirmed)
    {
        string[] open = [.. UncertainIn(text).Where(word => !confirmed.Contains(word.Text, StringComparer.Ordinal)).Select(word => word.Field)];
        return open.Length == 0 ? null : new("unconfirmed", string.Create(CultureInfo.InvariantCulture, $"{open.Length} words may tell who somebody is, in {string.Join(", ", open.Distinct())}: confirm each of them, or have it written without."));
    }

    /// <summary>What it would say if nobody wrote it anew: the masked words of both sides.</summary>
    public static ResultText SuggestionOf(string question, string answer)
    {
        var masked = PersonalData.Mask(question.Trim());
        return new(TitleOf(masked), masked, PersonalData.Mask(answer.Trim()), []);
    }

    /// <summary>The first sentence in which nothing was masked.</summary>
    private static string TitleOf(string text)
    {
        var sentences = text.Split(['。', '！', '？', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var sentence = sentences.FirstOrDefault(one => !one.Contains('【')) ?? sentences.FirstOrDefault() ?? text;
        return sentence.Length <= LongestTitle ? sentence : sentence[..LongestTitle] + "…";
    }

    private const int LongestTitle = 40;

    private static IEnumerable<(string Field, string Said)> PartsOf(ResultText text) => [("title", text.Title ?? ""), ("question", text.Question ?? ""), ("answer", text.Answer ?? "")];
}

/// <param name="Field">Where it stands.</param>
/// <param name="Text">The word.</param>
/// <param name="Kind">What it may be.</param>
internal sealed record UncertainWord(string Field, string Text, PersonalDataKind Kind);
