using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.Office.Units;

namespace GovOpen.Office.Accounts;

/// <summary>The accounts that fit, page by page.</summary>
internal static class ShowAccounts
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = AccountSearch.Read(request.Query);
        var units = await api.GetAsync<UnitList>("identity", "api/units", ct);
        if (units.Value is not { } all) return Page.Failed(units);

        var found = await api.GetAsync<AccountList>("identity", search.ApiAddress, ct);
        return found.Value is { } list ? Page.Show<AccountsPage>(new AccountsModel(search, list, all)) : Page.Failed(found);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
/// <param name="Units">To choose from.</param>
public sealed record AccountsModel(AccountSearch Search, AccountList Found, UnitList Units);
