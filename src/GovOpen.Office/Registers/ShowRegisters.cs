using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Registers;

/// <summary>The registers that the own unit keeps.</summary>
internal static class ShowRegisters
{
    public static async Task<IResult> Handle(StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<RegisterList>("publishing", "api/registers", ct);
        return answer.Value is { } list ? Page.Show<RegistersPage>(list) : Page.Failed(answer);
    }
}
