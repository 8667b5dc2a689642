using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.Features;

namespace GovOpen.Portal.Documents;

/// <summary>
/// The basis check (能否作为依据), asked of Publishing itself. What cannot be verified now is not usable, and the answer says
/// so in the shape that callers already read: no caller may take an outage for a yes.
/// </summary>
internal static class CheckBasis
{
    public static BasisCheck NotVerifiable { get; } = new()
    {
        Usable = false,
        Validity = ValidityStatus.Unknown,
        Reason = "notVerifiable",
        Reasons = [new("notVerifiable", "现在无法核验，请勿作为依据，稍后再查。")],
    };

    public static async Task Handle(HttpContext context)
    {
        if (!await TryPassOnAsync(context)) await AnswerAsync(context, NotVerifiable);
    }

    /// <summary>
    /// Many at once. The body is kept, so that as many answers can be given as were asked for when Publishing gives none; what
    /// Publishing would not answer is refused then as well, so that nobody gets more than what it would give.
    /// </summary>
    public static async Task HandleMany(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            await Problems.Refused(bad.StatusCode, "unreadable-body", "The body of the request could not be read.").ExecuteAsync(context);
            return;
        }

        var asked = body.ToArray();
        context.Request.Body = new MemoryStream(asked);
        if (await TryPassOnAsync(context)) return;

        if (Count(asked) is { } count and >= 1 and <= MostChecks) await AnswerAsync(context, new BasisChecks(Enumerable.Repeat(NotVerifiable, count)));
        else await Problems.BadField("checks", $"is to be a list of 1 to {MostChecks} checks.").ExecuteAsync(context);
    }

    private const int LargestBody = 1_000_000;

    private const int MostChecks = 1_000;

    private static async Task<bool> TryPassOnAsync(HttpContext context)
    {
        try
        {
            using var answer = await Forward.SendAsync(context, "publishing", "api/basis-check");
            if (!Verified(answer)) return false;

            await Forward.PassOnAsync(answer, context);
            return true;
        }
        catch (Exception e) when (!context.Response.HasStarted && Forward.IsUnreachable(e, context.RequestAborted))
        {
            return false;
        }
    }

    private static int? Count(byte[] body)
    {
        try
        {
            using var asked = JsonDocument.Parse(body);
            return asked.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("checks", out var checks) && checks.ValueKind == JsonValueKind.Array
                ? checks.GetArrayLength()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task AnswerAsync<T>(HttpContext context, T answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(answer, ContractJson.Options, context.RequestAborted);
    }

    /// <summary>An answer, or a refusal of what the caller asked. 401 and 403 are about our own token: nothing was verified.</summary>
    public static bool Verified(HttpResponseMessage answer) =>
        (int)answer.StatusCode is < 500 and not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden);
}

/// <summary>The answers to several basis checks, in the order in which they were asked.</summary>
internal sealed record BasisChecks(IEnumerable<BasisCheck> Results);
