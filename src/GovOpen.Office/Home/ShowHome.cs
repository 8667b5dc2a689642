using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Digests;
using GovOpen.Office.Drafts;
using GovOpen.Office.Orders;
using GovOpen.Office.Pages;
using GovOpen.Office.Publication;
using GovOpen.Office.QaBase;
using GovOpen.Office.Work;

namespace GovOpen.Office.Home;

/// <summary>What waits for somebody, and what they can do here; for everybody else, what this is.</summary>
internal static class ShowHome
{
    /// <summary>What was retired with its basis, what will be within a month, and what somebody is to review.</summary>
    private static readonly string[] _entriesThatWait = ["retired", QaSearch.Ending, "inReview"];

    /// <summary>Which orders wait for whom.</summary>
    private static readonly (string Show, StaffAction For)[] _ordersThatWait =
    [
        ("overdue", StaffAction.ReadOrders), ("soon", StaffAction.ReadOrders), ("received", StaffAction.TakeConcerns), ("accepted", StaffAction.DispatchOrders), ("reviewed", StaffAction.DispatchOrders),
        ("assigned", StaffAction.HandleOrders), ("inProgress", StaffAction.HandleOrders), ("replied", StaffAction.ReviewReplies), ("closed", StaffAction.FollowUpOrders),
    ];

    public static async Task<IResult> Handle(StaffApi api, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        if (visit.Actor is null) return Page.Show<HomePage>(HomeModel.Empty);

        List<Task<Waiting>> asked = [.. Drafts(api, visit, clock, ct), .. Orders(api, visit, ct), .. Results(api, visit, ct), .. Digests(api, visit, ct)];
        var waiting = await Task.WhenAll(asked);
        return Page.Show<HomePage>(new HomeModel([.. waiting.Where(one => one.Count > 0)], Array.Exists(waiting, one => one.Count is null)));
    }

    private static IEnumerable<Task<Waiting>> Drafts(StaffApi api, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        if (!visit.May(StaffAction.ReadDrafts)) return [];
        return
        [
            .. DraftWay.WaitingFor(visit.May).Select(state => CountAsync($"/drafts?state={state}", $"state.{state}", api.GetAsync<DraftList>("publishing", $"api/drafts?state={state}&size=1", ct), found => found.Total)),
            CountAsync("/work/alarms", "waiting.alarms", api.GetAsync<AlarmList>("publishing", "api/alarms", ct), found => found.Alarms.Count),
            CountAsync("/work", "waiting.lapsing", api.GetAsync<Lapsing>("publishing", "api/work/lapsing", ct), found => found.Documents.Count(line => line.Within is "week" or "month")),
            .. (visit.May(StaffAction.ReadInterpretations) ? _entriesThatWait : [])
                .Select(state => CountAsync($"/qa?state={state}", $"waiting.qa.{state}", api.GetAsync<QaEntryList>("interpretation", QaSearch.Of(state).CountAddress(clock), ct), found => found.Total)),
            CountAsync("/work/undisclosed", "waiting.overdue", api.GetAsync<Undisclosed>("publishing", "api/work/undisclosed", ct), found => found.Drafts.Count(line => line.Overdue)),
        ];
    }

    private static IEnumerable<Task<Waiting>> Orders(StaffApi api, Visit visit, CancellationToken ct) => _ordersThatWait
        .Where(waits => visit.May(StaffAction.ReadOrders) && visit.May(waits.For))
        .Select(waits => CountAsync($"/orders?show={waits.Show}", $"waiting.orders.{waits.Show}", api.GetAsync<OrderList>("hotline", new OrderSearch(waits.Show, Receipt: null, Page: 1).ApiAddress + "&size=1", ct), found => found.Total));

    private static IEnumerable<Task<Waiting>> Results(StaffApi api, Visit visit, CancellationToken ct) =>
        visit.May(StaffAction.PublishResults) ? [CountAsync("/results", "waiting.results", api.GetAsync<ResultList>("hotline", "api/results?size=1", ct), found => found.Total)] : [];

    private static IEnumerable<Task<Waiting>> Digests(StaffApi api, Visit visit, CancellationToken ct) => visit.May(StaffAction.PublishDigests)
        ? [CountAsync("/digests", "waiting.digests", api.GetAsync<DigestList>("hotline", "api/digests/own", ct), found => found.Digests.Count(digest => digest.PublishedAt is null))]
        : [];

    private static async Task<Waiting> CountAsync<T>(string address, string text, Task<Answer<T>> asked, Func<T, int> count) where T : class =>
        new(address, text, (await asked).Value is { } found ? count(found) : null);
}

/// <param name="Waiting">What there is something of.</param>
/// <param name="IsIncomplete">Something could not be counted just now.</param>
public sealed record HomeModel(IReadOnlyList<Waiting> Waiting, bool IsIncomplete)
{
    public static HomeModel Empty { get; } = new([], IsIncomplete: false);
}

/// <param name="Address">Where it is listed.</param>
/// <param name="Text">What it is, a key of the texts.</param>
/// <param name="Count">How many; null: it could not be counted.</param>
public sealed record Waiting(string Address, string Text, int? Count);
