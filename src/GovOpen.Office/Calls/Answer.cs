using System.Net;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Calls;

/// <summary>What a service answered: the value, or why there is none.</summary>
/// <param name="Status">Of HTTP; 503 also when the service cannot be reached.</param>
/// <param name="Value">There for 2xx.</param>
/// <param name="Problem">What the service says is wrong, if it does.</param>
internal sealed record Answer<T>(int Status, T? Value, Problem? Problem) where T : class
{
    /// <summary>Whether it is about what somebody typed or may do, so that the form it came from should show it.</summary>
    public bool IsRefusal => Status is 400 or 409 or 412 or 422 or 428 || (Status is 403 or 404 or 429 && Problem is not null);
}

/// <summary>Of calls that answer nothing.</summary>
internal sealed record Nothing
{
    public static Nothing Instance { get; } = new();
}

/// <summary>Problem details, as far as pages show them.</summary>
/// <param name="Type">Stable: <c>urn:govopen:problem:…</c>.</param>
/// <param name="Title">For people, in English.</param>
/// <param name="Errors">Field by field.</param>
internal sealed record Problem(string? Type, string? Title, IReadOnlyList<FieldError>? Errors)
{
    /// <summary>What somebody else saved meanwhile, where the service tells it.</summary>
    public JsonElement? Conflict { get; init; }

    private const string Prefix = "urn:govopen:problem:";

    /// <summary>The last part of the type.</summary>
    public string Code => Type?.StartsWith(Prefix, StringComparison.Ordinal) == true ? Type[Prefix.Length..] : "";
}

internal static class Answer
{
    public static Answer<T> Unavailable<T>() where T : class => new(StatusCodes.Status503ServiceUnavailable, null, null);

    public static async Task<Answer<T>> ReadAsync<T>(HttpResponseMessage answer, CancellationToken ct) where T : class
    {
        var status = (int)answer.StatusCode;
        if (!answer.IsSuccessStatusCode) return new(status, null, await ProblemOfAsync(answer, ct));
        if (typeof(T) == typeof(Nothing)) return new(status, (T)(object)Nothing.Instance, null);
        return new(status, await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options, ct) ?? throw new HttpRequestException("A service answered nothing."), null);
    }

    private static async Task<Problem?> ProblemOfAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized || answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true) return null;
        try
        {
            return await answer.Content.ReadFromJsonAsync<Problem>(ContractJson.Options, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
