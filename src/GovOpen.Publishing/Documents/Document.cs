using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents.Import;
using GovOpen.Publishing.Documents.Rules;

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

    /// <summary>1 for the first; every change adds one.</summary>
    public long Version { get; private set; }

    public string Title { get; private set; } = "";

    public DocumentKind Kind { get; private set; }

    public string? Number { get; private set; }

    /// <summary>What all spellings of the number have in common; real law repeats numbers, so it is not unique.</summary>
    public string? NumberKey { get; private set; }

    public string? IndexNumber { get; private set; }

    public string? Issuer { get; private set; }

    public string? Division { get; private set; }

    public string? Theme { get; private set; }

    public string[] Tags { get; private set; } = [];

    public DateOnly? WrittenOn { get; private set; }

    public Validity Validity { get; private set; } = new();

    public LastValidDayReason? LastValidDayReason { get; private set; }

    public bool ReviewNeeded { get; private set; }

    public IReadOnlyList<Relation> Relations { get; private set; } = [];

    public string[] History { get; private set; } = [];

    /// <summary>The key of its <see cref="Body"/>.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>Of everything that the source stated, by which a repetition is known for one.</summary>
    public byte[] ContentHash { get; private set; } = [];

    public uint RowVersion { get; private set; }

    public static Document New(string sourceId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), SourceId = sourceId };

    /// <summary>Whether this register may change it: ids are the sources' own, and two sources may have chosen the same.</summary>
    public bool IsChangedBy(Actor register) => Owner is null || Owner == register.Id;

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
        Validity = new Validity
        {
            PublishedOn = stated.PublishedOn,
            EffectiveOn = effectiveOn,
            LastValidDay = sunset.LastValidDay,
            RepealedOn = stated.RepealedOn,
            EndedOnUnknownDay = ended,
            PartlyRepealedOn = stated.PartlyRepealedOn,
            Suspensions = stated.Suspensions ?? [],
        };
        LastValidDayReason = sunset.Reason;
        // Without a first day nothing is settled, unless the end is certain anyway.
        ReviewNeeded = sunset.ReviewNeeded || inText.EndUnresolved || (effectiveOn is null && ended is null && stated.RepealedOn is null);
        Relations = stated.Relations ?? [];
        History = [.. stated.History ?? []];
        BodyHash = content.BodyHash;
        ContentHash = content.Hash;
        return Published(now);
    }

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
        History = History,
        BodyHash = Convert.ToHexStringLower(BodyHash),
        RecordedAt = now,
    };
}
