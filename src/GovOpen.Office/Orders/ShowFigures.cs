using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Orders;

/// <summary>What became of the concerns of a period, by channel, kind, unit, division or class; with <c>format=csv</c> as a table to keep.</summary>
internal static class ShowFigures
{
    public static IReadOnlyList<string> Groupings { get; } = ["channel", "kind", "unit", "division", "class"];

    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, ServiceCalls calls, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["from"] = request.Query["from"] is [{ Length: > 0 } from] ? from : new DateOnly(today.Year, today.Month, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["to"] = request.Query["to"] is [{ Length: > 0 } to] ? to : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["by"] = Groupings.FirstOrDefault(by => by == request.Query["by"].ToString()) ?? Groupings[0],
        };
        if (request.Query["format"] == "csv") return await TableDownload.OfAsync("hotline", QueryHelpers.AddQueryString("api/reports/concerns.csv", asked), api, calls, ct);

        var form = new Form();
        foreach (var (field, value) in asked) form.With(field, value);
        var answer = await api.GetAsync<ConcernFigures>("hotline", QueryHelpers.AddQueryString("api/reports/concerns", asked), ct);
        if (answer.Value is { } figures) return Page.Show<FiguresPage>(new FiguresModel(form, figures, QueryHelpers.AddQueryString("/orders/figures", new Dictionary<string, string?>(asked) { ["format"] = "csv" })));
        return answer.IsRefusal ? Page.Show<FiguresPage>(new FiguresModel(form.Refuse(answer.Problem, answer.Status), null, ""), answer.Status) : Page.Failed(answer);
    }
}

/// <summary>As the service reports them.</summary>
public sealed record ConcernFigures(DateOnly From, DateOnly To, string By, FigureLine Total, IReadOnlyList<FigureLine> Groups);

/// <summary>One group's; no rate where there is nothing to have one of.</summary>
public sealed record FigureLine(
    string? Name, int Received, int Elsewhere, int Closed, int InTime, int Overdue, int Resolved, int NotResolved, int Satisfied, int Dissatisfied, int Reopened, int Urges, decimal? InTimeRate, decimal? ResolvedRate, decimal? SatisfiedRate);

/// <param name="Form">The question.</param>
/// <param name="Found">Null: it was refused.</param>
/// <param name="Table">Where the same is to be had as a table.</param>
public sealed record FiguresModel(Form Form, ConcernFigures? Found, string Table)
{
    /// <summary>What a group is called: channels and kinds in the words of the texts, all others by their own names.</summary>
    public string? TextOf(FigureLine line) => (Found?.By, line.Name) switch
    {
        (_, null) => "figures.unknown",
        ("channel", { } name) => $"concernChannel.{name}",
        ("kind", { } name) => $"concernKind.{name}",
        _ => null,
    };

    /// <summary>Of a hundred, beside the largest.</summary>
    public int LengthOf(FigureLine line) => Found is { Groups: [var largest, ..] } && largest.Received > 0 ? line.Received * 100 / largest.Received : 0;
}
