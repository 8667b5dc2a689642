using GovOpen.Contracts;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Records;

/// <summary>A record as staff sees it, non-public fields included.</summary>
/// <param name="Missing">What keeps it from being published now.</param>
/// <param name="Versions">What was public, oldest first.</param>
internal sealed record RecordDetail(
    Guid Id, string Type, Wording? TypeName, RecordState State, long Version, long? PublishedVersion, DateOnly? PublishedOn, DateOnly? WithdrawnOn, string Unit, string Division,
    string? Column, string Title, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Fields, string? ReturnReason, DateTimeOffset? ClearedAt,
    IReadOnlyList<FieldError> Missing, IReadOnlyList<PublishedState> Versions)
{
    public static RecordDetail Of(Record record, RecordType? type, IReadOnlyList<FieldError> missing, IReadOnlyList<PublishedState> versions) => new(
        record.Id, record.Type, type?.Names, record.State, record.Version, record.PublishedVersion, record.PublishedOn, record.WithdrawnOn, record.Unit, record.Division,
        record.Column, record.Title, record.Tags, record.Values, record.ReturnReason, record.ClearedAt, missing, versions);
}

/// <summary>One version that was public.</summary>
internal sealed record PublishedState(long Version, DateTimeOffset RecordedAt, string Title, string? CorrectionReason, string? UrgentReason);
