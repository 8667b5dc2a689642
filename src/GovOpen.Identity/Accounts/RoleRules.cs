using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Identity.Accounts;

/// <summary>Which roles one person may have.</summary>
internal static class RoleRules
{
    /// <summary>
    /// Why not these; null: they may. The system, the security and the audit administrator are three people (三员分立, GB/T 22239-2019), and a
    /// machine's role is no person's.
    /// </summary>
    public static Refusal? RefusalOf(IReadOnlyCollection<Role> roles)
    {
        if (roles.Count == 0) return new("no-role", "An account needs at least one role; lock it if it shall do nothing.");
        if (roles.Intersect(Permissions.MachineRoles).ToList() is [var machine, ..]) return new("machine-role", $"{machine} is the role of a machine.");
        if (roles.Intersect(Permissions.AdministratorRoles).ToList() is { Count: > 1 } two)
        {
            return new("separated-administration", $"{string.Join(" and ", two)} cannot be the same person: the three administrators check one another.");
        }

        return null;
    }
}
