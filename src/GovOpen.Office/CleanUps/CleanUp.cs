using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.CleanUps;

/// <summary>文件清理, as its unit sees it.</summary>
public sealed record CleanUp(Guid Id, string Unit, string Division, int Revision, CleanUpContent Content, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, CleanUpPublished? Published);

/// <summary>What it says, as it is sent too.</summary>
public sealed record CleanUpContent
{
    public required string Title { get; init; }

    public string? Number { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public bool DefaultRepeal { get; init; }

    public IReadOnlyList<CleanUpItem> Items { get; init; } = [];
}

/// <summary>One line of a list.</summary>
public sealed record CleanUpItem
{
    public required CleanUpOutcome Outcome { get; init; }

    public string? Number { get; init; }

    public Guid? Id { get; init; }

    public DateOnly? LastValidDay { get; init; }
}

/// <summary>With what is wrong with its lists, and what publishing them would do.</summary>
public sealed record CheckedCleanUp(CleanUp CleanUp, IReadOnlyList<FieldError> Errors, IReadOnlyList<CleanUpVerdict> Verdicts);

public sealed record CleanUpVerdict(CleanUpOutcome Outcome, Guid DocumentId, string Title, string? Number, ValidityStatus Now, DateOnly? LastValidDay, bool ByDefault);

public sealed record CleanUpList(IReadOnlyList<CleanUpLineOfList> CleanUps);

public sealed record CleanUpLineOfList(Guid Id, string Title, string Unit, int Items, int Revision, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt);
