using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/clean-ups</c>: one page of the clean-ups that were published, newest first.</summary>
public sealed record CleanUpList
{
    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    /// <summary>Of a page.</summary>
    public required int Size { get; init; }

    /// <summary>The page.</summary>
    public required IReadOnlyList<CleanUpSummary> CleanUps { get; init; }
}

/// <summary>A clean-up in a list.</summary>
public sealed record CleanUpSummary(
    Guid Id, string Title, string? Number, string Issuer, string Division, DateOnly PublishedOn, DateOnly EffectiveOn, bool DefaultRepeal, CleanUpCounts Counts);

/// <summary>How many documents stand on each list.</summary>
public sealed record CleanUpCounts(int Continue, int Amend, int Repeal, int Lapse);

/// <summary>The answer of <c>GET /api/clean-ups/{id}</c>: its result as it was published, and what became of each document since.</summary>
public sealed record CleanUpView
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>Of the decision that announces it, where it has one.</summary>
    public required string? Number { get; init; }

    /// <summary>The organ whose documents were looked at.</summary>
    public required string Issuer { get; init; }

    /// <summary>Its 行政区划代码.</summary>
    public required string Division { get; init; }

    /// <summary>The day of publication.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>The first day on which repeals and lapses of the lists count.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Whether what stands on none of the lists is repealed.</summary>
    public required bool DefaultRepeal { get; init; }

    /// <summary>How many documents stand on each list.</summary>
    public required CleanUpCounts Counts { get; init; }

    /// <summary>The day of <see cref="CleanUpLineView.Validity"/>: today.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>In the order of the lists, and within a list in its own.</summary>
    public required IReadOnlyList<CleanUpLineView> Lines { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }
}

/// <param name="Outcome">On which list it stands.</param>
/// <param name="DocumentId">Ours.</param>
/// <param name="Title">As the list names it; empty of what is gone for good.</param>
/// <param name="Number">As the list names it; not of what is gone for good.</param>
/// <param name="LastValidDay">The new last valid day, where the list states one.</param>
/// <param name="ByDefault">Repealed because it stands on no list.</param>
/// <param name="Validity">Today; <see cref="ValidityStatus.NotDisclosed"/> for what is no longer public.</param>
/// <param name="Url">Its page on the portal, while it is public.</param>
public sealed record CleanUpLineView(
    CleanUpOutcome Outcome, Guid DocumentId, string Title, string? Number, DateOnly? LastValidDay, bool ByDefault, ValidityStatus Validity, string? Url);
