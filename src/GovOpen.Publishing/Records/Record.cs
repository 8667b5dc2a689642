using System.Globalization;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Columns;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Exchange;
using GovOpen.Publishing.Records.Rules;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Records;

/// <summary>How far the working text of a record has come; what is public meanwhile is <see cref="Record.PublishedVersion"/>.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RecordState>))]
internal enum RecordState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>The secrecy reviewer wants it changed.</summary>
    Returned,

    /// <summary>保密审查 is done: it may become public as it is.</summary>
    Cleared,

    /// <summary>Public as it is.</summary>
    Published,

    /// <summary>Taken off the public site for good.</summary>
    Withdrawn,
}

/// <summary>
/// A disclosure record: what is being written, and whether it is public. Drafting, clearing and publishing are three
/// people's (先审查、后公开，《政府信息公开条例》第十七条); a change of what is public goes the same way and becomes a correction.
/// </summary>
internal sealed class Record
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private init; }

    /// <summary>The key of its type.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The unit whose record it is.</summary>
    public string Unit { get; private init; } = "";

    public string Division { get; private init; } = "";

    /// <summary>1 for the first draft; every change adds one. Who changes it says which version they saw.</summary>
    public long Version { get; private set; }

    public RecordState State { get; private set; }

    public string Title { get; private set; } = "";

    public string[] Tags { get; private set; } = [];

    /// <summary>Canonical texts by key of the field.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    /// <summary>The column in which the public finds it; null until it is public.</summary>
    public string? Column { get; private set; }

    /// <summary>Everybody who wrote at it.</summary>
    public string[] Drafters { get; private set; } = [];

    /// <summary>Who cleared it as it is.</summary>
    public string? ClearedBy { get; private set; }

    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>The version that is public; null while none is.</summary>
    public long? PublishedVersion { get; private set; }

    /// <summary>The day on which the first version became public.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    public Target AsTarget() => new(Division, Unit);

    public static Record Draft(RecordType type, Content content, Actor editor, DateTimeOffset now)
    {
        var record = new Record { Id = Guid.CreateVersion7(now), Type = type.Key, Unit = editor.Unit!, Division = editor.Division! };
        record.Take(content, editor);
        return record;
    }

    /// <summary>What was exported elsewhere: as it is public, without what the public does not see. Of a withdrawn one only that it was.</summary>
    public static Record Loaded(ExportedRecord exported, Actor loader)
    {
        var record = new Record { Id = exported.Id, Type = exported.Withdrawn?.Type ?? exported.Versions[^1].Type, Unit = exported.Unit, Division = exported.Division };
        if (exported.Withdrawn is { } withdrawn)
        {
            (record.State, record.Version, record.WithdrawnOn) = (RecordState.Withdrawn, withdrawn.Version, ShanghaiDay.Of(withdrawn.WithdrawnAt));
            return record;
        }

        var newest = exported.Versions[^1];
        (record.State, record.Version, record.PublishedVersion, record.PublishedOn) = (RecordState.Published, newest.Version, newest.Version, newest.PublishedOn);
        (record.Title, record.Tags, record.Column) = (newest.Title, [.. newest.Tags], newest.Column);
        record.Values = newest.Fields.ToDictionary(field => field.Key, field => field.Value);
        (record.ClearedBy, record.ClearedAt) = (loader.Id, newest.RecordedAt);
        return record;
    }

    /// <summary>Writes it anew. Whatever was cleared before is to be cleared again; what is public stays so meanwhile.</summary>
    public Refusal? Edit(Content content, Actor editor)
    {
        if (State == RecordState.Withdrawn) return Gone;
        Take(content, editor);
        return null;
    }

    /// <summary>保密审查</summary>
    public Refusal? Clear(Actor reviewer, DateTimeOffset now)
    {
        if (State == RecordState.Withdrawn) return Gone;
        if (State == RecordState.Returned) return new("returned", "It was returned; it must be changed before it can be cleared.");
        if (State != RecordState.Draft) return new("already-cleared", "It is cleared already.");
        if (SeparationOfDuties.RefusalOf(Done, Duty.SecrecyReview, reviewer.Id) is { } refusal) return refusal;
        Version++;
        (State, ClearedBy, ClearedAt) = (RecordState.Cleared, reviewer.Id, now);
        return null;
    }

    /// <summary>Back to the editors.</summary>
    public Refusal? Return(string reason)
    {
        if (State == RecordState.Withdrawn) return Gone;
        if (State is not (RecordState.Draft or RecordState.Cleared)) return new("nothing-to-return", "There is no draft of it.");
        Version++;
        (State, ReturnReason, ClearedBy, ClearedAt) = (RecordState.Returned, reason, null, null);
        return null;
    }

    /// <summary>Why this person may not make it public now; null: they may, if it is ready.</summary>
    /// <param name="publisher">Who.</param>
    /// <param name="isCorrection">Whether a version is meant to be public already.</param>
    /// <param name="urgent">On the urgent path who drafted may publish (应急信息); that another person has cleared it stays the rule.</param>
    public Refusal? RefusalToPublish(Actor publisher, bool isCorrection, bool urgent)
    {
        if (State == RecordState.Withdrawn) return Gone;
        if (isCorrection && PublishedVersion is null) return new("not-published", "Nothing of it is public that could be corrected.");
        if (!isCorrection && PublishedVersion is not null) return new("already-published", "It is public; what changes it now is a correction, with a reason.");
        if (State != RecordState.Cleared) return new("not-cleared", "Nothing becomes public before its secrecy review (保密审查).");
        return SeparationOfDuties.RefusalOf(urgent ? Done.Where(done => done.Duty != Duty.Draft) : Done, Duty.Publish, publisher.Id);
    }

    /// <summary>Becomes public as it is.</summary>
    public RecordPublished Publish(RecordType type, Column column, IReadOnlyDictionary<Guid, LinkTarget> targets, string? correctionReason, DateTimeOffset now)
    {
        Version++;
        State = RecordState.Published;
        (PublishedVersion, Column) = (Version, column.Key);
        PublishedOn ??= ShanghaiDay.Of(now);
        var result = type.Field(type.Facets.Result);
        return new()
        {
            RecordId = Id,
            Version = Version,
            Type = type.Key,
            TypeName = type.Names,
            Column = column.Key,
            ColumnName = column.Names,
            Title = Title,
            Issuer = Unit,
            Division = Division,
            Year = Values.TryGetValue(type.Facets.Year ?? "", out var year) ? int.Parse(year[..4], CultureInfo.InvariantCulture) : PublishedOn.Value.Year,
            Organiser = Values.GetValueOrDefault(type.Facets.Organiser ?? ""),
            Result = result is null ? null : Values.GetValueOrDefault(result.Key),
            ResultName = result?.Option(Values.GetValueOrDefault(result.Key))?.Names,
            Tags = Tags,
            Fields = [.. type.Fields.Where(field => field.Public && Values.ContainsKey(field.Key)).Select(field => Shown(field, Values[field.Key], targets))],
            PublishedOn = PublishedOn.Value,
            CorrectionReason = correctionReason,
            RecordedAt = now,
        };
    }

    public (RecordWithdrawn? Withdrawn, Refusal? Refusal) Withdraw(string reason, DateTimeOffset now)
    {
        if (PublishedVersion is null) return (null, State == RecordState.Withdrawn ? Gone : new("not-published", "Nothing of it is public."));
        Version++;
        (State, PublishedVersion, WithdrawnOn) = (RecordState.Withdrawn, null, ShanghaiDay.Of(now));
        return (new() { RecordId = Id, Version = Version, Type = Type, Reason = reason, WithdrawnAt = now }, null);
    }

    private static Refusal Gone => new("withdrawn", "It was withdrawn; draft another record instead.");

    private IEnumerable<DutyDone> Done =>
        Drafters.Select(person => new DutyDone(Duty.Draft, person)).Concat(ClearedBy is null ? [] : [new DutyDone(Duty.SecrecyReview, ClearedBy)]);

    private void Take(Content content, Actor editor)
    {
        Version++;
        (State, ReturnReason, ClearedBy, ClearedAt) = (RecordState.Draft, null, null, null);
        (Title, Tags, Values) = (content.Title, content.Tags, content.Values);
        if (!Drafters.Contains(editor.Id)) Drafters = [.. Drafters, editor.Id];
    }

    private static PublicField Shown(RecordField field, string value, IReadOnlyDictionary<Guid, LinkTarget> targets) => new()
    {
        Key = field.Key,
        Name = field.Names,
        Kind = field.Kind,
        Value = value,
        Choice = field.Option(value)?.Names,
        Title = field.Kind is RecordFieldKind.Record or RecordFieldKind.Document ? targets[Guid.Parse(value)].Title : null,
    };
}

/// <summary>What editors write.</summary>
internal sealed record Content(string Title, string[] Tags, IReadOnlyDictionary<string, string> Values);
