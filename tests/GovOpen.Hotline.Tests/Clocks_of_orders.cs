using FsCheck;
using FsCheck.Fluent;
using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Orders;

namespace GovOpen.Hotline.Tests;

public sealed class Clocks_of_orders
{
    private static readonly WorkingCalendar _calendar = WorkingCalendar.With();
    private static readonly DateTimeOffset _received = new(2026, 9, 21, 15, 0, 0, TimeSpan.FromHours(8));

    private static readonly OrderStep[] _steps =
    [
        OrderStep.Accept, OrderStep.Assign, OrderStep.Return, OrderStep.Start, OrderStep.Join, OrderStep.RequestExtension, OrderStep.ApproveExtension, OrderStep.RefuseExtension,
        OrderStep.Suspend, OrderStep.Resume, OrderStep.Urge, OrderStep.Reply, OrderStep.SendBack, OrderStep.ApproveReply,
    ];

    /// <summary>Whatever is done in whatever order, as far as the order lets it.</summary>
    [Fact]
    public void are_what_the_explained_rule_gives_and_nothing_of_the_history_is_lost() =>
        Prop.ForAll(Gen.Choose(0, _steps.Length - 1).Zip(Gen.Choose(0, 40)).ListOf().ToArbitrary(), tried =>
        {
            var order = New();
            var (now, history) = (_received, new List<StepTaken> { order.Steps[0] });
            foreach (var (which, hours) in tried.Take(60))
            {
                now = now.AddHours(hours);
                if (!Take(order, _steps[which], now)) continue;
                history.Add(order.Steps[^1]);
            }

            var clock = ClockOf(order, now);
            return (clock.DueOn == ByHand(order, now)).Label($"{clock.DueOn:o} is not {ByHand(order, now):o} after {string.Join(' ', order.Steps.Select(step => $"{step.Step}@{step.At:MM-dd HH}"))}")
                .And(order.Steps.SequenceEqual(history)).And(order.Steps.Select(step => step.Ordinal).SequenceEqual(Enumerable.Range(1, history.Count)))
                .And(IsExplained(clock));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void may_be_of_hours_day_and_night_and_stand_still_meanwhile()
    {
        var limits = Enum.GetValues<ConcernKind>().Select(kind => new TermLimit { From = new(2020, 1, 1), Kind = kind, Hours = 24 }).ToList();
        ClockStep[] steps = [new(OrderStep.Receive, _received), new(OrderStep.Suspend, _received.AddHours(10)), new(OrderStep.Resume, _received.AddHours(13)), new(OrderStep.Suspend, _received.AddHours(26))];

        var clock = OrderClock.Of(ConcernKind.Help, steps, limits, _calendar, _received.AddHours(30));

        Assert.Equal((_received.AddHours(24 + 3 + 4), null), (clock.DueAt, clock.Days));
    }

    [Fact]
    public void follow_the_limits_that_were_in_force_when_it_was_received()
    {
        TermLimit[] limits = [new() { From = new(2025, 1, 1), Kind = ConcernKind.Help, WorkingDays = 7 }, new() { From = new(2026, 9, 22), Kind = ConcernKind.Help, WorkingDays = 3 }];

        Assert.Equal(7, OrderClock.Of(ConcernKind.Help, [new(OrderStep.Receive, _received)], limits, _calendar, _received).Days!.WorkingDays);
        Assert.Equal(3, OrderClock.Of(ConcernKind.Help, [new(OrderStep.Receive, _received.AddDays(1))], limits, _calendar, _received).Days!.WorkingDays);
        Assert.Equal(3, OrderClock.Of(ConcernKind.Help, [new(OrderStep.Receive, _received), new(OrderStep.Reopen, _received.AddDays(20))], limits, _calendar, _received.AddDays(20)).Days!.WorkingDays);
    }

    [Fact]
    public void end_at_midnight_in_Shanghai()
    {
        var clock = OrderClock.Of(ConcernKind.Consultation, [new(OrderStep.Receive, new(2026, 12, 1, 23, 59, 59, TimeSpan.FromHours(8)))], TermLimit.Sichuan, _calendar, _received);
        Assert.Equal(new DateTimeOffset(2026, 12, 5, 0, 0, 0, TimeSpan.FromHours(8)), clock.DueAt);
    }

    [Fact]
    public void need_a_limit_for_every_kind_of_either_sort()
    {
        Assert.Empty(TermLimit.FaultsIn(TermLimit.Sichuan));
        Assert.Equal(4, TermLimit.FaultsIn([new() { From = new(2026, 1, 1), Kind = ConcernKind.Help, WorkingDays = 1 }]).Count());
        Assert.Contains("either WorkingDays", TermLimit.FaultsIn([.. TermLimit.Sichuan, new() { From = new(2026, 1, 1), Kind = ConcernKind.Help, WorkingDays = 1, Hours = 1 }]).Single(), StringComparison.Ordinal);
    }

    private static WorkOrder New()
    {
        var order = new WorkOrder { Id = Guid.CreateVersion7(), Kind = ConcernKind.Help, Channel = ConcernChannel.Portal, Division = "510100", ReceivedAt = _received };
        order.Take(OrderStep.Receive, actor: null, _received);
        order.SetDue(ClockOf(order, _received), _received);
        return order;
    }

    /// <summary>What a use case does, without its persons.</summary>
    private static bool Take(WorkOrder order, OrderStep step, DateTimeOffset now)
    {
        if (order.RefusalOf(step, actor: null, now) is not null) return false;

        int? days = step == OrderStep.ApproveExtension ? order.RequestedExtension : null;
        switch (step)
        {
            case OrderStep.Assign: order.AssignTo("成都市住房和城乡建设局", "510100"); break;
            case OrderStep.Return: order.GiveBack(); break;
            case OrderStep.Start: order.Begin(); break;
            case OrderStep.RequestExtension: order.AskForExtension(5); break;
            case OrderStep.ApproveExtension: order.DecideExtension(isApproved: true); break;
            case OrderStep.RefuseExtension: order.DecideExtension(isApproved: false); break;
            case OrderStep.Suspend: order.Stop(isSuspended: true); break;
            case OrderStep.Resume: order.Stop(isSuspended: false); break;
        }

        order.Take(step, actor: null, now, workingDays: days);
        order.SetDue(ClockOf(order, now), now);
        return true;
    }

    private static OrderClock ClockOf(WorkOrder order, DateTimeOffset now) =>
        OrderClock.Of(order.Kind, order.Steps.Select(step => new ClockStep(step.Step, step.At, step.WorkingDays)), TermLimit.Sichuan, _calendar, now);

    /// <summary>The rule as a clerk would follow it: day by day, looking in the file whether it was suspended when the day ended.</summary>
    private static DateOnly ByHand(WorkOrder order, DateTimeOffset now)
    {
        var left = 7 + order.Steps.Where(step => step.Step == OrderStep.ApproveExtension).Sum(step => step.WorkingDays!.Value);
        var day = ShanghaiDay.Of(_received);
        while (left > 0)
        {
            day = day.AddDays(1);
            var evening = ShanghaiDay.StartOf(day.AddDays(1));
            var last = order.Steps.LastOrDefault(step => step.At < evening && step.Step is OrderStep.Suspend or OrderStep.Resume && step.At < evening);
            var isSuspended = last?.Step == OrderStep.Suspend && day <= ShanghaiDay.Of(now);
            if (_calendar.IsWorkingDay(day) && !isSuspended) left--;
        }

        return day;
    }

    /// <summary>Every day of the term is counted or says why not.</summary>
    private static bool IsExplained(OrderClock clock) => clock.Days is { } days && days.Due.DayNumber - days.From.DayNumber == days.WorkingDays + days.Skipped.Count;
}
