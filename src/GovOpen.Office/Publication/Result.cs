namespace GovOpen.Office.Publication;

/// <summary>The result of an order as the hotline tells staff of it. Words of lists are keys of the texts.</summary>
public sealed record Result
{
    /// <summary>By which it is public; null: there is none.</summary>
    public Guid? Id { get; init; }

    /// <summary>Null: nobody proposed it.</summary>
    public string? State { get; init; }

    public required int Version { get; init; }

    /// <summary>What it says, or would say by itself; null: nothing may be said.</summary>
    public ResultText? Text { get; init; }

    /// <summary>Words that a person must confirm before it is public.</summary>
    public required IReadOnlyList<UncertainWord> Uncertain { get; init; }

    /// <summary>Why it never or not yet becomes public.</summary>
    public ResultRefusal? Refusal { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What may be done now by who asks.</summary>
    public required IReadOnlyList<string> Possible { get; init; }
}

public sealed record ResultText(string Title, string Question, string Answer, IReadOnlyList<ResultDocument> Documents);

public sealed record ResultDocument(Guid Id, string Title);

public sealed record UncertainWord(string Field, string Text, string Kind);

/// <param name="Code">A key of <c>refusal.…</c> in the texts.</param>
public sealed record ResultRefusal(string Code);

/// <summary>One page of results.</summary>
public sealed record ResultList(int Total, IReadOnlyList<ResultLine> Results);

public sealed record ResultLine(Guid Id, Guid OrderId, string Receipt, string Kind, string Division, string? Unit, string State, DateTimeOffset ProposedAt, DateTimeOffset? PublishedAt, string? Reason);
