using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;

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
        try
        {
            using var answer = await Forward.SendAsync(context, "publishing", "api/basis-check");
            if (Verified(answer))
            {
                await Forward.PassOnAsync(answer, context);
                return;
            }
        }
        catch (Exception e) when (!context.Response.HasStarted && Forward.IsUnreachable(e, context.RequestAborted))
        {
            // Answered below, like any other failure of Publishing.
        }

        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(NotVerifiable, ContractJson.Options, context.RequestAborted);
    }

    /// <summary>An answer, or a refusal of what the caller asked. 401 and 403 are about our own token: nothing was verified.</summary>
    public static bool Verified(HttpResponseMessage answer) =>
        (int)answer.StatusCode is < 500 and not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden);
}
