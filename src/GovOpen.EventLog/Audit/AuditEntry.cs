namespace GovOpen.EventLog.Audit;

/// <summary>
/// One line of a service's audit trail: who did what, to what, when, from where, why, with which outcome. Chained to the line
/// before it (see <see cref="AuditChain"/>), never changed, never deleted. No personal data of citizens; whose name or value
/// must be recognisable without being readable stands here as a keyed hash.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 … without a gap, in the order of commits.</summary>
    public long Number { get; internal set; }

    /// <summary>UTC, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account; null for the platform itself and for whoever has none.</summary>
    public string? ActorId { get; init; }

    /// <summary>The name of person or machine.</summary>
    public required string Actor { get; init; }

    /// <summary>The roles that the actor held by delegation then, with whose they are: whether one of them was needed, the action tells.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The actor's unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The actor's division; decides which auditors see the entry.</summary>
    public string? Division { get; init; }

    /// <summary>The network address it came from.</summary>
    public string? Source { get; init; }

    /// <summary>Object and verb: <c>account.lock</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: <c>account:0199…</c>.</summary>
    public required string Object { get; init; }

    /// <summary>The object's version after it, where it has versions.</summary>
    public long? ObjectVersion { get; init; }

    /// <summary>What changed, as it was; JSON.</summary>
    public string? Before { get; init; }

    /// <summary>What changed, as it became; JSON.</summary>
    public string? After { get; init; }

    /// <summary>As stated by the actor.</summary>
    public string? Reason { get; init; }

    /// <summary><c>done</c>, or the stable code of the refusal.</summary>
    public required string Outcome { get; init; }

    /// <summary>Of the request's trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>The <see cref="Hash"/> of the entry before it; zeros for the first.</summary>
    public byte[] PreviousHash { get; internal set; } = [];

    /// <summary>Over all of the above, under the service's audit key.</summary>
    public byte[] Hash { get; internal set; } = [];
}
