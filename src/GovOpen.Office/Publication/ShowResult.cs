using GovOpen.Office.Calls;
using GovOpen.Office.Orders;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Publication;

/// <summary>What of an order is public, or may become so: the concern beside what everybody would read, and who may do what about it.</summary>
internal static class ShowResult
{
    public static Task<IResult> Handle(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var order = api.GetAsync<Order>("hotline", $"api/orders/{id}", ct);
        var result = await api.GetAsync<Result>("hotline", $"api/orders/{id}/result", ct);
        if ((await order).Value is not { } found) return Page.Failed(await order);
        return result.Value is { } current ? Page.Show<ResultPage>(new ResultModel(found, current, tried, form), status) : Page.Failed(result);
    }
}

/// <param name="Order">As it is now.</param>
/// <param name="Result">As it is now.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
public sealed record ResultModel(Order Order, Result Result, string Tried, Form Form)
{
    /// <summary>What to offer; what was tried and refused stays, so that the reason is seen.</summary>
    public IEnumerable<ResultStep> Steps => ResultStep.All.Where(step => (step.Name == Tried && Form.IsWrong) || Result.Possible.Contains(step.Name));

    /// <summary>What was typed, or what stands there before anybody types.</summary>
    public Form FormOf(ResultStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Name == Tried) return Form;
        return Result.Text is { } text && step.Name == "write"
            ? new Form().With("title", text.Title).With("question", text.Question).With("answer", text.Answer).With("documents", string.Join('\n', text.Documents.Select(document => document.Id)))
            : new Form();
    }
}
