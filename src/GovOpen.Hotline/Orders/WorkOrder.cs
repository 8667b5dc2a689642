using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Hotline.Clocks;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Orders;

/// <summary>
/// 工单: a concern and what is done about it. What it says, and all that was written about it, is encrypted under the key of its case. Who
/// accepts it first stays accountable (首问负责), and no passing on makes its clock start anew.
/// </summary>
internal sealed class WorkOrder
{
    /// <summary>What a reply is encrypted as.</summary>
    public const string ReplyField = "reply";

    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts all concerns; a part of the receipt.</summary>
    public long Number { get; init; }

    public required ConcernKind Kind { get; set; }

    public required ConcernChannel Channel { get; init; }

    /// <summary>Whose matter it is, by where it happened.</summary>
    public required string Division { get; init; }

    public OrderState State { get; private set; } = OrderState.Received;

    /// <summary>Counts its steps.</summary>
    public int Version { get; private set; }

    /// <summary>承办单位: who has it; null: nobody yet.</summary>
    public string? Unit { get; private set; }

    /// <summary>The division of that unit.</summary>
    public string? UnitDivision { get; private set; }

    /// <summary>首问单位: the first that began it; stays accountable, whoever has it now.</summary>
    public string? FirstUnit { get; private set; }

    /// <summary>协办单位</summary>
    public IReadOnlyList<JointUnit> JointUnits { get; private set; } = [];

    /// <summary>The names of those whose reply is missing, so that they find it.</summary>
    public string[] AwaitedUnits { get; private set; } = [];

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the reply was with who asked, for the last time.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>As <see cref="OrderClock.DueAt"/>; null: suspended in time, or over.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The end as computed when it was closed: whether it was in time is asked of this.</summary>
    public DateTimeOffset? WasDueAt { get; private set; }

    public bool IsSuspended { get; private set; }

    /// <summary>An extension was asked for, by so many working days, and not decided yet.</summary>
    public int? RequestedExtension { get; private set; }

    /// <summary>An extension was approved since it was received, or taken up again.</summary>
    public bool IsExtended { get; private set; }

    public bool IsReopened { get; private set; }

    /// <summary>督办: how often it was urged.</summary>
    public int Urges { get; private set; }

    /// <summary>Where it was not for 12345: who is.</summary>
    public OtherChannel? RightChannel { get; private set; }

    /// <summary>并单: the order that has it.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>诉求分类, as people said; null: nobody has.</summary>
    public string? Class { get; private set; }

    /// <summary>When they said it last.</summary>
    public DateTimeOffset? ClassifiedAt { get; private set; }

    /// <summary>Whether it is solved, by who asked, or else by who called them; not the same as closed.</summary>
    public bool? IsResolved { get; private set; }

    /// <summary>Whether who asked is satisfied, by themselves.</summary>
    public bool? IsSatisfied { get; private set; }

    /// <summary>The <see cref="ConcernContent"/>, encrypted; null: erased.</summary>
    public byte[]? Content { get; set; }

    /// <summary>What was replied, encrypted; null: nothing yet, or erased.</summary>
    public byte[]? Reply { get; private set; }

    /// <summary>办理结果公开: what of it is public or is to become so; null: nothing.</summary>
    public Guid? ResultId { get; private set; }

    /// <summary>What who filed it called the request, so that it counts once however often it is sent.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>When what it says was erased.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>In their order.</summary>
    public List<StepTaken> Steps { get; } = [];

    public uint RowVersion { get; private set; }

    public string Receipt => Cases.Receipt.Of(ReceivedAt, Number);

    /// <summary>Whether somebody may do this to it: as the centre of its division, or as the unit that has it.</summary>
    public bool Lets(Actor actor, StaffAction action) =>
        actor.May(action, new Target(Division)) || (Unit is not null && actor.May(action, new Target(UnitDivision, Unit)))
        || (action is StaffAction.HandleOrders or StaffAction.ReadOrders or StaffAction.ReadContacts && JointUnits.Any(joint => actor.May(action, new Target(joint.Division, joint.Unit))));

    /// <summary>What can be done now, by whoever may.</summary>
    public IEnumerable<OrderStep> Possible => Transitions.All.Where(step => step.Value.From.Contains(State) && ConditionOf(step.Key) is null).Select(step => step.Key);

    /// <summary>Why somebody may not take a step now; null: they may.</summary>
    public Refusal? RefusalOf(OrderStep step, Actor? actor, DateTimeOffset now)
    {
        if (!Transitions.All[step].From.Contains(State)) return new("illegal-step", $"Order {Receipt} is {CamelCase.Of(State)}; {CamelCase.Of(step)} is not possible there.");
        if (ConditionOf(step) is { } condition) return condition;
        return step switch
        {
            OrderStep.RequestExtension or OrderStep.ApproveExtension when IsOverdueAt(now) => new("overdue", "Its term is over; it can only be extended before that."),
            OrderStep.ApproveReply when Took(OrderStep.Reply, actor) => new("own-reply", "Who wrote a reply does not review it."),
            OrderStep.ApproveExtension or OrderStep.RefuseExtension when Took(OrderStep.RequestExtension, actor) => new("own-extension", "Who asked for an extension does not decide on it."),
            OrderStep.FollowUp or OrderStep.Reopen when Handled(actor) => new("own-order", "Who handled an order does not follow it up."),
            OrderStep.JointReply when !AwaitedUnits.Contains(actor?.Unit ?? "") => new("not-joint", "No reply of your unit is awaited."),
            OrderStep.Reply or OrderStep.Start or OrderStep.Return or OrderStep.RequestExtension or OrderStep.Resume when actor is not null && !actor.May(StaffAction.HandleOrders, new Target(UnitDivision, Unit)) =>
                new("not-lead", $"{Unit} leads; your unit replies to it by its own part."),
            _ => null,
        };
    }

    /// <summary>What of the order itself is in the way.</summary>
    private Refusal? ConditionOf(OrderStep step) => step switch
    {
        OrderStep.Start or OrderStep.Reply or OrderStep.RequestExtension or OrderStep.Suspend when IsSuspended => new("suspended", "It is suspended: resume it first."),
        OrderStep.Resume when !IsSuspended => new("runs-already", "It is not suspended."),
        OrderStep.Reply when AwaitedUnits.Length > 0 => new("joint-replies-open", $"Replies are missing from {string.Join("、", AwaitedUnits)}; who leads replies for all."),
        OrderStep.RequestExtension when IsExtended => new("extended-already", "It was extended once; there is no second time."),
        OrderStep.RequestExtension when RequestedExtension is not null => new("extension-requested", "An extension was asked for and is not decided yet."),
        OrderStep.ApproveExtension or OrderStep.RefuseExtension when RequestedExtension is null => new("no-extension-requested", "Nobody asked for an extension."),
        OrderStep.JointReply when AwaitedUnits.Length == 0 => new("not-joint", "No joint reply is awaited."),
        OrderStep.Reopen when IsReopened => new("reopened-already", "It was taken up again once; there is no second time. A new concern can name this one."),
        OrderStep.Reopen when IsResolved != false && IsSatisfied != false => new("not-dissatisfied", "It is taken up again only if who asked is dissatisfied or it is not resolved."),
        OrderStep.Reopen when Unit is null => new("no-unit-had-it", "No unit had it: what was answered at once is asked anew."),
        _ => null,
    };

    /// <summary>Takes a step that was not refused. What belongs to it is set by the methods below.</summary>
    /// <param name="step">Which.</param>
    /// <param name="actor">Null: who filed it, or nobody.</param>
    /// <param name="now">When.</param>
    /// <param name="remark">Encrypted.</param>
    /// <param name="workingDays">Of an extension.</param>
    public void Take(OrderStep step, Actor? actor, DateTimeOffset now, byte[]? remark = null, int? workingDays = null)
    {
        State = Transitions.All[step].To ?? State;
        Version++;
        if (State == OrderState.Closed) (ClosedAt, WasDueAt) = (now, DueAt);
        Steps.Add(new()
        {
            OrderId = Id, Ordinal = Version, Step = step, PersonId = actor?.Id, Person = actor?.Name ?? (step is OrderStep.Receive or OrderStep.Evaluate ? "citizen" : "system"),
            Unit = actor?.Unit, At = now, Remark = remark, WorkingDays = workingDays,
        });
    }

    public void AssignTo(string unit, string division)
    {
        (Unit, UnitDivision, RequestedExtension) = (unit, division, null);
        // Who leads replies for itself.
        JoinWith([.. JointUnits.Where(joint => joint.Unit != unit)]);
    }

    /// <summary>The unit begins, and is accountable from now on if it is the first.</summary>
    public void Begin() => FirstUnit ??= Unit;

    public void GiveBack() => (Unit, UnitDivision) = (null, null);

    /// <summary>More units; those that joined before stay as they are.</summary>
    public void Join(IEnumerable<JointUnit> units) => JoinWith([.. JointUnits.Concat(units.Where(joint => joint.Unit != Unit)).DistinctBy(joint => joint.Unit)]);

    private void JoinWith(IReadOnlyList<JointUnit> units) => (JointUnits, AwaitedUnits) = (units, [.. units.Where(joint => !joint.HasReplied).Select(joint => joint.Unit)]);

    public void JointlyReplied(string unit) => JoinWith([.. JointUnits.Select(joint => joint.Unit == unit ? joint with { HasReplied = true } : joint)]);

    public void AskForExtension(int workingDays) => RequestedExtension = workingDays;

    public void DecideExtension(bool isApproved) => (RequestedExtension, IsExtended) = (null, IsExtended || isApproved);

    public void Stop(bool isSuspended) => IsSuspended = isSuspended;

    public void Classify(string name, DateTimeOffset now) => (Class, ClassifiedAt) = (name, now);

    public void UrgeOnce() => Urges++;

    public void ReplyWith(byte[] reply) => Reply = reply;

    public void HasResult(Guid? result) => ResultId = result;

    public void PointTo(OtherChannel channel) => RightChannel = channel;

    public void MergeInto(Guid other) => MergedInto = other;

    public void Judge(bool? isResolved, bool? isSatisfied) => (IsResolved, IsSatisfied) = (isResolved ?? IsResolved, isSatisfied ?? IsSatisfied);

    /// <summary>Taken up again, by the unit that had it, with a term of its own.</summary>
    public void TakeUpAgain() => (IsReopened, ClosedAt, WasDueAt, RequestedExtension, IsExtended, IsResolved, IsSatisfied) = (true, null, null, null, false, null, null);

    /// <summary>Where it stands in lists; a step may have moved it. What was overdue when it was suspended stays so.</summary>
    public void SetDue(OrderClock clock, DateTimeOffset now) => DueAt = IsOver || (IsSuspended && clock.DueAt > now) ? null : clock.DueAt;

    /// <summary>超期: asked of the clock, not of a job.</summary>
    public bool IsOverdueAt(DateTimeOffset now) => ClosedAt is { } closed ? closed >= WasDueAt : now >= DueAt;

    /// <summary>What it said goes; that it was, and what was done when, stays.</summary>
    public void Erase(DateTimeOffset now) => (Content, Reply, RequestId, ErasedAt) = (null, null, null, now);

    /// <summary>Nothing of it is due any more.</summary>
    public bool IsOver => Over.Contains(State);

    /// <summary>The states in which nothing is due any more.</summary>
    public static IReadOnlyList<OrderState> Over { get; } = [OrderState.Redirected, OrderState.Merged, OrderState.Closed, OrderState.FollowedUp, OrderState.Evaluated];

    private bool Took(OrderStep step, Actor? actor) => actor is not null && Steps.Any(taken => taken.Step == step && taken.PersonId == actor.Id);

    private bool Handled(Actor? actor) => actor is not null && Steps.Any(taken => taken.PersonId == actor.Id && Transitions.All[taken.Step].Needs is StaffAction.HandleOrders or StaffAction.ReviewReplies);
}

/// <param name="Unit">Its full name.</param>
/// <param name="Division">Its division.</param>
/// <param name="HasReplied">Whether its part is there.</param>
internal sealed record JointUnit(string Unit, string Division, bool HasReplied);

/// <summary>One step of an order, as it was taken. Never changed, never deleted.</summary>
internal sealed class StepTaken
{
    public required Guid OrderId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Ordinal { get; init; }

    public required OrderStep Step { get; init; }

    /// <summary>The account; null: who filed the concern, or nobody.</summary>
    public string? PersonId { get; init; }

    /// <summary>As records call them; citizens have no name here.</summary>
    public required string Person { get; init; }

    public string? Unit { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The reasons, encrypted under the key of the case.</summary>
    public byte[]? Remark { get; init; }

    /// <summary>Of an extension.</summary>
    public int? WorkingDays { get; init; }
}
