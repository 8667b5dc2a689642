using System.Security.Claims;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Contracts.Access;

/// <summary>Who acts: a member of staff or a machine, as the token says. The rules of the domain are asked with it.</summary>
public sealed record Actor
{
    /// <summary>Of the account, as its issuer names it (the claim <c>sub</c>).</summary>
    public required string Id { get; init; }

    /// <summary>How records call this person or machine.</summary>
    public required string Name { get; init; }

    /// <summary>What they may act as today, roles that were delegated to them included.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The unit's full name, which no other unit has: 成都市人民政府办公厅. Machines have none.</summary>
    public string? Unit { get; init; }

    /// <summary>The division code of the unit, or the one that a machine speaks for.</summary>
    public string? Division { get; init; }

    /// <summary>For roles that others delegated: by whom.</summary>
    public IReadOnlyDictionary<Role, string> DelegatedBy { get; init; } = new Dictionary<Role, string>();

    /// <summary>Reads a validated token; null where nobody stands behind it. Roles that we do not know give nothing.</summary>
    public static Actor? Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.FindFirst(ActorClaims.Subject)?.Value is not { Length: > 0 } id) return null;

        return new Actor
        {
            Id = id,
            Name = principal.FindFirst(ActorClaims.Name)?.Value ?? id,
            Roles = [.. principal.FindAll(ActorClaims.Role).Select(claim => claim.Value).Where(_roles.ContainsKey).Select(name => _roles[name])],
            Unit = principal.FindFirst(ActorClaims.Unit)?.Value,
            Division = principal.FindFirst(ActorClaims.Division)?.Value is { } code && DivisionCode.IsOne(code) ? code : null,
            DelegatedBy = principal.FindAll(ActorClaims.Delegation)
                .Select(claim => claim.Value.Split(':', 2))
                .Where(parts => parts.Length == 2 && _roles.ContainsKey(parts[0]))
                .GroupBy(parts => _roles[parts[0]], parts => parts[1])
                .ToDictionary(group => group.Key, group => group.First()),
        };
    }

    private static readonly Dictionary<string, Role> _roles = Enum.GetValues<Role>().ToDictionary(role => role.ToString(), StringComparer.Ordinal);

    /// <summary>Whether the rules let them do this to that.</summary>
    public bool May(StaffAction action, Target target) => Permissions.Allow(this, action, target);
}

/// <summary>Upon what somebody acts, as far as it decides who may.</summary>
/// <param name="Division">Where it belongs; null: to no division, that is to the whole province.</param>
/// <param name="Unit">The full name of the unit whose it is, where it is one unit's.</param>
/// <param name="Account">Whose own it is, where it is one person's.</param>
public readonly record struct Target(string? Division, string? Unit = null, string? Account = null);

/// <summary>The claims of a token, whoever issued it.</summary>
public static class ActorClaims
{
    /// <summary>The account.</summary>
    public const string Subject = "sub";

    /// <summary>For people to read.</summary>
    public const string Name = "name";

    /// <summary>A role by its name in <see cref="Identity.V1.Role"/>; one claim each.</summary>
    public const string Role = "role";

    /// <summary>The unit's full name.</summary>
    public const string Unit = "unit";

    /// <summary>A division code.</summary>
    public const string Division = "division";

    /// <summary>A role that somebody delegated: <c>Principal:</c> and their account.</summary>
    public const string Delegation = "delegation";
}
