using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Exchange;

namespace GovOpen.Publishing.CleanUps;

/// <summary>文件清理 of an organ's documents: its lists are prepared by one, checked as a whole, and published by another, all or nothing.</summary>
internal sealed class CleanUp
{
    public required Guid Id { get; init; }

    /// <summary>The unit that carries it out.</summary>
    public required string Unit { get; init; }

    public required string Division { get; init; }

    /// <summary>1 for the first lists; every change adds one.</summary>
    public int Revision { get; private set; }

    public CleanUpContent Content { get; private set; } = null!;

    /// <summary>The accounts that wrote the lists; somebody else publishes them.</summary>
    public string[] Writers { get; private set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>As it was published.</summary>
    public CleanUpPublished? Published { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>What was exported elsewhere. Who prepared it is on record there.</summary>
    public static CleanUp Loaded(ExportedCleanUp exported) => new()
    {
        Id = exported.Id,
        Unit = exported.Unit,
        Division = exported.Division,
        CreatedAt = exported.CreatedAt,
        Revision = exported.Revision,
        Content = exported.Content,
        Published = exported.Published,
        PublishedAt = exported.PublishedAt,
    };

    public Target AsTarget() => new(Division, Unit);

    public void Write(CleanUpContent content, Actor actor) => (Content, Writers, Revision) = (content, [.. Writers.Append(actor.Id).Distinct()], Revision + 1);

    public void Publish(CleanUpPublished published, DateTimeOffset now) => (Published, PublishedAt) = (published, now);
}

/// <summary>What a clean-up says, before and after it is published.</summary>
internal sealed record CleanUpContent
{
    /// <summary>标题 of the result.</summary>
    public required string Title { get; init; }

    /// <summary>发文字号 of the decision that announces it.</summary>
    public string? Number { get; init; }

    /// <summary>The organ whose documents are judged; null: the unit.</summary>
    public string? Issuer { get; init; }

    /// <summary>The first day on which repeals and lapses count; null: the day of publication.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Whether what stands on no list is repealed (未列入继续有效目录的一律废止).</summary>
    public bool DefaultRepeal { get; init; }

    /// <summary>Of <see cref="DefaultRepeal"/>: the kinds that are looked at; null: normative documents.</summary>
    public IReadOnlyList<DocumentKind>? Kinds { get; init; }

    /// <summary>Of <see cref="DefaultRepeal"/>: the last day of publication that is looked at (截至); null: the day on which the lists were begun.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>In the order of the lists.</summary>
    public IReadOnlyList<CleanUpItem> Items { get; init; } = [];
}

/// <summary>One line of a list.</summary>
internal sealed record CleanUpItem
{
    /// <summary>On which list.</summary>
    public required CleanUpOutcome Outcome { get; init; }

    /// <summary>发文字号; not needed beside <see cref="Id"/>.</summary>
    public string? Number { get; init; }

    /// <summary>Ours, for documents without a number or with one that several bear.</summary>
    public Guid? Id { get; init; }

    /// <summary>Of <see cref="CleanUpOutcome.Continue"/>: the new last valid day, where the list extends it.</summary>
    public DateOnly? LastValidDay { get; init; }
}
