namespace GovOpen.Office.Orders;

/// <summary>A work order as the hotline tells staff of it. Words of lists are keys of the texts.</summary>
public sealed record Order
{
    public required Guid Id { get; init; }

    public required string Receipt { get; init; }

    public required string Kind { get; init; }

    public required string Channel { get; init; }

    public required string Division { get; init; }

    /// <summary>As people said; null: nobody has.</summary>
    public string? Class { get; init; }

    /// <summary>What it may be, likeliest first.</summary>
    public IReadOnlyList<SuggestedClass> SuggestedClasses { get; init; } = [];

    /// <summary>Whose matter it is by the lists; none: the lists do not say.</summary>
    public IReadOnlyList<ListedUnit> ListedUnits { get; init; } = [];

    public required string State { get; init; }

    public required int Version { get; init; }

    public string? Unit { get; init; }

    public string? FirstUnit { get; init; }

    public required IReadOnlyList<JointUnit> JointUnits { get; init; }

    /// <summary>Null: erased.</summary>
    public string? Text { get; init; }

    public string? Place { get; init; }

    public required bool HasContact { get; init; }

    public string? Reply { get; init; }

    /// <summary>Who filed it does not want it published.</summary>
    public bool KeepPrivate { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public OrderDeadline? Deadline { get; init; }

    public required bool IsOverdue { get; init; }

    public required bool IsSuspended { get; init; }

    public required bool IsExtended { get; init; }

    public int? RequestedExtension { get; init; }

    public required bool IsReopened { get; init; }

    public required int Urges { get; init; }

    public string? RightChannel { get; init; }

    public Guid? MergedInto { get; init; }

    public bool? IsResolved { get; init; }

    public bool? IsSatisfied { get; init; }

    public required IReadOnlyList<OrderStepTaken> Steps { get; init; }

    public required IReadOnlyList<string> Possible { get; init; }
}

public sealed record SuggestedClass(string Class, double Score);

/// <summary>The classes, and how well they are told apart.</summary>
public sealed record ClassList(IReadOnlyList<string> Classes, ClassesAccuracy? Accuracy)
{
    /// <summary>For choosing one, the wider ones too, each before what is below it.</summary>
    public IEnumerable<string> All => Classes.SelectMany(name => name.Split('/') is var parts ? Enumerable.Range(1, parts.Length).Select(length => string.Join('/', parts.Take(length))) : []).Distinct();
}

public sealed record ClassesAccuracy(int Texts, double MacroF1, IReadOnlyList<ClassAccuracy> Classes);

public sealed record ClassAccuracy(string Class, int Texts, double Precision, double Recall, double F1);

public sealed record JointUnit(string Unit, string Division, bool HasReplied);

/// <summary>A term of working days, explained.</summary>
public sealed record OrderDeadline(DateOnly From, int WorkingDays, DateOnly Due, bool Provisional, IReadOnlyList<SkippedDay> Skipped);

public sealed record SkippedDay(DateOnly Date, string Reason);

public sealed record OrderStepTaken(string Step, string Person, string? Unit, DateTimeOffset At, string? Remark, int? WorkingDays);

/// <summary>One page of orders.</summary>
public sealed record OrderList(int Total, IReadOnlyList<OrderLine> Orders);

public sealed record OrderLine(
    Guid Id, string Receipt, string Kind, string Channel, string Division, string State, string? Unit, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool IsOverdue, bool IsSuspended, int Urges);

/// <summary>Who filed it.</summary>
public sealed record OrderContact(string? Name, string? Phone);

/// <summary>What is told to who calls.</summary>
public sealed record FiledConcern(string Receipt, string Code, DateOnly DueOn);

/// <param name="Id">Of the unit.</param>
/// <param name="Name">Its full name.</param>
public sealed record ListedUnit(Guid Id, string Name);
