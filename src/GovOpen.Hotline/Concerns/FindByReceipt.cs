using System.Text;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Concerns;

/// <summary>
/// Knows who filed a concern by its code. An attempt counts before it is judged, so that attempts at the same time are no way around the
/// limit; whether the receipt or the code is wrong is not told.
/// </summary>
internal sealed class FindByReceipt(HotlineDb db, CaseVault vault, TimeProvider clock, IOptions<HotlineOptions> options)
{
    private static readonly TimeSpan _window = TimeSpan.FromHours(1);

    /// <param name="Order">With its steps.</param>
    /// <param name="Key">Of its case.</param>
    internal sealed record Found(WorkOrder Order, CaseVault.OpenCase Key);

    /// <summary>The concern, or why not.</summary>
    public async Task<(Found? Found, ProblemHttpResult? Problem)> FindAsync(string receipt, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Receipt.NumberOf(receipt) is not { } number || await db.OrdersWithSteps.AsNoTracking().SingleOrDefaultAsync(order => order.Number == number, ct) is not { Content: not null } order) return (null, Wrong);
        if (!string.Equals(order.Receipt, receipt.Trim().Normalize(NormalizationForm.FormKC), StringComparison.Ordinal)) return (null, Wrong);

        var attempts = await CountAsync(order.Id, now, ct);
        if (attempts > options.Value.WrongCodesAnHour) return (null, TooMany);

        var key = vault.Open(await db.CaseKeys.AsNoTracking().SingleAsync(kept => kept.OrderId == order.Id, ct));
        if (!Receipt.Is(code, key.Code)) return (null, Wrong);

        await db.CodeAttempts.Where(attempts => attempts.OrderId == order.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Count, one => one.Count - 1), ct);
        return (new(order, key), null);
    }

    private async Task<int> CountAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var from = now - _window;
        return (await db.Database.SqlQuery<int>(
            $"""
            insert into code_attempts (order_id, count, since) values ({id}, 1, {now})
            on conflict (order_id) do update set
                count = case when code_attempts.since > {from} then code_attempts.count + 1 else 1 end,
                since = case when code_attempts.since > {from} then code_attempts.since else {now} end
            returning count as "Value"
            """).ToListAsync(ct)).Single();
    }

    private static ProblemHttpResult Wrong => Problems.NotFound("There is no concern with this receipt and this code. Look at both again: the code has no 0, 1, 5, 8, B, I, L, O and S.");

    private static ProblemHttpResult TooMany => Problems.Refused(StatusCodes.Status429TooManyRequests, "too-many-codes", "Too many wrong codes were tried for this receipt. Please try again in an hour.");
}
