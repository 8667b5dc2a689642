using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Drafts;
using GovOpen.Office.Pages;
using GovOpen.Office.QaBase;
using GovOpen.Office.Work;

namespace GovOpen.Office.Home;

/// <summary>What waits for somebody, and what they can do here; for everybody else, what this is.</summary>
internal static class ShowHome
{
    /// <summary>What was retired with its basis, what will be within a month, and what somebody is to review.</summary>
    private static readonly string[] _entriesThatWait = ["retired", QaSearch.Ending, "inReview"];

    public static async Task<IResult> Handle(StaffApi api, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        if (visit.Actor is null || !visit.May(StaffAction.ReadDrafts)) return Page.Show<HomePage>(HomeModel.Empty);

        var states = DraftWay.WaitingFor(visit.May).ToList();
        var drafts = states.ConvertAll(state => api.GetAsync<DraftList>("publishing", $"api/drafts?state={state}&size=1", ct));
        var alarms = api.GetAsync<AlarmList>("publishing", "api/alarms", ct);
        var lapsing = api.GetAsync<Lapsing>("publishing", "api/work/lapsing", ct);
        var undisclosed = api.GetAsync<Undisclosed>("publishing", "api/work/undisclosed", ct);
        var entries = visit.May(StaffAction.ReadInterpretations) ? _entriesThatWait.ToList() : [];
        var counts = entries.ConvertAll(state => api.GetAsync<QaEntryList>("interpretation", QaSearch.Of(state).CountAddress(clock), ct));
        await Task.WhenAll([.. drafts, alarms, lapsing, undisclosed, .. counts]);

        List<Waiting> waiting =
        [
            .. states.Zip(drafts, (state, found) => new Waiting($"/drafts?state={state}", $"state.{state}", found.Result.Value?.Total)),
            new("/work/alarms", "waiting.alarms", alarms.Result.Value?.Alarms.Count),
            new("/work", "waiting.lapsing", lapsing.Result.Value?.Documents.Count(line => line.Within is "week" or "month")),
            .. entries.Zip(counts, (state, found) => new Waiting($"/qa?state={state}", $"waiting.qa.{state}", found.Result.Value?.Total)),
            new("/work/undisclosed", "waiting.overdue", undisclosed.Result.Value?.Drafts.Count(line => line.Overdue)),
        ];
        return Page.Show<HomePage>(new HomeModel([.. waiting.Where(one => one.Count > 0)], waiting.Exists(one => one.Count is null)));
    }
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
