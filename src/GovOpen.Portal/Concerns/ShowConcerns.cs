using GovOpen.Portal.Errors;
using GovOpen.Portal.Pages;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Portal.Concerns;

/// <summary>
/// 提诉求、查进度. Nobody logs in, so a form needs no token against forgery: whoever makes another's browser send one does what they could
/// have done themselves. Answers to forms are never kept: a code stands in them.
/// </summary>
internal static class ShowConcerns
{
    public static RazorComponentResult<ConcernsPage> Handle() => Show(new(ConcernForm.New(), [], null, "", null));

    /// <summary>提交</summary>
    public static async Task<IResult> File(HttpRequest request, HotlineService hotline, CancellationToken ct)
    {
        if (await FormAsync(request, ct) is not { } sent) return ErrorPages.For(StatusCodes.Status400BadRequest);

        var form = ConcernForm.Read(sent);
        if (!ConcernForm.Kinds.Contains(form.Kind)) return Show(new(form, [new("kind", "")], null, "", null), StatusCodes.Status400BadRequest);

        var filed = await hotline.FileAsync(form, ct);
        return filed switch
        {
            { Value: { } receipt } => PageEndpoints.Show<ReceiptPage>(receipt),
            // Nothing was filed under this request; what is sent next may be another concern.
            { Status: StatusCodes.Status400BadRequest } => Show(new(form with { RequestId = Guid.NewGuid() }, filed.Errors, null, "", null), StatusCodes.Status400BadRequest),
            // It may have been filed: sent again, it is the same concern.
            _ => Show(new(form, [], "concerns.unavailable", "", null), StatusCodes.Status503ServiceUnavailable),
        };
    }

    /// <summary>查询</summary>
    public static async Task<IResult> LookUp(HttpRequest request, HotlineService hotline, CancellationToken ct)
    {
        if (await FormAsync(request, ct) is not { } sent) return ErrorPages.For(StatusCodes.Status400BadRequest);

        var (receipt, code) = (sent["receipt"].ToString(), sent["code"].ToString());
        return Of(await hotline.LookUpAsync(receipt, code, ct), receipt, code);
    }

    /// <summary>评价</summary>
    public static async Task<IResult> Evaluate(HttpRequest request, HotlineService hotline, CancellationToken ct)
    {
        if (await FormAsync(request, ct) is not { } sent) return ErrorPages.For(StatusCodes.Status400BadRequest);

        var (receipt, code) = (sent["receipt"].ToString(), sent["code"].ToString());
        return Of(await hotline.EvaluateAsync(receipt, code, sent["resolved"] == "yes", sent["satisfied"] == "yes", sent["remark"], ct), receipt, code);
    }

    private static RazorComponentResult Of(Answer<Concern> answer, string receipt, string code) => answer switch
    {
        { Value: { } found } => PageEndpoints.Show<ConcernPage>(new ConcernModel(found, code)),
        { Status: StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest } => Show(new(ConcernForm.New(), [], null, receipt, "concerns.notFound"), StatusCodes.Status404NotFound),
        { Status: StatusCodes.Status429TooManyRequests } => Show(new(ConcernForm.New(), [], null, receipt, "concerns.tooMany"), StatusCodes.Status429TooManyRequests),
        _ => Show(new(ConcernForm.New(), [], null, receipt, "concerns.unavailable"), StatusCodes.Status503ServiceUnavailable),
    };

    private static RazorComponentResult<ConcernsPage> Show(ConcernsModel model, int status = StatusCodes.Status200OK) => PageEndpoints.Show<ConcernsPage>(model, status);

    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken ct)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return request.HasFormContentType ? await request.ReadFormAsync(ct) : null;
    }
}

/// <param name="Form">What stands in the fields.</param>
/// <param name="Errors">What was wrong with them.</param>
/// <param name="Trouble">A key of the texts: why it was not filed.</param>
/// <param name="Receipt">What stands in the other form.</param>
/// <param name="LookupTrouble">A key of the texts: why nothing is shown.</param>
public sealed record ConcernsModel(ConcernForm Form, IReadOnlyList<FieldError> Errors, string? Trouble, string Receipt, string? LookupTrouble)
{
    public bool IsWrong(string field) => Errors.Any(error => error.Field == field);
}

/// <param name="View">What became of it.</param>
/// <param name="Code">For the next form.</param>
public sealed record ConcernModel(Concern View, string Code);
