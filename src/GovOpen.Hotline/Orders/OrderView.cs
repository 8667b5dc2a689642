using GovOpen.Calendar;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Clocks;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders;

/// <summary>An order as staff see it; who filed it is read by a way of its own (<see cref="ReadContact"/>).</summary>
internal sealed record OrderView
{
    public required Guid Id { get; init; }

    public required string Receipt { get; init; }

    public required ConcernKind Kind { get; init; }

    public required ConcernChannel Channel { get; init; }

    public required string Division { get; init; }

    /// <summary>As people said; null: nobody has.</summary>
    public required string? Class { get; init; }

    /// <summary>What it may be, likeliest first; none before there is enough to learn from.</summary>
    public IReadOnlyList<SuggestedClass> SuggestedClasses { get; init; } = [];

    /// <summary>Whose matter it is by the lists: of what people said, or else of what is suggested first; none: the lists do not say.</summary>
    public IReadOnlyList<ListedUnit> ListedUnits { get; init; } = [];

    public required OrderState State { get; init; }

    /// <summary>To be sent back with the next step.</summary>
    public required int Version { get; init; }

    /// <summary>Who has it.</summary>
    public required string? Unit { get; init; }

    /// <summary>Who stays accountable.</summary>
    public required string? FirstUnit { get; init; }

    public required IReadOnlyList<JointUnit> JointUnits { get; init; }

    /// <summary>What they say; null: erased.</summary>
    public required string? Text { get; init; }

    public required string? Place { get; init; }

    /// <summary>Whether there is somebody to call.</summary>
    public required bool HasContact { get; init; }

    /// <summary>Who filed it does not want it published.</summary>
    public required bool KeepPrivate { get; init; }

    public required string? Reply { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The instant from which it is, or was, overdue.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Every day of the term; null: the limit is one of hours.</summary>
    public required Deadline? Deadline { get; init; }

    public required bool IsOverdue { get; init; }

    public required bool IsSuspended { get; init; }

    public required bool IsExtended { get; init; }

    public required int? RequestedExtension { get; init; }

    public required bool IsReopened { get; init; }

    public required int Urges { get; init; }

    public required OtherChannel? RightChannel { get; init; }

    public required Guid? MergedInto { get; init; }

    public required bool? IsResolved { get; init; }

    public required bool? IsSatisfied { get; init; }

    /// <summary>What was done, from the first.</summary>
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>What can be done in this state, by whoever may.</summary>
    public required IReadOnlyList<OrderStep> Possible { get; init; }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such order that you may see.");

    /// <param name="order">With its steps.</param>
    /// <param name="key">Null: what it said was erased.</param>
    /// <param name="clock">As of now.</param>
    /// <param name="now">The instant that is looked at.</param>
    public static OrderView Of(WorkOrder order, CaseVault.OpenCase? key, OrderClock clock, DateTimeOffset now)
    {
        var content = key is null || order.Content is null ? null : ConcernContent.Read(key, order.Content);
        return new()
        {
            Id = order.Id,
            Receipt = order.Receipt,
            Kind = order.Kind,
            Channel = order.Channel,
            Division = order.Division,
            Class = order.Class,
            State = order.State,
            Version = order.Version,
            Unit = order.Unit,
            FirstUnit = order.FirstUnit,
            JointUnits = order.JointUnits,
            Text = content?.Text,
            Place = content?.Place,
            HasContact = content is not null && (content.Name ?? content.Phone) is not null,
            KeepPrivate = content is { KeepPrivate: true },
            Reply = key is null || order.Reply is null ? null : key.Read(WorkOrder.ReplyField, order.Reply),
            ReceivedAt = order.ReceivedAt,
            ClosedAt = order.ClosedAt,
            DueAt = order.WasDueAt ?? clock.DueAt,
            DueOn = clock.DueOn,
            Deadline = clock.Days,
            IsOverdue = order.IsOverdueAt(now),
            IsSuspended = order.IsSuspended,
            IsExtended = order.IsExtended,
            RequestedExtension = order.RequestedExtension,
            IsReopened = order.IsReopened,
            Urges = order.Urges,
            RightChannel = order.RightChannel,
            MergedInto = order.MergedInto,
            IsResolved = order.IsResolved,
            IsSatisfied = order.IsSatisfied,
            Steps = [.. order.Steps.OrderBy(step => step.Ordinal).Select(step => StepView.Of(step, key))],
            Possible = [.. order.Possible],
        };
    }
}

/// <param name="Id">Of the unit.</param>
/// <param name="Name">Its full name.</param>
internal sealed record ListedUnit(Guid Id, string Name);

/// <param name="Step">Which.</param>
/// <param name="Person">As records call them; “citizen” for who filed it.</param>
/// <param name="Unit">Theirs.</param>
/// <param name="At">When.</param>
/// <param name="Remark">The reasons, or a joint reply; null: none, or erased.</param>
/// <param name="WorkingDays">Of an extension.</param>
internal sealed record StepView(OrderStep Step, string Person, string? Unit, DateTimeOffset At, string? Remark, int? WorkingDays)
{
    public static StepView Of(StepTaken step, CaseVault.OpenCase? key) =>
        new(step.Step, step.Person, step.Unit, step.At, key is null || step.Remark is null ? null : key.Read(FieldOf(step.Ordinal), step.Remark), step.WorkingDays);

    /// <summary>What a remark is encrypted as.</summary>
    public static string FieldOf(int ordinal) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"remark:{ordinal}");
}
