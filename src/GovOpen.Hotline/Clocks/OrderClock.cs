using System.Runtime.InteropServices;
using GovOpen.Calendar;
using GovOpen.Contracts;
using GovOpen.Hotline.Orders;

namespace GovOpen.Hotline.Clocks;

/// <summary>
/// Until when a concern must be answered, explained. It counts from the day on which the concern was received, or taken up again; to
/// whom it was passed meanwhile changes nothing (首问负责). Days on which it was suspended do not count; an approved extension adds its days.
/// </summary>
/// <param name="DueAt">The instant from which it is overdue.</param>
/// <param name="DueOn">Its last day in Shanghai.</param>
/// <param name="Days">Every day of it; null: the limit is one of hours.</param>
internal sealed record OrderClock(DateTimeOffset DueAt, DateOnly DueOn, Deadline? Days)
{
    private const string Suspended = "中止";

    /// <param name="kind">Of the concern, as it is classified now.</param>
    /// <param name="steps">What was done, from receipt on, in its order.</param>
    /// <param name="limits">See <see cref="TermLimit.For"/>.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="now">A suspension that goes on is counted up to here.</param>
    public static OrderClock Of(ConcernKind kind, IEnumerable<ClockStep> steps, IReadOnlyList<TermLimit> limits, WorkingCalendar calendar, DateTimeOffset now)
    {
        var (from, extension, pauses) = (default(DateTimeOffset), 0, new List<(DateTimeOffset From, DateTimeOffset To)>());
        DateTimeOffset? stoppedAt = null;
        foreach (var step in steps)
        {
            switch (step.Step)
            {
                case OrderStep.Receive or OrderStep.Reopen:
                    (from, extension, stoppedAt) = (step.At, 0, null);
                    pauses.Clear();
                    break;
                case OrderStep.ApproveExtension:
                    extension += step.WorkingDays ?? 0;
                    break;
                case OrderStep.Suspend:
                    stoppedAt = step.At;
                    break;
                case OrderStep.Resume when stoppedAt is { } at:
                    pauses.Add((at, step.At));
                    stoppedAt = null;
                    break;
            }
        }

        if (stoppedAt is { } since) pauses.Add((since, now > since ? now : since));
        var limit = TermLimit.For(kind, ShanghaiDay.Of(from), limits);
        return limit.Hours is { } hours ? OfHours(from, hours, extension, pauses, calendar) : OfDays(from, limit.WorkingDays!.Value + extension, pauses, stoppedAt is not null, calendar);
    }

    /// <summary>A day does not count if the order was suspended when it ended; while that goes on, today does not either.</summary>
    private static OrderClock OfDays(DateTimeOffset from, int workingDays, List<(DateTimeOffset From, DateTimeOffset To)> pauses, bool goesOn, WorkingCalendar calendar)
    {
        var days = pauses.ConvertAll(pause => (From: ShanghaiDay.Of(pause.From), To: ShanghaiDay.Of(pause.To)));
        if (goesOn) days[^1] = days[^1] with { To = days[^1].To.AddDays(1) };
        var due = calendar.Due(ShanghaiDay.Of(from), workingDays, day => days.Any(pause => pause.From <= day && day < pause.To) ? Suspended : null);
        return new(ShanghaiDay.StartOf(due.Due.AddDays(1)), due.Due, due);
    }

    /// <summary>An extension is of working days also here: it begins when the hours end.</summary>
    private static OrderClock OfHours(DateTimeOffset from, int hours, int extension, List<(DateTimeOffset From, DateTimeOffset To)> pauses, WorkingCalendar calendar)
    {
        var dueAt = from.AddHours(hours);
        // In order: a pause that began in time moves the end, and so may let the next one begin in time.
        foreach (var (start, end) in pauses.OrderBy(pause => pause.From)) dueAt += start < dueAt ? end - start : TimeSpan.Zero;
        if (extension > 0) dueAt = ShanghaiDay.StartOf(calendar.Due(ShanghaiDay.Of(dueAt), extension).Due.AddDays(1));
        return new(dueAt, ShanghaiDay.Of(dueAt.AddTicks(-1)), null);
    }
}

/// <summary>What of a step concerns the clock.</summary>
/// <param name="Step">Which.</param>
/// <param name="At">When it was taken.</param>
/// <param name="WorkingDays">Of an extension.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClockStep(OrderStep Step, DateTimeOffset At, int? WorkingDays = null);
