using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Account;

/// <summary>Takes a delegated role back before its last day.</summary>
internal static class EndDelegation
{
    public static async Task<IResult> Handle(Guid id, StaffApi api, Visit visit, CancellationToken ct)
    {
        var answer = await api.PostAsync<Nothing>("identity", $"api/account/delegations/{id}/end", new { }, ct);
        return answer.Value is null ? Page.Failed(answer) : visit.GoTo("/account", done: "delegationEnded");
    }
}
