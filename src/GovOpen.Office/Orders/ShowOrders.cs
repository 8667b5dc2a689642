using System.Globalization;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Orders;

/// <summary>The orders of one state, those that are due, or one by its receipt.</summary>
internal static class ShowOrders
{
    public static async Task<IResult> Handle(HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var search = OrderSearch.Read(request.Query);
        var answer = await api.GetAsync<OrderList>("hotline", search.ApiAddress, ct);
        if (answer.Value is { } list) return Page.Show<OrdersPage>(new OrdersModel(search, list, IsMistaken: false));
        return answer.Status == StatusCodes.Status400BadRequest ? Page.Show<OrdersPage>(new OrdersModel(search, new(0, []), IsMistaken: true), answer.Status) : Page.Failed(answer);
    }
}

/// <param name="Search">What was asked.</param>
/// <param name="Found">One page of it.</param>
/// <param name="IsMistaken">What was typed is no receipt.</param>
public sealed record OrdersModel(OrderSearch Search, OrderList Found, bool IsMistaken);

/// <summary>Which orders, in the address.</summary>
public sealed record OrderSearch(string? Show, string? Receipt, int Page)
{
    private const int Size = 20;

    /// <summary>What is due before what waits, in the order of an order's life.</summary>
    public static IReadOnlyList<string> Choices { get; } =
        ["overdue", "soon", "received", "accepted", "assigned", "inProgress", "replied", "reviewed", "closed", "followedUp", "evaluated", "redirected", "merged"];

    public static OrderSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            Choices.FirstOrDefault(choice => choice == query["show"].ToString()),
            query["receipt"].ToString().Trim() is { Length: > 0 and <= 40 } receipt ? receipt : null,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    public string AddressOf(int page) => QueryHelpers.AddQueryString("/orders", Asked("show", page));

    public string ApiAddress => QueryHelpers.AddQueryString("api/orders", Asked(Show is "overdue" or "soon" ? "due" : "state", Page));

    private Dictionary<string, string?> Asked(string show, int page)
    {
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Show is not null) asked[show] = Show;
        if (Receipt is not null) asked["receipt"] = Receipt;
        if (page > 1) asked["page"] = page.ToString(CultureInfo.InvariantCulture);
        return asked;
    }
}
