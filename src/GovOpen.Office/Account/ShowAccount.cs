using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Account;

/// <summary>The own account.</summary>
internal static class ShowAccount
{
    public static Task<IResult> Handle(StaffApi api, Visit visit, TimeProvider clock, CancellationToken ct) =>
        WithAsync(new Form(), StatusCodes.Status200OK, api, visit, clock, ct);

    /// <summary>With the form for delegating as it was filled in.</summary>
    public static async Task<IResult> WithAsync(Form form, int status, StaffApi api, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        var account = await api.GetAsync<MyAccount>("identity", "api/account", ct);
        if (account.Value is not { } me) return Page.Failed(account);

        var delegations = Delegations.None;
        if (visit.May(StaffAction.DelegateRole))
        {
            var answer = await api.GetAsync<Delegations>("identity", "api/account/delegations", ct);
            if (answer.Value is not { } all) return Page.Failed(answer);
            delegations = all;
        }

        return Page.Show<AccountPage>(new AccountModel(me, delegations, form, clock.Today()), status);
    }
}

/// <param name="Me">The account.</param>
/// <param name="Delegations">Given and received.</param>
/// <param name="Form">For delegating.</param>
/// <param name="Today">In Shanghai.</param>
public sealed record AccountModel(MyAccount Me, Delegations Delegations, Form Form, DateOnly Today)
{
    /// <summary>Own roles that may be handed on: not those that were handed to them, and no administrator's.</summary>
    public IReadOnlyList<Role> MayDelegate => [.. Me.Roles.Where(Permissions.Of(StaffAction.DelegateRole).ContainsKey).Except(Me.Delegated.Select(d => d.Role))];

    public bool IsOver(Delegation delegation) => delegation.EndedAt is not null || delegation.Until < Today;

    /// <summary>How long the password has been the same.</summary>
    public int? PasswordDays => Me.PasswordChangedAt is { } changed ? Today.DayNumber - ShanghaiDay.Of(changed).DayNumber : null;
}
