using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Results;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Portal.Lists;

/// <summary>现行有效文件目录: every document in force on a day, of all organs or of one; the same as the open lists hold.</summary>
internal static class ShowEffectiveList
{
    public static async Task<IResult> Handle(HttpRequest request, SearchService search, TimeProvider clock, CancellationToken ct)
    {
        var form = SearchForm.Read(request.Query);
        if (form.Mistakes().Where(mistake => mistake is "asOf" or "page").ToList() is { Count: > 0 } mistakes) return ErrorPages.BadInput(SearchForm.Empty, mistakes);

        var asked = new EffectiveListForm(form["issuer"], form.AsOf, form.Page);
        var answer = await search.FindAsync(asked.Query, ct);
        return answer switch
        {
            { Value: { } found } => PageEndpoints.Show<EffectiveListPage>(new EffectiveListModel(asked, found, clock.Today())),
            { Status: StatusCodes.Status400BadRequest } => ErrorPages.BadInput(SearchForm.Empty, [.. answer.Errors.Select(e => e.Field)]),
            _ => ErrorPages.For(answer.Status),
        };
    }
}

/// <param name="Issuer">One organ; null: all.</param>
/// <param name="AsOf">The day; null: today.</param>
/// <param name="Page">From 1.</param>
public sealed record EffectiveListForm(string? Issuer, DateOnly? AsOf, int Page)
{
    private const int Size = 50;

    private const int DeepestHit = 10_000;

    /// <summary>What Search is asked: what is in force is its default.</summary>
    public string Query => QueryHelpers.AddQueryString("", [.. Chosen, new("type", "document"), new("sort", "date"), new("size", Text(Size)), new("page", Text(Page))]);

    /// <summary>The same in an open list.</summary>
    public string AsFile(string extension) => QueryHelpers.AddQueryString("/api/effective-list." + extension, Chosen);

    /// <summary>A page of the list.</summary>
    public string At(int page) => QueryHelpers.AddQueryString("/effective-list", page == 1 ? Chosen : [.. Chosen, new("page", Text(page))]);

    /// <summary>How many pages can be looked at; the open lists hold all.</summary>
    public static int Pages(int total) => (Math.Min(total, DeepestHit) + Size - 1) / Size;

    /// <summary>The number of the first document of the page.</summary>
    public int First => ((Page - 1) * Size) + 1;

    private IEnumerable<KeyValuePair<string, string?>> Chosen
    {
        get
        {
            if (Issuer is not null) yield return new("issuer", Issuer);
            if (AsOf is { } day) yield return new("asOf", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Form">What was asked.</param>
/// <param name="Found">What Search answered.</param>
/// <param name="Today">In Shanghai.</param>
public sealed record EffectiveListModel(EffectiveListForm Form, SearchResponse Found, DateOnly Today)
{
    /// <summary>The day to carry to the documents; none while it is today.</summary>
    public DateOnly? OtherDay => Found.AsOf == Today ? null : Found.AsOf;
}
