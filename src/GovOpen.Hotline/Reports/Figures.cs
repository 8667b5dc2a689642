namespace GovOpen.Hotline.Reports;

/// <summary>What became of concerns. Closed is not resolved, and neither is satisfied: all three are counted.</summary>
internal sealed record Figures
{
    /// <summary>Of whom; null: of all, or of those of which it is not known.</summary>
    public string? Name { get; init; }

    public required int Received { get; init; }

    /// <summary>Pointed to another channel, or merged into another concern.</summary>
    public required int Elsewhere { get; init; }

    public required int Closed { get; init; }

    /// <summary>Of those that are closed.</summary>
    public required int InTime { get; init; }

    /// <summary>Not closed, and their term is over.</summary>
    public required int Overdue { get; init; }

    public required int Resolved { get; init; }

    public required int NotResolved { get; init; }

    public required int Satisfied { get; init; }

    public required int Dissatisfied { get; init; }

    public required int Reopened { get; init; }

    /// <summary>How often they were urged.</summary>
    public required int Urges { get; init; }

    /// <summary>按时办结率; null: nothing is closed, so that there is no rate.</summary>
    public decimal? InTimeRate => RateOf(InTime, Closed);

    /// <summary>解决率, of those of which it was said.</summary>
    public decimal? ResolvedRate => RateOf(Resolved, Resolved + NotResolved);

    /// <summary>满意率, of those who said so.</summary>
    public decimal? SatisfiedRate => RateOf(Satisfied, Satisfied + Dissatisfied);

    /// <summary>Of several together.</summary>
    public static Figures Sum(string? name, IReadOnlyCollection<Figures> parts) => new()
    {
        Name = name,
        Received = parts.Sum(part => part.Received),
        Elsewhere = parts.Sum(part => part.Elsewhere),
        Closed = parts.Sum(part => part.Closed),
        InTime = parts.Sum(part => part.InTime),
        Overdue = parts.Sum(part => part.Overdue),
        Resolved = parts.Sum(part => part.Resolved),
        NotResolved = parts.Sum(part => part.NotResolved),
        Satisfied = parts.Sum(part => part.Satisfied),
        Dissatisfied = parts.Sum(part => part.Dissatisfied),
        Reopened = parts.Sum(part => part.Reopened),
        Urges = parts.Sum(part => part.Urges),
    };

    private static decimal? RateOf(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 4);
}
