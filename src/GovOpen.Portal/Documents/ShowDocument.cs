using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Documents;

/// <summary>
/// One document on one day. Its text comes from Search; whether it may be relied on, from Publishing itself. Both are asked about the
/// same day, so that no page mixes two of them at midnight.
/// </summary>
internal static class ShowDocument
{
    public static async Task<IResult> Handle(
        Guid id, HttpRequest request, SearchService search, PublishingService publishing, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes() is { Count: > 0 } mistakes) return ErrorPages.BadInput(form, mistakes);

        var today = clock.Today();
        var day = form.AsOf ?? today;
        var basis = publishing.CheckBasisAsync(id, day, ct);
        var answer = await search.DocumentAsync(id, day, ct);
        var check = await basis;
        return answer.Value is { } document ? Page(document, check, request, today) : NoDocument.For(answer, form.AsOf, id, visit);
    }

    /// <summary>The page of a document that was found.</summary>
    public static IResult Page(DocumentView document, BasisCheck basis, HttpRequest request, DateOnly today)
    {
        var parts = TextPart.Of(document.Articles);
        var part = parts.FirstOrDefault(p => p.Holds(request.Query["at"].ToString()))
            ?? parts.ElementAtOrDefault(int.TryParse(request.Query["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : 0)
            ?? parts.ElementAtOrDefault(0);
        return PageEndpoints.Show<DocumentPage>(new DocumentModel(document, basis, today, parts, part));
    }
}

/// <summary>A document, as one page shows it.</summary>
/// <param name="Document">What Search answered.</param>
/// <param name="Basis">What Publishing answered.</param>
/// <param name="Today">In Shanghai.</param>
/// <param name="Parts">The text.</param>
/// <param name="Part">The part that is shown; null for a document without text.</param>
public sealed record DocumentModel(DocumentView Document, BasisCheck Basis, DateOnly Today, IReadOnlyList<TextPart> Parts, TextPart? Part)
{
    public bool IsToday => Document.AsOf == Today;

    /// <summary>The day to carry to other documents; none while it is today.</summary>
    public DateOnly? OtherDay => IsToday ? null : Document.AsOf;

    /// <summary>The status on <see cref="Today"/>, whatever day is shown.</summary>
    public ValidityStatus StatusToday => Document.Facts.On(Today);

    /// <summary>The document's own address, for the same day.</summary>
    public string Address => FindByNumber.On(Document.Url, OtherDay);

    /// <summary>The entries of the table of contents: headings where there are any, else the articles of a text that has many.</summary>
    public IReadOnlyList<Article> Contents
    {
        get
        {
            var headings = Document.Articles.Where(a => a.Level > 0).ToList();
            if (headings.Count > 0) return headings.Count is >= FewestHeadings and <= MostContents ? headings : [];

            var articles = Document.Articles.Where(a => a.Label.Length > 0).ToList();
            return articles.Count is >= FewestArticles and <= MostContents ? articles : [];
        }
    }

    /// <summary>A link to an article: within the page where it stands there, else to the part that holds it.</summary>
    public string To(Article article) => Part?.Holds(article.Anchor) == true ? "#" + article.Anchor : At(Address, article.Anchor);

    /// <summary>A link to a part.</summary>
    public string To(TextPart part) => QueryHelpers.AddQueryString(Address, "part", part.Number.ToString(CultureInfo.InvariantCulture)) + "#text";

    /// <summary>A link to an anchor of a document that may be long: <c>at</c> chooses the part, the fragment the place.</summary>
    public static string At(string address, string anchor) => $"{QueryHelpers.AddQueryString(address, "at", anchor)}#{anchor}";

    private const int FewestHeadings = 2;

    private const int FewestArticles = 4;

    private const int MostContents = 160;
}
