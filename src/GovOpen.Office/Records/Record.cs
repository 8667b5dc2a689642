using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Records;

/// <summary>A disclosure record, in short.</summary>
public sealed record RecordLine(
    Guid Id, string Type, Wording? TypeName, string State, long Version, long? PublishedVersion, DateOnly? PublishedOn, DateOnly? WithdrawnOn, string Unit, string Division, string Title, IReadOnlyList<string> Tags);

/// <summary>A page of them.</summary>
public sealed record RecordList(int Total, IReadOnlyList<RecordLine> Records);

/// <summary>A record with all that staff knows of it.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Type">Its key.</param>
/// <param name="TypeName">Null: the type is configured no more.</param>
/// <param name="State">One of <see cref="RecordSearch.States"/>.</param>
/// <param name="Version">Every change adds one.</param>
/// <param name="PublishedVersion">The one that is public; null: none.</param>
/// <param name="PublishedOn">The first day.</param>
/// <param name="WithdrawnOn">The first day without it.</param>
/// <param name="Unit">Whose.</param>
/// <param name="Division">Of the unit.</param>
/// <param name="Title">标题</param>
/// <param name="Tags">主题词</param>
/// <param name="Fields">By key, those that are not public included.</param>
/// <param name="ReturnReason">Why it was returned.</param>
/// <param name="Missing">What keeps it from being published.</param>
/// <param name="Versions">What was public, from the first.</param>
public sealed record RecordDetail(
    Guid Id, string Type, Wording? TypeName, string State, long Version, long? PublishedVersion, DateOnly? PublishedOn, DateOnly? WithdrawnOn, string Unit, string Division, string Title,
    IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Fields, string? ReturnReason, IReadOnlyList<FieldError> Missing, IReadOnlyList<PublishedState> Versions);

public sealed record PublishedState(long Version, DateTimeOffset RecordedAt, string Title, string? CorrectionReason, string? UrgentReason);

/// <summary>What records there are, and the vocabulary of tags.</summary>
public sealed record RecordTypeList(IReadOnlyList<RecordType> Types, IReadOnlyList<Wording> Tags)
{
    public RecordType? Find(string key) => Types.FirstOrDefault(type => type.Key == key);
}

public sealed record RecordType(string Key, Wording Names, bool Urgent, IReadOnlyList<RecordField> Fields);

public sealed record RecordField(string Key, Wording Names, RecordFieldKind Kind, bool Required, bool Public, IReadOnlyList<RecordOption> Options);

public sealed record RecordOption(string Key, Wording Names);

/// <summary>What should be public and is not.</summary>
public sealed record Gaps(DateOnly AsOf, IReadOnlyList<FocusGap> FocusColumns, IReadOnlyList<UnansweredRecord> Unanswered, IReadOnlyList<UnitGap> KeyAreas, IReadOnlyList<PowerSite> PowerSites);

public sealed record FocusGap(string Column, Wording Name, int Policies);

public sealed record UnansweredRecord(Guid Id, Wording TypeName, string Title, string Unit, DateOnly PublishedOn);

public sealed record UnitGap(string Unit, string? Division, IReadOnlyList<NamedColumn> Empty);

public sealed record NamedColumn(string Key, Wording Name);

public sealed record PowerSite(string Unit, string? Division, IReadOnlyList<FilledColumn> Columns);

public sealed record FilledColumn(string Key, Wording Name, int Records);
