using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Drafts;

/// <summary>A document before it is one, or a correction of one. At most one is under way for a document.</summary>
internal sealed class Draft
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The document that it becomes, or corrects; known from the beginning, so that its address can be named.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>勘误: it corrects a published document instead of becoming a new one.</summary>
    public required bool IsCorrection { get; init; }

    /// <summary>Why it corrects; for the public.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>The unit that drafts it.</summary>
    public required string Unit { get; init; }

    /// <summary>行政区划代码 of the unit.</summary>
    public required string Division { get; init; }

    public DraftState State { get; private set; } = DraftState.Drafting;

    /// <summary>It goes the short way.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>The newest version.</summary>
    public int Revision { get; private set; }

    /// <summary>What the newest version says.</summary>
    public DraftContent Content { get; private set; } = null!;

    /// <summary>成文日期: the day of the signature (GB/T 9704—2012).</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>发文字号</summary>
    public string? Number { get; private set; }

    /// <summary>索引号</summary>
    public string? IndexNumber { get; private set; }

    /// <summary>公开属性, as the secrecy review decided.</summary>
    public DisclosureMode? Disclosure { get; private set; }

    /// <summary>What the public reads, where passages were struck out; null: the text itself.</summary>
    public string? RedactedBodyHash { get; private set; }

    /// <summary>Why a period beyond the sunset rule's was allowed; null: it was not.</summary>
    public string? LegalOverride { get; private set; }

    /// <summary>The interpretations that were signed with it; released with it or not at all.</summary>
    public IReadOnlyList<PackagePart> Package { get; private set; } = [];

    /// <summary>When it shall be released.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In their order.</summary>
    public List<StepTaken> Steps { get; } = [];

    public uint RowVersion { get; private set; }

    /// <summary>Whose it is, for who may do what.</summary>
    public Target AsTarget() => new(Division, Unit);

    /// <summary>The states in which nothing more happens.</summary>
    public static DraftState[] Over { get; } = [DraftState.Released, DraftState.Filed, DraftState.Abandoned];

    /// <summary>The duties that count: whoever ever wrote, and what was done since the text was last submitted and not taken back.</summary>
    public IReadOnlyList<DutyDone> DutiesDone
    {
        get
        {
            var drafted = Steps.Where(step => step.Duty == Duty.Draft).Select(step => new DutyDone(Duty.Draft, step.PersonId!));
            var standing = new List<StepTaken>();
            foreach (var step in Steps)
            {
                if (step.To is DraftState.Drafting) standing.Clear();
                else if (step.Step == DraftStep.WithdrawOpinion) standing.RemoveRange(standing.FindIndex(done => done.Duty == step.Duty), standing.Count - standing.FindIndex(done => done.Duty == step.Duty));
                else if (step.Duty is not null and not Duty.Draft) standing.Add(step);
            }

            return [.. drafted, .. standing.Select(step => new DutyDone(step.Duty!.Value, step.PersonId!))];
        }
    }

    /// <summary>Why somebody may not take a step now; null: they may. Whether their role reaches so far is asked by <see cref="Transition.Action"/>.</summary>
    public Refusal? RefusalOf(DraftStep step, string? person, out Transition? transition)
    {
        var withdrawn = step == DraftStep.WithdrawOpinion ? OwnOpinionOf(person) : null;
        transition = Transitions.Find(State, step, IsUrgent, withdrawn);
        if (step == DraftStep.WithdrawOpinion && withdrawn is null) return new("no-opinion", "You have given no opinion on this draft that still stands.");
        if (transition is null)
        {
            var states = string.Join(", ", Transitions.StatesFor(step, IsUrgent).Select(CamelCase.Of));
            return new("illegal-step", $"《{Content.Title}》 is in {CamelCase.Of(State)}; {CamelCase.Of(step)} is possible in {(states.Length == 0 ? "no state on this way" : states)}.");
        }

        return transition.Duty is { } duty && person is not null && step != DraftStep.WithdrawOpinion ? SeparationOfDuties.RefusalOf(DutiesDone, duty, person) : null;
    }

    /// <summary>Takes a step after <see cref="RefusalOf"/> was asked.</summary>
    public StepTaken Take(Transition transition, Actor? actor, DateTimeOffset now, string? opinion = null, JsonObject? details = null)
    {
        var taken = new StepTaken
        {
            DraftId = Id,
            Ordinal = Steps.Count + 1,
            Step = transition.Step,
            From = State,
            To = transition.To,
            Revision = Revision,
            Duty = transition.Duty,
            PersonId = actor?.Id,
            Person = actor?.Name ?? "system",
            OnBehalfOf = actor is not null && RoleOf(transition, actor) is { } role ? actor.DelegatedBy.GetValueOrDefault(role) : null,
            At = now,
            Opinion = opinion,
            Details = details,
        };
        Steps.Add(taken);
        State = transition.To;
        if (transition.To is DraftState.Drafting && transition.Step != DraftStep.CloseSolicitation && transition.Step != DraftStep.Save) StartAgain();
        if (transition.Step == DraftStep.WithdrawOpinion) TakeBack(transition.To);
        if (taken.From == DraftState.Scheduled && transition.Step is DraftStep.Unschedule or DraftStep.Return) ScheduledFor = null;
        return taken;
    }

    /// <summary>A new version; only in <see cref="DraftState.Drafting"/>.</summary>
    public DraftVersion Save(DraftContent content, Actor actor, DateTimeOffset now)
    {
        Revision++;
        Content = content;
        return new DraftVersion { DraftId = Id, Revision = Revision, Content = content, SavedById = actor.Id, SavedBy = actor.Name, SavedAt = now };
    }

    public void GoUrgently() => IsUrgent = true;

    /// <param name="reason">Null: the opinion allows nothing beyond the rule.</param>
    public void AllowBeyondRule(string? reason) => LegalOverride = reason;

    public void Clear(DisclosureMode mode, string? redactedBodyHash) => (Disclosure, RedactedBodyHash) = (mode, redactedBodyHash);

    /// <summary>成文日期 is the day on which the whole package was signed.</summary>
    public void Sign(DateOnly day, IReadOnlyList<PackagePart> package) => (SignedOn, Package) = (day, package);

    /// <summary>The number stays the draft's, whatever happens to it afterwards.</summary>
    public void Bear(string number, string? indexNumber) => (Number, IndexNumber) = (number, indexNumber);

    public void ScheduleFor(DateTimeOffset instant) => ScheduledFor = instant;

    /// <summary>The instant came and the draft was not ready.</summary>
    public void MissSchedule() => ScheduledFor = null;

    public void ReleaseAt(DateTimeOffset instant) => (ReleasedAt, ScheduledFor) = (instant, null);

    /// <summary>The opinion of somebody that still stands, the last one.</summary>
    private Duty? OwnOpinionOf(string? person) => DutiesDone
        .Where(done => done.Person == person && done.Duty is Duty.LegalReview or Duty.SecrecyReview or Duty.FirstReview or Duty.SecondReview or Duty.ThirdReview or Duty.Sign)
        .Select(done => (Duty?)done.Duty).LastOrDefault();

    /// <summary>What rested on an opinion that was taken back, or on what came after it, falls with it.</summary>
    private void TakeBack(DraftState waitsFor)
    {
        if (waitsFor <= DraftState.LegalReview) LegalOverride = null;
        if (waitsFor <= DraftState.SecrecyReview) (Disclosure, RedactedBodyHash) = (null, null);
        if (waitsFor <= DraftState.Signing) (SignedOn, Package) = (null, []);
    }

    /// <summary>A text that was returned is judged anew. What was numbered keeps its number; who waits for a release at an instant hears that it does not come.</summary>
    private void StartAgain() => (IsUrgent, Disclosure, RedactedBodyHash, LegalOverride, SignedOn, Package) = (false, null, null, null, null, []);

    private static Role? RoleOf(Transition transition, Actor actor) => transition.Action is { } action
        ? actor.Roles.Where(role => Permissions.ReachOf([role], action) is not null).Select(role => (Role?)role).FirstOrDefault()
        : null;
}
