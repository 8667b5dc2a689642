using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;

namespace GovOpen.Portal.Documents;

/// <summary>A document's texts of two days, article by article. Without days: the text of today and the one before it.</summary>
internal static class ShowComparison
{
    public static async Task<IResult> Handle(Guid id, HttpRequest request, SearchService search, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (!TryDay(request.Query["from"], out var from)) return ErrorPages.BadInput(SearchForm.Empty, ["from"]);
        if (!TryDay(request.Query["to"], out var to)) return ErrorPages.BadInput(SearchForm.Empty, ["to"]);

        if (from is null && to is null && (await search.DocumentAsync(id, asOf: null, ct)).Value is { Texts.Count: > 1 } document) return TypedResults.LocalRedirect(visit.To(AddressOf(document, today)));

        var answer = await search.CompareAsync(id, from ?? today, to ?? today, ct);
        if (answer.Value is not { } comparison) return NoDocument.For(answer, asOf: null, id, visit);

        var parts = ComparisonPart.Of(comparison.Articles);
        var part = int.TryParse(request.Query["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= parts.Count ? number : 1;
        return PageEndpoints.Show<ComparisonPage>(new ComparisonModel(comparison, parts, part));
    }

    public static string Address(Guid id, DateOnly from, DateOnly to) => string.Create(CultureInfo.InvariantCulture, $"/documents/{id}/compare?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");

    /// <summary>What changed when the text that is shown came to be; of the first one, what changed next.</summary>
    public static string AddressOf(DocumentView document, DateOnly today)
    {
        var shown = document.Texts.ToList().FindIndex(text => text.From == document.TextFrom);
        var (before, after) = shown > 0 ? (shown - 1, shown) : (0, 1);
        return Address(document.Id, document.DayOf(document.Texts[before], today), document.DayOf(document.Texts[after], today));
    }

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!WrittenDay.TryRead(text, out var read)) return false;
        day = read;
        return true;
    }
}

/// <param name="Comparison">What Search answered.</param>
/// <param name="Parts">What differs, in pieces of the size of a page.</param>
/// <param name="Part">The one that is shown, from 1.</param>
public sealed record ComparisonModel(DocumentComparison Comparison, IReadOnlyList<ComparisonPart> Parts, int Part)
{
    /// <summary>Of a part.</summary>
    public string At(int part)
    {
        var address = ShowComparison.Address(Comparison.Id, Comparison.From.Day, Comparison.To.Day);
        return part == 1 ? address : string.Create(CultureInfo.InvariantCulture, $"{address}&part={part}");
    }

    /// <summary>How many articles changed, came and went.</summary>
    public int Count(ArticleChange change) => Comparison.Articles.Count(article => article.Change == change);
}
