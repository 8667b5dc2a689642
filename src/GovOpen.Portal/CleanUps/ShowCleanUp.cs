using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.CleanUps;

/// <summary>文件清理结果目录: the lists of one clean-up, and what each document is today. A long one is shown in parts.</summary>
internal static class ShowCleanUp
{
    public static async Task<IResult> Handle(Guid id, HttpRequest request, SearchService search, CancellationToken ct)
    {
        var answer = await search.CleanUpAsync(id, ct);
        if (answer.Value is not { } cleanUp) return ErrorPages.For(answer.Status);

        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var model = new CleanUpModel(cleanUp, page);
        return page >= 1 && page <= model.Pages ? PageEndpoints.Show<CleanUpPage>(model) : ErrorPages.For(StatusCodes.Status404NotFound);
    }
}

/// <param name="CleanUp">What Search answered.</param>
/// <param name="Page">From 1.</param>
public sealed record CleanUpModel(CleanUpView CleanUp, int Page)
{
    private const int Size = 100;

    public string Url => $"/clean-ups/{CleanUp.Id}";

    public int Pages => Math.Max(1, (CleanUp.Lines.Count + Size - 1) / Size);

    /// <summary>The lines of the page with their numbers within their list.</summary>
    public IEnumerable<(CleanUpLineView Line, int Number)> Lines => CleanUp.Lines
        .GroupBy(line => line.Outcome).SelectMany(list => list.Select((line, i) => (line, i + 1)))
        .Skip((Page - 1) * Size).Take(Size);

    public string At(int page) => page == 1 ? Url : string.Create(CultureInfo.InvariantCulture, $"{Url}?page={page}");
}
