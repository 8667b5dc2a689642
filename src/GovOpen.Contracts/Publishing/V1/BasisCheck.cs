namespace GovOpen.Contracts.Publishing.V1;

/// <summary>The answer of <c>GET /api/basis-check</c>: may this document be relied on, on that day?</summary>
public sealed record BasisCheck
{
    /// <summary>Only ever true for a published document that is wholly in force on that day.</summary>
    public required bool Usable { get; init; }

    /// <summary>On that day; <see cref="ValidityStatus.NotDisclosed"/> for what is unknown or not public.</summary>
    public required ValidityStatus Validity { get; init; }

    /// <summary>Only when it could not be checked now: <c>notVerifiable</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, for machines and for people.</summary>
    public required IReadOnlyList<BasisReason> Reasons { get; init; }

    /// <summary>Absent where nothing may be said about it, and where several documents bear the number.</summary>
    public BasisDocument? Document { get; init; }
}

/// <param name="Code">Stable: a <see cref="ValidityStatus"/> in camelCase, <c>superseded</c>, <c>ambiguousNumber</c>, <c>notVerifiable</c>.</param>
/// <param name="Text">In Chinese.</param>
public sealed record BasisReason(string Code, string Text);

/// <summary>The document that was checked.</summary>
public sealed record BasisDocument(Guid Id, string Title, string? Number, string Url);
