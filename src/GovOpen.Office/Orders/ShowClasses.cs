using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Orders;

/// <summary>How well classes are suggested, so that people know how far to trust it, and which classes there are.</summary>
internal static class ShowClasses
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<ClassList>("hotline", "api/classes", ct);
        return answer.Value is { } classes ? Page.Show<ClassesPage>(classes) : Page.Failed(answer);
    }
}
