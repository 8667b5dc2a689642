using GovOpen.Contracts.Access;
using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Drafts;

/// <summary>By which way a draft goes.</summary>
internal enum Way
{
    Both,

    /// <summary>The whole way.</summary>
    Ordinary,

    /// <summary>The short one, in emergencies (突发事件应对法): one review, no proofs; secrecy is reviewed all the same.</summary>
    Urgent,
}

/// <param name="Step">What is done.</param>
/// <param name="From">In which state.</param>
/// <param name="To">What it leads to.</param>
/// <param name="Action">What whoever does it must be allowed to do; null: only the clock does it.</param>
/// <param name="Duty">What it is for the separation of duties.</param>
/// <param name="Way">On which way.</param>
internal sealed record Transition(DraftStep Step, DraftState From, DraftState To, StaffAction? Action, Duty? Duty = null, Way Way = Way.Both);

/// <summary>
/// The life of a draft: everything that can be done to it, and nothing else can. The order is that of 国办发〔2018〕37号 and
/// 国办发〔2018〕115号 (起草、征求意见、合法性审核、审议、签发、登记编号) and of 政府信息公开条例第十七条 (先审查、后公开).
/// </summary>
internal static class Transitions
{
    private static readonly DraftState[] _underReview =
    [
        DraftState.LegalReview, DraftState.SecrecyReview, DraftState.FirstReview, DraftState.SecondReview, DraftState.ThirdReview,
        DraftState.FirstProof, DraftState.SecondProof, DraftState.ThirdProof, DraftState.Signing, DraftState.Numbering, DraftState.Ready,
    ];

    public static IReadOnlyList<Transition> All { get; } =
    [
        new(DraftStep.Save, DraftState.Drafting, DraftState.Drafting, StaffAction.WriteDrafts, Duty.Draft),
        new(DraftStep.OpenSolicitation, DraftState.Drafting, DraftState.Soliciting, StaffAction.WriteDrafts),
        new(DraftStep.CloseSolicitation, DraftState.Soliciting, DraftState.Drafting, StaffAction.WriteDrafts),
        new(DraftStep.Submit, DraftState.Drafting, DraftState.LegalReview, StaffAction.WriteDrafts, Duty.Draft),
        new(DraftStep.SubmitUrgently, DraftState.Drafting, DraftState.SecrecyReview, StaffAction.WriteDrafts, Duty.Draft),

        new(DraftStep.GiveLegalOpinion, DraftState.LegalReview, DraftState.SecrecyReview, StaffAction.GiveLegalOpinions, Duty.LegalReview),
        new(DraftStep.ClearSecrecy, DraftState.SecrecyReview, DraftState.FirstReview, StaffAction.ClearSecrecy, Duty.SecrecyReview),

        new(DraftStep.PassReview, DraftState.FirstReview, DraftState.SecondReview, StaffAction.ReviewDrafts, Duty.FirstReview, Way.Ordinary),
        new(DraftStep.PassReview, DraftState.FirstReview, DraftState.Signing, StaffAction.ReviewDrafts, Duty.FirstReview, Way.Urgent),
        new(DraftStep.PassReview, DraftState.SecondReview, DraftState.ThirdReview, StaffAction.ReviewDrafts, Duty.SecondReview, Way.Ordinary),
        new(DraftStep.PassReview, DraftState.ThirdReview, DraftState.FirstProof, StaffAction.ReviewDrafts, Duty.ThirdReview, Way.Ordinary),
        new(DraftStep.PassProof, DraftState.FirstProof, DraftState.SecondProof, StaffAction.ReviewDrafts, Duty.FirstProof, Way.Ordinary),
        new(DraftStep.PassProof, DraftState.SecondProof, DraftState.ThirdProof, StaffAction.ReviewDrafts, Duty.SecondProof, Way.Ordinary),
        new(DraftStep.PassProof, DraftState.ThirdProof, DraftState.Signing, StaffAction.ReviewDrafts, Duty.ThirdProof, Way.Ordinary),

        new(DraftStep.Sign, DraftState.Signing, DraftState.Numbering, StaffAction.SignDocuments, Duty.Sign),
        new(DraftStep.AssignNumber, DraftState.Numbering, DraftState.Ready, StaffAction.PublishDocuments),

        new(DraftStep.Release, DraftState.Ready, DraftState.Released, StaffAction.PublishDocuments, Duty.Publish),
        new(DraftStep.Schedule, DraftState.Ready, DraftState.Scheduled, StaffAction.PublishDocuments, Duty.Publish),
        new(DraftStep.Unschedule, DraftState.Scheduled, DraftState.Ready, StaffAction.PublishDocuments),
        new(DraftStep.ReleaseOnTime, DraftState.Scheduled, DraftState.Released, null),
        new(DraftStep.File, DraftState.Ready, DraftState.Filed, StaffAction.PublishDocuments),

        .. _underReview.Select(state => new Transition(DraftStep.Return, state, DraftState.Drafting, ActionIn(state))),
        new(DraftStep.Return, DraftState.Scheduled, DraftState.Drafting, StaffAction.PublishDocuments),
        new(DraftStep.Abandon, DraftState.Drafting, DraftState.Abandoned, StaffAction.WriteDrafts),
        new(DraftStep.Abandon, DraftState.Soliciting, DraftState.Abandoned, StaffAction.WriteDrafts),
        .. WithdrawalsOf(Way.Ordinary, StaffAction.GiveLegalOpinions, Duty.LegalReview, DraftState.LegalReview),
        .. WithdrawalsOf(Way.Both, StaffAction.ClearSecrecy, Duty.SecrecyReview, DraftState.SecrecyReview),
        .. WithdrawalsOf(Way.Both, StaffAction.ReviewDrafts, Duty.FirstReview, DraftState.FirstReview),
        .. WithdrawalsOf(Way.Ordinary, StaffAction.ReviewDrafts, Duty.SecondReview, DraftState.SecondReview),
        .. WithdrawalsOf(Way.Ordinary, StaffAction.ReviewDrafts, Duty.ThirdReview, DraftState.ThirdReview),
        .. WithdrawalsOf(Way.Both, StaffAction.SignDocuments, Duty.Sign, DraftState.Signing),
    ];

    /// <summary>What a step leads to from a state on a way; null: it is not possible there. Of several withdrawals, the one of this duty.</summary>
    public static Transition? Find(DraftState from, DraftStep step, bool urgent, Duty? withdrawn = null) =>
        All.FirstOrDefault(transition => transition.From == from && transition.Step == step && IsOn(transition, urgent)
            && (step != DraftStep.WithdrawOpinion || transition.Duty == withdrawn));

    /// <summary>The states in which a step is possible.</summary>
    public static IEnumerable<DraftState> StatesFor(DraftStep step, bool urgent) =>
        All.Where(transition => transition.Step == step && IsOn(transition, urgent)).Select(transition => transition.From).Distinct();

    /// <summary>What somebody can do in a state, the clock aside.</summary>
    public static IEnumerable<Transition> PossibleIn(DraftState state, bool urgent) =>
        All.Where(transition => transition.From == state && transition.Action is not null && IsOn(transition, urgent));

    private static bool IsOn(Transition transition, bool urgent) => transition.Way == Way.Both || (transition.Way == Way.Urgent) == urgent;

    /// <summary>Who may pass what waits in a state may return it too.</summary>
    private static StaffAction ActionIn(DraftState state) => state switch
    {
        DraftState.LegalReview => StaffAction.GiveLegalOpinions,
        DraftState.SecrecyReview => StaffAction.ClearSecrecy,
        DraftState.Signing => StaffAction.SignDocuments,
        DraftState.Numbering or DraftState.Ready => StaffAction.PublishDocuments,
        _ => StaffAction.ReviewDrafts,
    };

    /// <summary>An opinion can be taken back as long as the text is not out: the draft waits for that opinion again, and all that came after it counts no more.</summary>
    private static IEnumerable<Transition> WithdrawalsOf(Way way, StaffAction action, Duty duty, DraftState backTo) =>
        from state in _underReview.Append(DraftState.Scheduled)
        where state > backTo
        select new Transition(DraftStep.WithdrawOpinion, state, backTo, action, duty, way);
}
