using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Registers;

/// <summary>The numbers of a register in one year, the void ones with their reasons.</summary>
internal static class ShowRegister
{
    public static Task<IResult> Handle(Guid id, string? year, StaffApi api, CancellationToken ct) =>
        WithAsync(id, int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null, new Form(), StatusCodes.Status200OK, api, ct);

    public static async Task<IResult> WithAsync(Guid id, int? year, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var answer = await api.GetAsync<RegisterYear>("publishing", $"api/registers/{id}" + (year is { } one ? string.Create(CultureInfo.InvariantCulture, $"?year={one}") : ""), ct);
        return answer.Value is { } shown ? Page.Show<RegisterPage>(new RegisterModel(shown, form), status) : Page.Failed(answer);
    }
}

/// <param name="Shown">The year.</param>
/// <param name="Form">For leaving out the next number.</param>
public sealed record RegisterModel(RegisterYear Shown, Form Form);
