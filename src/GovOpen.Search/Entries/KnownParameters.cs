using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

/// <summary>Refuses parameters that a route does not have by their names: one that is mistyped and silently ignored shows wrong answers.</summary>
internal static class KnownParameters
{
    private const int Longest = 200;

    /// <summary>The route has these parameters, each at most once, and no others.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params string[] names) => route.AddEndpointFilter((context, next) =>
    {
        var wrong = new Complaints();
        foreach (var (name, values) in context.HttpContext.Request.Query)
        {
            if (!names.Contains(name)) wrong.Add(name.Length <= Longest ? name : name[..Longest], names.Length == 0 ? "is no parameter here; there are none." : $"is no parameter here; there are {string.Join(", ", names)}.");
            else if (values.Count > 1) wrong.Add(name, "may be given once.");
            else if (values.ToString() is { Length: > Longest }) wrong.Add(name, $"may have at most {Longest} characters.");
            else if (values.ToString().Any(char.IsControl)) wrong.Add(name, "holds control characters.");
        }

        return wrong.Any ? ValueTask.FromResult<object?>(wrong.AsProblem()) : next(context);
    });
}
