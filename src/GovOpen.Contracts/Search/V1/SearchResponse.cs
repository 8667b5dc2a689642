using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Search.V1;

/// <summary>The answer of <c>GET /api/search</c>.</summary>
public sealed record SearchResponse
{
    /// <summary>How many entries match, on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>The day whose legal state this is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Milliseconds from the request's arrival to this answer.</summary>
    public required double TookMs { get; init; }

    /// <summary>Everything acknowledged before this instant is taken into account; null while nothing is known of the sources.</summary>
    public required DateTimeOffset? IndexedThrough { get; init; }

    /// <summary>Whether more than 5 seconds have passed since <see cref="IndexedThrough"/>.</summary>
    public required bool Stale { get; init; }

    /// <summary>One page of matches, best first.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>Counts over all matches.</summary>
    public required SearchFacets Facets { get; init; }

    /// <summary>What may have been meant, where what was typed stands nowhere and this does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DidYouMean { get; init; }
}

/// <summary>One match.</summary>
public sealed record SearchHit
{
    /// <summary>Ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>The identity that the source gave it.</summary>
    public required string SourceId { get; init; }

    /// <summary>What it is to a reader.</summary>
    public required EntryType Type { get; init; }

    /// <summary>What it is in law.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>发文字号</summary>
    public required string? Number { get; init; }

    /// <summary>发文机关</summary>
    public required string? Issuer { get; init; }

    /// <summary>公布日期</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>施行日期</summary>
    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>有效期至</summary>
    public required DateOnly? LastValidDay { get; init; }

    /// <summary>On <see cref="SearchResponse.AsOf"/>.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>Whether its source has not been heard of for over 5 seconds.</summary>
    public required bool Stale { get; init; }

    /// <summary>Higher is better; comparable within one answer only.</summary>
    public required double Score { get; init; }

    /// <summary>Its page on the portal, from the root.</summary>
    public required string Url { get; init; }

    /// <summary>Pieces of title and text with what matched between <c>&lt;em&gt;</c> and <c>&lt;/em&gt;</c>; all else is HTML-encoded.</summary>
    public required IReadOnlyList<string> Highlights { get; init; }

    /// <summary>The clause that answers best; null when only the title or number matched.</summary>
    public required SearchPassage? Passage { get; init; }

    /// <summary>What <see cref="Score"/> is the sum of; only when <c>explain=true</c> was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScorePart>? Explanation { get; init; }
}

/// <param name="Kind">What it is for.</param>
/// <param name="Term">As it was looked up: a character, two neighbouring ones, or a word; null for what is no term.</param>
/// <param name="Adds">To the score.</param>
/// <param name="Detail">For people, in English.</param>
public sealed record ScorePart(ScorePartKind Kind, string? Term, double Adds, string Detail);

/// <summary>What a part of a score is for.</summary>
public enum ScorePartKind
{
    /// <summary>A term that was typed.</summary>
    Term,

    /// <summary>A term of a word that means what was typed.</summary>
    Synonym,

    /// <summary>What is known of the document before anything is asked.</summary>
    Prior,

    /// <summary>Its whole title was typed.</summary>
    WholeTitle,

    /// <summary>Its number was typed.</summary>
    Number,

    /// <summary>Staff put it before the others.</summary>
    BestBet,
}

/// <param name="Label">第三条, or empty where the text is not divided.</param>
/// <param name="Text">Plain text.</param>
public sealed record SearchPassage(string Label, string Text);

/// <summary>Counts over all matches, most frequent first.</summary>
public sealed record SearchFacets
{
    /// <summary>By <see cref="EntryType"/>.</summary>
    public required IReadOnlyList<FacetValue> Type { get; init; }

    /// <summary>By <see cref="DocumentKind"/>.</summary>
    public required IReadOnlyList<FacetValue> Kind { get; init; }

    /// <summary>By organ.</summary>
    public required IReadOnlyList<FacetValue> Issuer { get; init; }

    /// <summary>By theme.</summary>
    public required IReadOnlyList<FacetValue> Theme { get; init; }

    /// <summary>By tag.</summary>
    public required IReadOnlyList<FacetValue> Tag { get; init; }

    /// <summary>By year of publication, newest first.</summary>
    public required IReadOnlyList<FacetValue> Year { get; init; }

    /// <summary>By <see cref="ValidityStatus"/> on the asked day, before the filter on validity, so that one sees what is hidden.</summary>
    public required IReadOnlyList<FacetValue> Validity { get; init; }
}

/// <param name="Value">What the parameter of the same name takes.</param>
/// <param name="Label">For people, in Chinese.</param>
/// <param name="Count">Matches.</param>
public sealed record FacetValue(string Value, string Label, int Count);
