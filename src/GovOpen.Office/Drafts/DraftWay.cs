using GovOpen.Contracts.Access;

namespace GovOpen.Office.Drafts;

/// <summary>The states of a draft in the order in which it goes through them, and for whom it waits in each. Publishing judges; this is for showing.</summary>
internal static class DraftWay
{
    public const string Open = "open";

    private static readonly (string State, StaffAction For)[] _states =
    [
        ("drafting", StaffAction.WriteDrafts),
        ("soliciting", StaffAction.WriteDrafts),
        ("legalReview", StaffAction.GiveLegalOpinions),
        ("secrecyReview", StaffAction.ClearSecrecy),
        ("firstReview", StaffAction.ReviewDrafts),
        ("secondReview", StaffAction.ReviewDrafts),
        ("thirdReview", StaffAction.ReviewDrafts),
        ("firstProof", StaffAction.ReviewDrafts),
        ("secondProof", StaffAction.ReviewDrafts),
        ("thirdProof", StaffAction.ReviewDrafts),
        ("signing", StaffAction.SignDocuments),
        ("numbering", StaffAction.PublishDocuments),
        ("ready", StaffAction.PublishDocuments),
        ("scheduled", StaffAction.PublishDocuments),
    ];

    private static readonly string[] _ends = ["released", "filed", "abandoned"];

    private static readonly string[] _ofEmergencies = ["drafting", "secrecyReview", "firstReview", "signing", "numbering", "ready"];

    public static IReadOnlyList<string> States { get; } = [.. _states.Select(state => state.State), .. _ends];

    /// <summary>The states in which a draft waits for somebody who may do this.</summary>
    public static IEnumerable<string> WaitingFor(Func<StaffAction, bool> may) => _states.Where(state => may(state.For)).Select(state => state.State);

    /// <summary>The way of one draft: what is behind it, where it is, and what lies ahead if nobody returns it.</summary>
    public static IEnumerable<(string State, bool IsDone, bool IsHere)> Of(Draft draft)
    {
        var way = States.Where(state => state == draft.State || IsOn(state, draft)).ToList();
        var here = way.IndexOf(draft.State);
        return way.Select((state, i) => (state, i < here, i == here));
    }

    private static bool IsOn(string state, Draft draft) => state switch
    {
        "soliciting" => draft.Steps.Any(step => step.To == state),
        "scheduled" => false,
        "released" => draft.State is not ("filed" or "abandoned"),
        "filed" => false,
        "abandoned" => false,
        // Given up while it was drafted: nothing else was on its way.
        _ when draft.State == "abandoned" => state == "drafting",
        _ => !draft.Urgent || _ofEmergencies.Contains(state),
    };
}
