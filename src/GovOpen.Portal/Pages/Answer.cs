using GovOpen.Contracts.Search.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Portal.Pages;

/// <summary>What a service answered: the value, or why there is none.</summary>
/// <param name="Status">200, 308, 400, 404, 410, or 503 when the service cannot be reached or failed.</param>
/// <param name="Value">There for 200.</param>
/// <param name="Errors">What was wrong with the parameters, for 400.</param>
public sealed record Answer<T>(int Status, T? Value, IReadOnlyList<FieldError> Errors) where T : class
{
    /// <summary>For 410: what was taken off the site, since when and why.</summary>
    public UnpublishedView? Unpublished { get; init; }

    /// <summary>For 410 of an answer of the Q&amp;A base or of a result: why it is shown no more.</summary>
    public string? Retired { get; init; }

    /// <summary>For 308: the page to read instead.</summary>
    public string? Elsewhere { get; init; }
}

internal static class Answer
{
    public static Answer<T> Of<T>(T value) where T : class => new(StatusCodes.Status200OK, value, []);

    public static Answer<T> Missing<T>() where T : class => new(StatusCodes.Status404NotFound, null, []);

    public static Answer<T> Refused<T>(IReadOnlyList<FieldError> errors) where T : class => new(StatusCodes.Status400BadRequest, null, errors);

    public static Answer<T> Gone<T>(UnpublishedView unpublished) where T : class => new(StatusCodes.Status410Gone, null, []) { Unpublished = unpublished };

    public static Answer<T> Retired<T>(string reason) where T : class => new(StatusCodes.Status410Gone, null, []) { Retired = reason };

    public static Answer<T> Elsewhere<T>(string page) where T : class => new(StatusCodes.Status308PermanentRedirect, null, []) { Elsewhere = page };

    public static Answer<T> Unavailable<T>() where T : class => new(StatusCodes.Status503ServiceUnavailable, null, []);
}
