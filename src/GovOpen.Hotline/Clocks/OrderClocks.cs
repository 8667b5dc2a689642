using GovOpen.Calendar;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Clocks;

/// <summary>The clocks of orders by the limits and the working days of this installation.</summary>
internal sealed class OrderClocks(IOptions<HotlineOptions> options, WorkingCalendar calendar)
{
    public WorkingCalendar Calendar => calendar;

    /// <param name="order">With its steps.</param>
    /// <param name="now">A suspension that goes on is counted up to here.</param>
    public OrderClock Of(WorkOrder order, DateTimeOffset now) =>
        OrderClock.Of(order.Kind, order.Steps.OrderBy(step => step.Ordinal).Select(step => new ClockStep(step.Step, step.At, step.WorkingDays)), options.Value.LimitsThatHold, calendar, now);
}

internal static class ClocksRegistration
{
    public static void AddClocks(this WebApplicationBuilder builder)
    {
        builder.AddWorkingCalendar();
        builder.Services.AddOptions<HotlineOptions>().BindConfiguration(HotlineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<OrderClocks>();
    }
}
