using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>The answers that several use cases of records give.</summary>
internal static class RecordProblems
{
    /// <summary>Of what does not exist, and of what the caller has nothing to do with.</summary>
    public static ProblemHttpResult Missing => Problems.NotFound("There is no such record among those that you may see.");

    /// <summary>409: somebody changed it meanwhile. Both versions are told, so that the page can show what is new.</summary>
    public static ProblemHttpResult Outdated(long seen, long current)
    {
        var problem = Problems.Refused(StatusCodes.Status409Conflict, "outdated-version", $"You saw version {seen}; it is version {current} now. Read it again and repeat your change.");
        problem.ProblemDetails.Extensions["seenVersion"] = seen;
        problem.ProblemDetails.Extensions["currentVersion"] = current;
        return problem;
    }

    /// <summary>422: all is well formed, but the record is not ready to be public; each field is named.</summary>
    public static ProblemHttpResult NotReady(IReadOnlyList<FieldError> errors)
    {
        var problem = Problems.Refused(StatusCodes.Status422UnprocessableEntity, "not-ready", "The record cannot be published as it is.");
        problem.ProblemDetails.Detail = string.Join(" ", errors.Select(error => $"{error.Field}: {error.Reason}"));
        problem.ProblemDetails.Extensions["errors"] = errors;
        return problem;
    }

    /// <summary>409: a type that was taken out of the configuration.</summary>
    public static Refusal TypeGone(string type) => new("type-gone", $"The type “{type}” is not configured any more.");
}
