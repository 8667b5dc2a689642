using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.ServiceDefaults;

/// <summary>
/// Problem details (RFC 9457) of one shape: a stable <c>type</c> for machines, a sentence for people, and for bad input
/// <c>errors: [{ field, reason }]</c>. Nothing of the inside (exceptions, queries, addresses) is ever told.
/// </summary>
public static class Problems
{
    private const string Prefix = "urn:govopen:problem:";

    /// <summary>400: one field is wrong. <paramref name="reason"/> says what is wrong and what would be right.</summary>
    public static ProblemHttpResult BadField(string field, string reason) => BadFields([new(field, reason)]);

    /// <summary>400: several fields are wrong.</summary>
    public static ProblemHttpResult BadFields(IReadOnlyList<FieldError> errors) =>
        TypedResults.Problem(
            type: Prefix + "invalid-input",
            title: "The request has values that cannot be accepted.",
            detail: string.Join(" ", errors.Select(e => $"{e.Field}: {e.Reason}")),
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?> { ["errors"] = errors });

    /// <summary>Any other refusal.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">Stable, kebab-case.</param>
    /// <param name="sentence">For people.</param>
    public static ProblemHttpResult Refused(int status, string code, string sentence) =>
        TypedResults.Problem(type: Prefix + code, title: sentence, statusCode: status);

    /// <summary>What a rule of the domain refuses: 409.</summary>
    public static ProblemHttpResult Refused(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Refused(StatusCodes.Status409Conflict, refusal.Code, refusal.Sentence);
    }

    /// <summary>409: it is not what its reader saw any more.</summary>
    /// <param name="what">What it is called: order.</param>
    /// <param name="version">That it has now.</param>
    public static ProblemHttpResult ChangedMeanwhile(string what, long version) => Refused(
        StatusCodes.Status409Conflict, "changed-meanwhile", string.Create(CultureInfo.InvariantCulture, $"The {what} is at version {version} now; look at it before you go on."));

    /// <summary>404 in one form for what does not exist and for what may not be seen.</summary>
    public static ProblemHttpResult NotFound(string sentence) => Refused(StatusCodes.Status404NotFound, "not-found", sentence);

    /// <summary>Gives the framework's own problems (unknown route, no token, a crash) a stable type too.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Status ??= context.HttpContext.Response.StatusCode;
        if (problem.Type?.StartsWith(Prefix, StringComparison.Ordinal) == true) return;

        var phrase = ReasonPhrases.GetReasonPhrase(problem.Status.Value);
        problem.Type = Prefix + (phrase.Length == 0 ? "error" : phrase.ToLowerInvariant().Replace(' ', '-'));
        problem.Title = phrase.Length == 0 ? "Error" : phrase;
    }
}

/// <param name="Field">The name of the field or parameter, as the caller wrote it.</param>
/// <param name="Reason">What is wrong, and what would be right.</param>
public sealed record FieldError(string Field, string Reason);

/// <summary>Why a rule does not allow something. A value: exceptions mean bugs or outages.</summary>
/// <param name="Code">Stable, kebab-case, for machines.</param>
/// <param name="Sentence">For people.</param>
public sealed record Refusal(string Code, string Sentence);
