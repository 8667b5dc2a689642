using GovOpen.Identity.Accounts;
using GovOpen.Identity.Delegations;

namespace GovOpen.Identity.Tokens;

/// <summary>What keeps somebody from a token who is who they say: asked at sign-in and at every renewal, because roles come and passwords age meanwhile.</summary>
internal static class TokenObstacle
{
    public static TokenError? Of(Person person, IReadOnlyList<Delegation> delegated, DateTimeOffset now)
    {
        if (person.MustChangePassword || now - person.PasswordChangedAt >= PasswordRules.Lifetime) return TokenError.PasswordChangeRequired;
        var needsSecondFactor = Person.AreInNeedOfSecondFactor(person.Roles.Concat(delegated.Select(delegation => delegation.Role)));
        return needsSecondFactor && person.SecondFactor is null ? TokenError.SecondFactorRequired : null;
    }
}
