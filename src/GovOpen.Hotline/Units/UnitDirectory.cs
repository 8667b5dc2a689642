using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Units;

/// <summary>The units that work can be given to, as Identity has them. An order given to one that does not exist would lie there until it is overdue.</summary>
internal sealed class UnitDirectory(IHttpClientFactory clients)
{
    public const string Identity = "identity";

    /// <summary>The unit, or what to answer.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="field">That named it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(OpenUnit? Unit, ProblemHttpResult? Problem)> FindAsync(Guid id, string field, CancellationToken ct)
    {
        try
        {
            using var identity = clients.CreateClient(Identity);
            using var answer = await identity.GetAsync(new Uri($"internal/units/{id}", UriKind.Relative), ct);
            if (answer.StatusCode == HttpStatusCode.NotFound) return (null, Problems.BadField(field, "is no open unit; GET /api/units lists them."));
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<OpenUnit>(ContractJson.Options, ct), null);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return (null, Problems.Refused(StatusCodes.Status503ServiceUnavailable, "units-unavailable", "Whether the unit exists cannot be looked up now. Please try again in a moment."));
        }
    }
}
