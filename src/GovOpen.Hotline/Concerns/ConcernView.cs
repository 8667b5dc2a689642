using GovOpen.Calendar;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Orders;

namespace GovOpen.Hotline.Concerns;

/// <summary>A concern as who filed it sees it: before, during and after it is handled. Persons of the units have no names here.</summary>
internal sealed record ConcernView
{
    public required string Receipt { get; init; }

    public required ConcernKind Kind { get; init; }

    public required OrderState State { get; init; }

    public required string Text { get; init; }

    /// <summary>Who has it; null: nobody yet.</summary>
    public required string? Unit { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required Deadline? Deadline { get; init; }

    public required bool IsSuspended { get; init; }

    public required bool IsOverdue { get; init; }

    /// <summary>Once it is closed; where it is not for 12345, what to do.</summary>
    public required string? Reply { get; init; }

    public required OtherChannel? RightChannel { get; init; }

    /// <summary>What becomes of the concern that has this one's matter; null: it is handled itself.</summary>
    public MergedConcern? MergedInto { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required bool? IsResolved { get; init; }

    public required bool? IsSatisfied { get; init; }

    /// <summary>Whether they can say now what they think of it.</summary>
    public required bool MayEvaluate { get; init; }

    /// <summary>What was done, from the first.</summary>
    public required IReadOnlyList<ConcernStep> Steps { get; init; }

    /// <param name="order">With its steps.</param>
    /// <param name="key">Of its case.</param>
    /// <param name="clock">As of now.</param>
    /// <param name="now">The instant that is looked at.</param>
    public static ConcernView Of(WorkOrder order, CaseVault.OpenCase key, OrderClock clock, DateTimeOffset now) => new()
    {
        Receipt = order.Receipt,
        Kind = order.Kind,
        State = order.State,
        Text = ConcernContent.Read(key, order.Content!).Text,
        Unit = order.Unit,
        ReceivedAt = order.ReceivedAt,
        DueOn = clock.DueOn,
        DueAt = order.WasDueAt ?? clock.DueAt,
        Deadline = clock.Days,
        IsSuspended = order.IsSuspended,
        IsOverdue = order.IsOverdueAt(now),
        // What a unit wrote is theirs until it was reviewed and closed.
        Reply = order.IsOver && order.Reply is not null ? key.Read(WorkOrder.ReplyField, order.Reply) : null,
        RightChannel = order.RightChannel,
        ClosedAt = order.ClosedAt,
        IsResolved = order.IsResolved,
        IsSatisfied = order.IsSatisfied,
        MayEvaluate = order.RefusalOf(OrderStep.Evaluate, actor: null, now) is null,
        Steps = [.. order.Steps.OrderBy(step => step.Ordinal).Select(step => new ConcernStep(step.Step, step.Unit, step.At))],
    };
}

/// <param name="Step">Which.</param>
/// <param name="Unit">Whose.</param>
/// <param name="At">When.</param>
internal sealed record ConcernStep(OrderStep Step, string? Unit, DateTimeOffset At);

/// <param name="State">Of the other.</param>
/// <param name="Unit">Who has it.</param>
/// <param name="DueOn">Until when.</param>
/// <param name="ClosedAt">When it was answered.</param>
internal sealed record MergedConcern(OrderState State, string? Unit, DateOnly DueOn, DateTimeOffset? ClosedAt);
