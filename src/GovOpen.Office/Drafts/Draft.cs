using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Office.Drafts;

/// <summary>A draft, as Publishing tells its unit. States and steps by their names: one that we have no words for is shown as it is.</summary>
public sealed record Draft
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>勘误: it corrects a published document.</summary>
    public bool IsCorrection { get; init; }

    public required string Unit { get; init; }

    public required string Division { get; init; }

    public required string State { get; init; }

    /// <summary>It goes the short way.</summary>
    public bool Urgent { get; init; }

    /// <summary>The newest version.</summary>
    public required int Revision { get; init; }

    public required DraftContent Content { get; init; }

    public DateOnly? SignedOn { get; init; }

    public string? Number { get; init; }

    public string? IndexNumber { get; init; }

    /// <summary>公开属性, as the secrecy review decided.</summary>
    public string? Disclosure { get; init; }

    public string? LegalOverride { get; init; }

    /// <summary>The interpretations that were signed with it.</summary>
    public IReadOnlyList<PackagePart> Package { get; init; } = [];

    public DateTimeOffset? ScheduledFor { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>What was done, from the first.</summary>
    public IReadOnlyList<StepTaken> Steps { get; init; } = [];

    /// <summary>What can be done now, by whoever may.</summary>
    public IReadOnlyList<string> Possible { get; init; } = [];
}

/// <summary>What one version says.</summary>
public sealed record DraftContent
{
    public required string Title { get; init; }

    public required DocumentKind Kind { get; init; }

    public DocumentForm? Form { get; init; }

    public required string Issuer { get; init; }

    public string? Theme { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? LastValidDay { get; init; }

    public IReadOnlyList<DraftRelation> Relations { get; init; } = [];

    /// <summary>公开属性, as the drafters propose it.</summary>
    public required string Disclosure { get; init; }

    public bool AffectsRights { get; init; }

    public bool AffectsBusinesses { get; init; }

    public bool Sensitive { get; init; }

    public string? ResponsePlan { get; init; }

    /// <summary>Why it needs no interpretation.</summary>
    public string? NoInterpretation { get; init; }
}

/// <summary>What a draft does to another document, or how it rests upon it.</summary>
public sealed record DraftRelation
{
    public required RelationType Type { get; init; }

    public required string Target { get; init; }

    public Guid? TargetId { get; init; }

    public DateOnly? On { get; init; }

    public IReadOnlyList<string>? Articles { get; init; }

    public IReadOnlyList<string>? TargetArticles { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>One step, as it was taken.</summary>
public sealed record StepTaken(string Step, string From, string To, int Revision, string Person, string? OnBehalfOf, DateTimeOffset At, string? Opinion, JsonObject? Details);

/// <summary>A draft with its texts.</summary>
/// <param name="Draft">All about it.</param>
/// <param name="Text">Of the newest version.</param>
/// <param name="PublicText">What the public would read, where passages were struck out.</param>
/// <param name="RelationTexts">For each relation the other document's text as it would read, where there is one.</param>
public sealed record DraftFile(Draft Draft, string Text, string? PublicText, IReadOnlyList<string?> RelationTexts);

/// <summary>An earlier version.</summary>
public sealed record DraftVersion(int Revision, DraftContent Content, string Text, string SavedBy, DateTimeOffset SavedAt);

/// <summary>A page of them.</summary>
public sealed record DraftList(int Total, IReadOnlyList<DraftLine> Drafts);

public sealed record DraftLine(Guid Id, string Title, DocumentKind Kind, string Unit, string State, bool Urgent, bool IsCorrection, int Revision, string? Number, DateTimeOffset? ScheduledFor, DateTimeOffset CreatedAt);
