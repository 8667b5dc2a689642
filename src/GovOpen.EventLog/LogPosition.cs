using System.Globalization;
using MassTransit;

namespace GovOpen.EventLog;

/// <summary>Where an event stands: travels beside it in the message's headers.</summary>
/// <param name="Source">Whose log.</param>
/// <param name="Epoch">Which history of it.</param>
/// <param name="Sequence">Its place.</param>
/// <param name="Previous">The place of the event before it; so a reader knows whether it has heard all up to here.</param>
/// <param name="PreviousId">That event; null for the first. So a reader knows whether it has heard the same.</param>
/// <param name="EventId">Its id.</param>
public sealed record LogPosition(string Source, Guid Epoch, long Sequence, long Previous, Guid? PreviousId, Guid EventId)
{
    private const string SourceHeader = "govopen-source";
    private const string EpochHeader = "govopen-epoch";
    private const string SequenceHeader = "govopen-sequence";
    private const string PreviousHeader = "govopen-previous";
    private const string PreviousIdHeader = "govopen-previous-id";

    internal void WriteTo(PublishContext context)
    {
        context.MessageId = EventId;
        context.Headers.Set(SourceHeader, Source);
        context.Headers.Set(EpochHeader, Epoch.ToString());
        context.Headers.Set(SequenceHeader, Sequence.ToString(CultureInfo.InvariantCulture));
        context.Headers.Set(PreviousHeader, Previous.ToString(CultureInfo.InvariantCulture));
        if (PreviousId is { } id) context.Headers.Set(PreviousIdHeader, id.ToString());
    }

    internal static LogPosition ReadFrom(ConsumeContext context) => new(
        Header(context, SourceHeader),
        Guid.Parse(Header(context, EpochHeader)),
        long.Parse(Header(context, SequenceHeader), CultureInfo.InvariantCulture),
        long.Parse(Header(context, PreviousHeader), CultureInfo.InvariantCulture),
        context.Headers.Get<string>(PreviousIdHeader) is { } id ? Guid.Parse(id) : null,
        context.MessageId ?? throw new FormatException("The message has no id."));

    private static string Header(ConsumeContext context, string name) =>
        context.Headers.Get<string>(name) ?? throw new FormatException($"The message has no header {name}: it does not come from an event log.");
}
