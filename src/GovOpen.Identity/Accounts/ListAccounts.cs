using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Accounts;

/// <summary>The accounts of the administrator's own division and all below it, by user name.</summary>
internal static class ListAccounts
{
    private static readonly string[] _known = ["q", "unit", "role", "page", "size"];

    public static async Task<Results<Ok<AccountList>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, IdentityDb db, SignInGuards guards, TimeProvider clock, CancellationToken ct)
    {
        var query = request.Query;
        var errors = new Complaints();
        foreach (var name in query.Keys.Where(name => !_known.Contains(name))) errors.Add(name.Length <= 100 ? name : name[..100], $"is no parameter here; there are {string.Join(", ", _known)}.");
        foreach (var (name, values) in query.Where(pair => pair.Value.Count > 1)) errors.Add(name, "is given more than once.");
        var text = Text("q");
        var unit = Text("unit") is not { } id ? null : Guid.TryParse(id, out var guid) ? (Guid?)guid : Guid.Empty;
        if (unit == Guid.Empty) errors.Add("unit", "is no unit's id.");
        var role = Text("role") is not { } word ? null : Enum.TryParse<Role>(word, out var known) && Enum.IsDefined(known) && !int.TryParse(word, out _) ? (Role?)known : (Role)(-1);
        if (role == (Role)(-1)) errors.Add("role", $"is none of {string.Join(", ", Enum.GetNames<Role>())}.");
        var page = Number("page", 1, 10_000);
        var size = Number("size", 20, 100);
        if (text?.Any(char.IsControl) == true) errors.Add("q", "has a control character.");
        if (text?.Length > 100) errors.Add("q", "has more than 100 characters.");
        if (errors.Any) return errors.AsProblem();

        var people = Reached(db, actor);
        if (text is not null)
        {
            var upper = text.ToUpperInvariant();
            people = people.Where(person => person.NormalizedUserName!.Contains(upper) || person.DisplayName.Contains(text));
        }

        if (unit is not null) people = people.Where(person => person.UnitId == unit);
        if (role is { } wanted) people = people.Where(person => person.Roles.Contains(wanted));
        var found = await people.OrderBy(person => person.NormalizedUserName).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        var locks = await guards.OfAsync(db, found, ct);
        return TypedResults.Ok(new AccountList(await people.CountAsync(ct), [.. found.Select(person => AccountView.Of(person, locks.GetValueOrDefault(person.Id), clock.GetUtcNow()))]));

        string? Text(string name) => query[name] is [{ Length: > 0 } value] ? value : null;
        int Number(string name, int missing, int most)
        {
            if (Text(name) is not { } number) return missing;
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most) return value;
            errors.Add(name, $"must be a number from 1 to {most}.");
            return missing;
        }
    }

    /// <summary>Those that an administrator may see, with their units.</summary>
    public static IQueryable<Person> Reached(IdentityDb db, Actor actor)
    {
        var people = db.People.AsNoTracking().Include(person => person.Unit);
        if (Permissions.ReachOf(actor.Roles, StaffAction.ReadAccounts) is Reach.Everything) return people;
        if (actor.Division is null) return people.Where(_ => false);
        var prefix = DivisionCode.PrefixOf(actor.Division);
        return people.Where(person => person.Unit.Division.StartsWith(prefix));
    }

    internal sealed record AccountList(int Total, IReadOnlyList<AccountView> Accounts);
}
