using GovOpen.Contracts.Access;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Matters;

/// <summary>What the lists say about an order.</summary>
internal static class MattersOfOrders
{
    /// <summary>The lists that can have what happens in a division.</summary>
    public static Task<List<MatterList>> ListsOfAsync(this HotlineDb db, string division, CancellationToken ct)
    {
        var above = DivisionCode.Above(division);
        return db.MatterLists.AsNoTracking().Where(list => above.Contains(list.Division)).ToListAsync(ct);
    }

    /// <summary>Why a unit is not given it; null: it may be. It goes up and down among all that have it in their lists, and to nobody else.</summary>
    public static Refusal? RefusalOf(IReadOnlyList<MatterList> lists, WorkOrder order, Guid unit)
    {
        if (order.Class is not { } name) return null;
        List<MatterList> having = [.. lists.Where(list => list.Has(name, order.Division) > 0)];
        return having.Count == 0 || having.Exists(list => list.UnitId == unit)
            ? null
            : new("not-their-matter", $"{name} is not in the list of this unit, but of {string.Join("、", having.Select(list => list.Unit))}; classify it otherwise, or have the lists changed.");
    }
}
