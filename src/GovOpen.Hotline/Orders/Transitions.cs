using System.Collections.Frozen;
using GovOpen.Contracts.Access;

namespace GovOpen.Hotline.Orders;

/// <summary>
/// The life of a work order (受理、派单、办理、答复、督办、办结、回访、评价) as one table: which step is possible where, where it leads, and what whoever
/// takes it must be allowed to do. What else a step needs is a rule of <see cref="WorkOrder"/>.
/// </summary>
internal static class Transitions
{
    /// <param name="From">Where it is possible.</param>
    /// <param name="To">Where it leads; null: the state stays.</param>
    /// <param name="Needs">What whoever takes it must be allowed to do; null: only who filed the concern takes it, by its code.</param>
    internal sealed record Transition(IReadOnlyList<OrderState> From, OrderState? To, StaffAction? Needs);

    private static readonly OrderState[] _withUnit = [OrderState.Assigned, OrderState.InProgress];
    private static readonly OrderState[] _open = [OrderState.Received, OrderState.Accepted, .. _withUnit, OrderState.Replied, OrderState.Reviewed];
    private static readonly OrderState[] _told = [OrderState.Closed, OrderState.FollowedUp, OrderState.Evaluated];

    public static FrozenDictionary<OrderStep, Transition> All { get; } = new Dictionary<OrderStep, Transition>
    {
        [OrderStep.Receive] = new([], OrderState.Received, null),
        [OrderStep.Accept] = new([OrderState.Received], OrderState.Accepted, StaffAction.TakeConcerns),
        [OrderStep.Redirect] = new([OrderState.Received, OrderState.Accepted], OrderState.Redirected, StaffAction.TakeConcerns),
        [OrderStep.AnswerAtOnce] = new([OrderState.Received, OrderState.Accepted], OrderState.Closed, StaffAction.TakeConcerns),
        [OrderStep.Merge] = new([OrderState.Received, OrderState.Accepted], OrderState.Merged, StaffAction.TakeConcerns),
        [OrderStep.Reclassify] = new([OrderState.Received, OrderState.Accepted, .. _withUnit], null, StaffAction.DispatchOrders),
        [OrderStep.Classify] = new(_open, null, StaffAction.DispatchOrders),
        [OrderStep.Assign] = new([OrderState.Accepted, .. _withUnit], OrderState.Assigned, StaffAction.DispatchOrders),
        [OrderStep.Return] = new([OrderState.Assigned], OrderState.Accepted, StaffAction.HandleOrders),
        [OrderStep.Start] = new([OrderState.Assigned], OrderState.InProgress, StaffAction.HandleOrders),
        [OrderStep.Join] = new(_withUnit, null, StaffAction.DispatchOrders),
        [OrderStep.JointReply] = new(_withUnit, null, StaffAction.HandleOrders),
        [OrderStep.RequestExtension] = new([OrderState.InProgress], null, StaffAction.HandleOrders),
        [OrderStep.ApproveExtension] = new([OrderState.InProgress], null, StaffAction.SuperviseOrders),
        [OrderStep.RefuseExtension] = new([OrderState.InProgress], null, StaffAction.SuperviseOrders),
        [OrderStep.Suspend] = new([OrderState.InProgress], null, StaffAction.SuperviseOrders),
        [OrderStep.Resume] = new(_withUnit, null, StaffAction.HandleOrders),
        [OrderStep.Urge] = new(_open, null, StaffAction.SuperviseOrders),
        [OrderStep.Reply] = new([OrderState.InProgress], OrderState.Replied, StaffAction.HandleOrders),
        [OrderStep.ApproveReply] = new([OrderState.Replied], OrderState.Reviewed, StaffAction.ReviewReplies),
        [OrderStep.SendBack] = new([OrderState.Replied, OrderState.Reviewed], OrderState.InProgress, StaffAction.ReviewReplies),
        [OrderStep.Close] = new([OrderState.Reviewed], OrderState.Closed, StaffAction.DispatchOrders),
        [OrderStep.FollowUp] = new([OrderState.Closed, OrderState.Evaluated], OrderState.FollowedUp, StaffAction.FollowUpOrders),
        [OrderStep.Evaluate] = new([OrderState.Closed, OrderState.FollowedUp], OrderState.Evaluated, null),
        [OrderStep.Reopen] = new(_told, OrderState.Assigned, StaffAction.FollowUpOrders),
    }.ToFrozenDictionary();
}
