using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Concerns;
using GovOpen.Hotline.Orders;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Open311;

/// <summary>
/// GET requests.json and requests/{id}.json: what becomes of concerns, for everybody. What they say, where and by whom is not in it: that is for
/// whoever has the code. Only what was filed by Open311 is listed.
/// </summary>
internal static class ReadRequests
{
    private const int Most = 1_000;
    private static readonly TimeSpan _longest = TimeSpan.FromDays(90);

    public static async Task<IResult> One(string id, string format, ConcernServices services, CancellationToken ct)
    {
        var found = await FindAsync(Numbers([id], []), services, ct);
        return found.Count == 1
            ? Open311Answer.Ok(format, "service_requests", "request", [LineOf(found[0])])
            : Open311Answer.Failed(format, StatusCodes.Status404NotFound, "service_request_id was not found.");
    }

    public static async Task<IResult> List(HttpRequest request, string format, ConcernServices services, CancellationToken ct)
    {
        var errors = new List<string>();
        string? Asked(string name) => request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null;

        if (Asked("service_request_id") is { } ids)
        {
            var numbers = Numbers(ids.Split(',', Most + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), errors);
            return errors.Count > 0 ? Open311Answer.Failed(format, StatusCodes.Status400BadRequest, errors) : Open311Answer.Ok(format, "service_requests", "request", (await FindAsync(numbers, services, ct)).Select(LineOf));
        }

        var now = services.Clock.GetUtcNow();
        var end = Instant("end_date", Asked("end_date"), errors) ?? now;
        var start = Instant("start_date", Asked("start_date"), errors) ?? end - _longest;
        if (end < start || end - start > _longest) errors.Add("start_date and end_date span 90 days at most, the first before the second.");
        var status = Asked("status");
        if (status is not (null or "open" or "closed" or "open,closed" or "closed,open")) errors.Add("status must be open or closed.");
        var kinds = (Asked("service_code")?.Split(',', StringSplitOptions.TrimEntries) ?? [.. Open311Service.All.Select(service => service.Code)]).Select(Open311Service.Find).ToList();
        if (kinds.Contains(null)) errors.Add($"service_code must be one of {string.Join(", ", Open311Service.All.Select(service => service.Code))}.");
        if (errors.Count > 0) return Open311Answer.Failed(format, StatusCodes.Status400BadRequest, errors);

        var wanted = kinds.Select(service => service!.Kind).ToList();
        var orders = Filed(services).Where(order => order.ReceivedAt >= start && order.ReceivedAt <= end && wanted.Contains(order.Kind));
        if (status is "open" or "closed") orders = orders.Where(order => WorkOrder.Over.Contains(order.State) == (status == "closed"));
        return Open311Answer.Ok(format, "service_requests", "request", (await orders.OrderByDescending(order => order.Number).Take(Most).ToListAsync(ct)).Select(LineOf));
    }

    /// <summary>GET tokens/{token}.json: a receipt is given at once, so that there are no tokens.</summary>
    public static Open311Answer Token(string format) =>
        Open311Answer.Failed(format, StatusCodes.Status404NotFound, "token was not found: a request is answered with its service_request_id at once, and no tokens are given.");

    private static IQueryable<WorkOrder> Filed(ConcernServices services) => services.Db.OrdersWithSteps.AsNoTracking().Where(order => order.Channel == ConcernChannel.Open311);

    private static async Task<List<WorkOrder>> FindAsync(Dictionary<long, string> wanted, ConcernServices services, CancellationToken ct)
    {
        var numbers = wanted.Keys.ToList();
        var found = await Filed(services).Where(order => numbers.Contains(order.Number)).OrderByDescending(order => order.Number).ToListAsync(ct);
        return [.. found.Where(order => order.Receipt == wanted[order.Number])];
    }

    private static Dictionary<long, string> Numbers(string[] ids, List<string> errors)
    {
        if (ids.Length > Most) errors.Add("service_request_id names more than 1,000.");
        var numbers = new Dictionary<long, string>();
        foreach (var id in ids.Take(Most))
        {
            if (Receipt.NumberOf(id) is { } number) numbers[number] = id;
            else errors.Add("service_request_id must be receipts such as 20261201-0000042, with commas between them.");
        }

        return numbers;
    }

    private static DateTimeOffset? Instant(string name, string? value, List<string> errors)
    {
        if (value is null) return null;
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
        errors.Add($"{name} must be an instant of ISO 8601, as 2026-12-01T00:00:00Z.");
        return null;
    }

    private static IReadOnlyList<(string, object?)> LineOf(WorkOrder order) =>
    [
        ("service_request_id", order.Receipt), ("status", order.IsOver ? "closed" : "open"), ("status_notes", CamelCase.Of(order.State)),
        ("service_name", Open311Service.Find(CamelCase.Of(order.Kind))?.Name), ("service_code", CamelCase.Of(order.Kind)), ("description", null), ("agency_responsible", order.Unit), ("service_notice", null),
        ("requested_datetime", order.ReceivedAt), ("updated_datetime", order.Steps.Max(step => step.At)), ("expected_datetime", order.WasDueAt ?? order.DueAt),
        ("address", null), ("address_id", null), ("zipcode", null), ("lat", null), ("long", null), ("media_url", null),
    ];
}
