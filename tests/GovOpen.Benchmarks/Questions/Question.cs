using System.Collections.Frozen;
using GovOpen.Contracts;
using GovOpen.Search.Indexing;

namespace GovOpen.Benchmarks.Questions;

/// <summary>What somebody asks, in terms of neither engine.</summary>
internal sealed record Question
{
    public required QuestionKind Kind { get; init; }

    public required string Text { get; init; }

    public required DateOnly AsOf { get; init; }

    public DocumentKind? DocumentKind { get; init; }

    public string? Theme { get; init; }

    public string? Issuer { get; init; }

    public string? DivisionPrefix { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>As the search service would ask its engine.</summary>
    public SearchQuery ToQuery() => new()
    {
        Text = Text,
        AsOf = AsOf,
        Kinds = DocumentKind is { } kind ? [kind] : FrozenSet<DocumentKind>.Empty,
        Themes = Set(Theme),
        Issuers = Set(Issuer),
        DivisionPrefix = DivisionPrefix,
        From = From,
        To = To,
        Take = 10,
    };

    /// <summary>As a citizen's browser asks the portal.</summary>
    public Uri ToAddress()
    {
        var parameters = new List<string> { "q=" + Uri.EscapeDataString(Text), $"asOf={AsOf:yyyy-MM-dd}", "size=10" };
        if (DocumentKind is { } kind) parameters.Add("kind=" + CamelCase.Of(kind));
        if (Theme is not null) parameters.Add("theme=" + Uri.EscapeDataString(Theme));
        if (Issuer is not null) parameters.Add("issuer=" + Uri.EscapeDataString(Issuer));
        if (DivisionPrefix is not null) parameters.Add("division=" + DivisionPrefix.PadRight(6, '0'));
        if (From is { } from) parameters.Add($"from={from:yyyy-MM-dd}");
        if (To is { } to) parameters.Add($"to={to:yyyy-MM-dd}");
        return new("api/search?" + string.Join('&', parameters), UriKind.Relative);
    }

    private static FrozenSet<string> Set(string? value) => value is null ? FrozenSet<string>.Empty : [value];
}

/// <summary>What people ask for, and what is hard in different ways.</summary>
internal enum QuestionKind
{
    /// <summary>A document's number, in one of its usual spellings.</summary>
    Number,

    /// <summary>A document's whole title.</summary>
    WholeTitle,

    /// <summary>Two words of a subject.</summary>
    TwoWords,

    /// <summary>A question of 12 to 20 characters.</summary>
    NaturalQuestion,

    /// <summary>Two words, within a kind, a place, some years, and a theme or an organ.</summary>
    ManyFilters,

    /// <summary>A question about the law of an earlier day.</summary>
    AsOfEarlier,
}

/// <summary>For the rows of tables.</summary>
internal static class QuestionKinds
{
    public static string Named(this QuestionKind kind) => kind switch
    {
        QuestionKind.Number => "number",
        QuestionKind.WholeTitle => "whole title",
        QuestionKind.TwoWords => "two words",
        QuestionKind.NaturalQuestion => "question",
        QuestionKind.ManyFilters => "many filters",
        QuestionKind.AsOfEarlier => "as of an earlier day",
    };
}
