using System.Collections.Frozen;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>A question to the index. An empty set does not restrict; within a set, any of its values will do.</summary>
internal sealed record SearchQuery
{
    /// <summary>
    /// How much of what was typed must stand in a passage, as a share of the idf mass of its words that stand anywhere, lest
    /// half a province answers to 关于 and 通知. Low enough for questions as citizens ask them, in many words of their own.
    /// </summary>
    public const double DefaultMinimumShare = 0.15;

    /// <summary>
    /// The same for what is a document's whole title or names its number: who types that means the document, and what is much like it,
    /// not everything that has some of its words.
    /// </summary>
    public const double ExactMinimumShare = 0.6;

    /// <summary>
    /// How much a word counts that was not typed but means what was typed. Settled on citizens' questions to statutes; see
    /// <see cref="Questions.Thesaurus"/>.
    /// </summary>
    public const double ExpansionWeight = 0.4;

    /// <summary>What was typed; empty: everything matches, ordered by date.</summary>
    public string Text { get; init; } = "";

    /// <summary>Words that mean what was typed, apart from one another by spaces.</summary>
    public string Expansion { get; init; } = "";

    /// <summary>Entries that staff put before all others for what was typed, the first one first.</summary>
    public IReadOnlyList<Guid> BestBets { get; init; } = [];

    /// <summary>Whether each hit says what its score is made of.</summary>
    public bool Explain { get; init; }

    /// <summary>The day whose legal state is asked for. What was not public on it is absent from everything in the answer.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Null: in force, wholly or in part.</summary>
    public IReadOnlySet<ValidityStatus>? Validity { get; init; }

    public IReadOnlySet<EntryType> Types { get; init; } = FrozenSet<EntryType>.Empty;

    public IReadOnlySet<DocumentKind> Kinds { get; init; } = FrozenSet<DocumentKind>.Empty;

    public IReadOnlySet<string> Issuers { get; init; } = FrozenSet<string>.Empty;

    public IReadOnlySet<string> Themes { get; init; } = FrozenSet<string>.Empty;

    public IReadOnlySet<string> Tags { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The first digits of the division code: 5101 is Chengdu with all that belongs to it.</summary>
    public string? DivisionPrefix { get; init; }

    /// <summary>Division codes, as they are.</summary>
    public IReadOnlySet<string> Divisions { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The first day of publication. What has no such day counts as published before all days.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of publication.</summary>
    public DateOnly? To { get; init; }

    public SortOrder Sort { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 20;

    /// <summary>0: one token of the query is enough.</summary>
    public double MinimumShare { get; init; } = DefaultMinimumShare;
}

internal enum SortOrder
{
    /// <summary>Best first; of equals the newest first.</summary>
    Relevance,

    /// <summary>Newest first; without a date last.</summary>
    Date,
}
