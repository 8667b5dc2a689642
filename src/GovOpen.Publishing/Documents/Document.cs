using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents.Import;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Exchange;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents;

/// <summary>A document as it is public now; every earlier state is a <see cref="DocumentVersion"/>.</summary>
internal sealed class Document
{
    /// <summary>Ours, stable for all versions. UUIDv7.</summary>
    public Guid Id { get; private init; }

    /// <summary>The identity that the source gave it.</summary>
    public string SourceId { get; private init; } = "";

    /// <summary>The account of the register that brought it and alone may change it; null where it came before registers had accounts.</summary>
    public string? Owner { get; private set; }

    /// <summary>The unit that drafted it here; null for what a register brought, whose unit is the issuer.</summary>
    public string? Unit { get; private set; }

    /// <summary>1 for the first; every change adds one.</summary>
    public long Version { get; private set; }

    public string Title { get; private set; } = "";

    public DocumentKind Kind { get; private set; }

    public DocumentForm? Form { get; private set; }

    public string? Number { get; private set; }

    /// <summary>What all spellings of the number have in common; real law repeats numbers, so it is not unique.</summary>
    public string? NumberKey { get; private set; }

    public string? IndexNumber { get; private set; }

    public string? Issuer { get; private set; }

    public string? Division { get; private set; }

    public string? Theme { get; private set; }

    public string[] Tags { get; private set; } = [];

    public DateOnly? WrittenOn { get; private set; }

    /// <summary>What follows from <see cref="AsPublished"/> and the <see cref="Acts"/>.</summary>
    public Validity Validity { get; private set; } = new();

    public LastValidDayReason? LastValidDayReason { get; private set; }

    /// <summary>The dated facts as the source or the release stated them, before any act.</summary>
    public PublishedFacts AsPublished { get; private set; } = null!;

    /// <summary>What happened to it since, in the order in which it was recorded.</summary>
    public IReadOnlyList<Act> Acts { get; private set; } = [];

    /// <summary>The next day on which another of its texts begins to count.</summary>
    public DateOnly? NextTextOn { get; private set; }

    public bool ReviewNeeded { get; private set; }

    public IReadOnlyList<Relation> Relations { get; private set; } = [];

    public string[] History { get; private set; } = [];

    /// <summary>题注 as the public reads it: what was drafted here writes its own caption; a register states it.</summary>
    public IReadOnlyList<string> Notes => Unit is null ? History : [.. Caption.Of(Kind, Number, Validity, Acts)];

    /// <summary>The key of the <see cref="Body"/> that counts since the last change.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>Of everything that the source stated, by which a repetition is known for one.</summary>
    public byte[] ContentHash { get; private set; } = [];

    public uint RowVersion { get; private set; }

    /// <summary>What a register brings.</summary>
    public static Document New(string sourceId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), SourceId = sourceId };

    /// <summary>What was drafted here, under the identity that its draft has had from the beginning.</summary>
    public static Document Drafted(Guid id, string unit) => new() { Id = id, SourceId = id.ToString(), Unit = unit };

    /// <summary>What was exported elsewhere, after it was checked, as it was there: its text is still the one that counted when it changed last.</summary>
    public static Document Loaded(ExportedDocument exported)
    {
        var newest = exported.Versions[^1];
        var document = new Document { Id = exported.Id, SourceId = exported.SourceId, Owner = exported.Owner, Unit = exported.Unit, Version = newest.Version };
        document.Hold(new()
        {
            Title = newest.Title, Kind = newest.Kind, Form = newest.Form, Number = newest.Number, IndexNumber = newest.IndexNumber, Issuer = newest.Issuer,
            Division = newest.Division, Theme = newest.Theme, Tags = newest.Tags, WrittenOn = newest.WrittenOn, Relations = newest.Relations, Facts = exported.AsPublished,
        });
        document.Acts = newest.Acts ?? [];
        document.History = exported.Unit is null ? [.. newest.History] : [];
        document.ReviewNeeded = newest.ReviewNeeded;
        document.ContentHash = Convert.FromHexString(exported.ContentHash);
        document.Draw(ShanghaiDay.Of(newest.RecordedAt));
        document.BodyHash = Convert.FromHexString(newest.BodyHash);
        return document;
    }

    /// <summary>Whose it is, for who may act upon it.</summary>
    public Target AsTarget() => new(Division, Unit ?? Issuer);

    /// <summary>Its texts on their days.</summary>
    public IReadOnlyList<TextVersion> Texts => Consequences.TextsOf(AsPublished.BodyHash, Acts);

    /// <summary>Whether this register may change it: ids are the sources' own, and two sources may have chosen the same. What was drafted here is no register's.</summary>
    public bool IsChangedBy(Actor register) => Unit is null && (Owner is null || Owner == register.Id);

    /// <summary>Whether the source stated exactly this before.</summary>
    public bool Holds(StatedContent content) => ContentHash.AsSpan().SequenceEqual(content.Hash);

    /// <summary>Becomes what the source states now, and what the rules make of it: a new version.</summary>
    public DocumentPublished Accept(StatedContent content, Actor register, IReadOnlyList<SunsetRule> rules, DateTimeOffset now)
    {
        Owner ??= register.Id;
        var stated = content.Document;
        var kind = stated.Kind ?? DocumentKinds.FromLevel(stated.Level!);
        var inText = StatedDates.Read(stated.Title, stated.Text, stated.PublishedOn);
        var effectiveOn = stated.EffectiveOn ?? inText.EffectiveOn;
        var sunset = Sunset.Of(
            new(kind, stated.Title, stated.Division, stated.Region, stated.WrittenOn ?? stated.PublishedOn, effectiveOn, stated.LastValidDay, inText.Periods), rules);
        var ended = UndatedEndingOf(stated);

        Version++;
        Title = stated.Title;
        Kind = kind;
        Number = DocumentNumber.TryParse(stated.DocNumber, out var number) ? number.ToString() : stated.DocNumber;
        NumberKey = stated.DocNumber is null ? null : DocumentNumber.KeyOf(stated.DocNumber);
        IndexNumber = stated.IndexNumber;
        Issuer = stated.Issuer;
        Division = stated.Division;
        Theme = stated.Theme;
        Tags = [.. stated.Tags ?? []];
        WrittenOn = stated.WrittenOn;
        var before = AsPublished;
        AsPublished = new(
            new Validity
            {
                PublishedOn = stated.PublishedOn,
                EffectiveOn = effectiveOn,
                LastValidDay = sunset.LastValidDay,
                RepealedOn = stated.RepealedOn,
                EndedOnUnknownDay = ended,
                PartlyRepealedOn = stated.PartlyRepealedOn,
                Suspensions = stated.Suspensions ?? [],
            },
            sunset.Reason,
            Convert.ToHexStringLower(content.BodyHash),
            // Of the register's new end and an extension that was recorded here, the earlier counts until a person has looked.
            IsEndRestated: before is not null && (before.IsEndRestated || before.Validity.LastValidDay != sunset.LastValidDay));
        // Without a first day nothing is settled, unless the end is certain anyway.
        ReviewNeeded = sunset.ReviewNeeded || inText.EndUnresolved || (effectiveOn is null && ended is null && stated.RepealedOn is null) || ContradictsActs(before);
        Relations = stated.Relations ?? [];
        History = [.. stated.History ?? []];
        ContentHash = content.Hash;
        Draw(ShanghaiDay.Of(now));
        return Published(now);
    }

    /// <summary>Becomes what a release makes public: a new version.</summary>
    public DocumentPublished Release(ReleasedContent content, DateTimeOffset now)
    {
        Version++;
        Hold(content);
        Draw(ShanghaiDay.Of(now));
        return Published(now);
    }

    /// <summary>Becomes what it should have been (勘误): data and text in one new version, with the correction among its acts.</summary>
    public DocumentPublished Correct(ReleasedContent content, Act correction, DateTimeOffset now)
    {
        Hold(content);
        return Undergo(correction, now);
    }

    private void Hold(ReleasedContent content)
    {
        Title = content.Title;
        Kind = content.Kind;
        Form = content.Form;
        Number = content.Number;
        NumberKey = content.Number is null ? null : DocumentNumber.KeyOf(content.Number);
        IndexNumber = content.IndexNumber;
        Issuer = content.Issuer;
        Division = content.Division;
        Theme = content.Theme;
        Tags = [.. content.Tags];
        WrittenOn = content.WrittenOn;
        Relations = content.Relations;
        AsPublished = content.Facts;
        ReviewNeeded = content.ReviewNeeded;
    }

    /// <summary>Why this cannot happen to it; null: it can.</summary>
    public Refusal? RefusalOf(Act act, DateOnly today) => ActRules.RefusalOf(Standing, act, today);

    /// <summary>What decides whether an act is possible.</summary>
    public Standing Standing => new(Title, Validity, LastValidDayReason, TakenOffBy);

    /// <summary>What took it off the public site, if it is off.</summary>
    private ActType? TakenOffBy => Validity.WithdrawnOn is null
        ? null
        : Acts.Where(act => act.Type is ActType.Withdrawn or ActType.Gone or ActType.Redirected).Select(act => (ActType?)act.Type).LastOrDefault();

    /// <summary>Something happens to it, after <see cref="RefusalOf"/> was asked: a new version.</summary>
    public DocumentPublished Undergo(Act act, DateTimeOffset now)
    {
        Version++;
        // Each amendment brings a whole text; one that takes effect before another that was recorded earlier is not in the other's.
        ReviewNeeded |= act.Type == ActType.Amended && Acts.Any(earlier => earlier.Type == ActType.Amended && earlier.On >= act.On);
        Acts = [.. Acts, act];
        Draw(ShanghaiDay.Of(now));
        return Published(now);
    }

    /// <summary>The same with another text, because the day has come on which it begins to count.</summary>
    public DocumentPublished TurnToTextOf(DateOnly day, DateTimeOffset now)
    {
        Version++;
        Draw(day);
        return Published(now);
    }

    /// <summary>Draws the consequences of what was published and of the acts.</summary>
    private void Draw(DateOnly today)
    {
        (Validity, LastValidDayReason) = Consequences.Of(AsPublished, Acts);
        var texts = Texts;
        BodyHash = Convert.FromHexString(texts.On(today).BodyHash);
        NextTextOn = texts.FirstOrDefault(text => text.From > today)?.From;
    }

    /// <summary>Whether the source now states another end or text than the one upon which acts were recorded here.</summary>
    private bool ContradictsActs(PublishedFacts? before) => before is not null
        && ((before.Validity.LastValidDay != AsPublished.Validity.LastValidDay && Acts.Any(act => act.Type is ActType.Extended or ActType.DeclaredLapsed))
            || (before.BodyHash != AsPublished.BodyHash && Acts.Any(act => act.BodyHash is not null)));

    private static UndatedEnding? UndatedEndingOf(StatedDocument stated) => stated.Status switch
    {
        StatedStatus.Amended => UndatedEnding.Superseded,
        StatedStatus.Repealed when stated.RepealedOn is null => UndatedEnding.Repealed,
        _ => null,
    };

    private DocumentPublished Published(DateTimeOffset now) => new()
    {
        DocumentId = Id,
        Version = Version,
        SourceId = SourceId,
        Title = Title,
        Kind = Kind,
        Number = Number,
        IndexNumber = IndexNumber,
        Issuer = Issuer,
        Division = Division,
        Theme = Theme,
        Tags = Tags,
        WrittenOn = WrittenOn,
        Validity = Validity,
        LastValidDayReason = LastValidDayReason,
        ReviewNeeded = ReviewNeeded,
        Relations = Relations,
        History = Notes,
        BodyHash = Convert.ToHexStringLower(BodyHash),
        Form = Form,
        Texts = Texts is { Count: > 1 } several ? several : null,
        Acts = Acts.Count == 0 ? null : Acts,
        RecordedAt = now,
    };
}
