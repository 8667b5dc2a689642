using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Interpretations;

/// <summary>The share of diversified interpretations by issuer, in a period; with <c>format=csv</c> as a table to keep.</summary>
internal static class ShowDiversifiedShare
{
    private const string Service = "interpretation";

    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, ServiceCalls calls, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["from"] = request.Query["from"] is [{ Length: > 0 } from] ? from : new DateOnly(today.Year, 1, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["to"] = request.Query["to"] is [{ Length: > 0 } to] ? to : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (request.Query["issuer"] is [{ Length: > 0 } issuer]) asked["issuer"] = issuer;
        if (request.Query["format"] == "csv") return await TableDownload.OfAsync(Service, QueryHelpers.AddQueryString("api/reports/diversified-share.csv", asked), api, calls, ct);

        var form = new Form();
        foreach (var (field, value) in asked) form.With(field, value);
        var answer = await api.GetAsync<DiversifiedShare>(Service, QueryHelpers.AddQueryString("api/reports/diversified-share", asked), ct);
        if (answer.Value is { } share) return Page.Show<DiversifiedSharePage>(new DiversifiedShareModel(form, share, QueryHelpers.AddQueryString("/interpretations/diversified-share", new Dictionary<string, string?>(asked) { ["format"] = "csv" })));
        return answer.IsRefusal ? Page.Show<DiversifiedSharePage>(new DiversifiedShareModel(form.Refuse(answer.Problem, answer.Status), null, ""), answer.Status) : Page.Failed(answer);
    }
}

/// <summary>As the service reports it.</summary>
public sealed record DiversifiedShare(DateOnly From, DateOnly To, decimal Least, IReadOnlyList<IssuerShare> Issuers);

/// <summary>One issuer's; no share where it has explained nothing.</summary>
public sealed record IssuerShare(string Issuer, int Documents, int Diversified, decimal? Share, string Verdict);

/// <param name="Form">The period.</param>
/// <param name="Found">Null: the question was refused.</param>
/// <param name="Table">Where the same is to be had as a table.</param>
public sealed record DiversifiedShareModel(Form Form, DiversifiedShare? Found, string Table);
