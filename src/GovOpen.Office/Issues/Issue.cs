namespace GovOpen.Office.Issues;

/// <summary>A hot issue as the hotline tells staff of it. Words of lists are keys of the texts.</summary>
public sealed record Issue
{
    public required Guid Id { get; init; }

    /// <summary>What it is about; empty: nobody has said so yet.</summary>
    public required string Words { get; init; }

    public required string Division { get; init; }

    public string? Class { get; init; }

    public required string State { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public string? Risk { get; init; }

    public string? Plan { get; init; }

    public string? Unit { get; init; }

    public required bool IsAlarming { get; init; }

    public required IReadOnlyList<IssueLink> Links { get; init; }

    public Guid? MergedInto { get; init; }

    public required int Count { get; init; }

    /// <summary>The newest hundred.</summary>
    public required IReadOnlyList<IssueConcern> Concerns { get; init; }

    /// <summary>Null: it cannot be looked up now.</summary>
    public IReadOnlyList<IssueLink>? Relevant { get; init; }
}

public sealed record IssueLink(string Kind, string Id, string Title);

public sealed record IssueConcern(Guid Id, string Receipt, string State, string Division, string? Unit, DateTimeOffset ReceivedAt);

/// <summary>One page of issues.</summary>
public sealed record IssueList(int Total, IReadOnlyList<IssueLine> Issues);

public sealed record IssueLine(Guid Id, string Words, string Division, string State, string? Risk, string? Unit, DateTimeOffset OpenedAt, int Count, int Today, DateTimeOffset? GrewAt, bool IsAlarming);
