using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Interpretation.Knowledge;
using GovOpen.Interpretation.QaBase.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>
/// An entry of the Q&amp;A base (政策问答库): a question, its answer, and the clauses in force on which that rests. Approved by somebody who
/// did not write it; public on the portal and for 12345 by one event; retired when what it rests on ends or changes.
/// </summary>
internal sealed class QaEntry
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    public required string Unit { get; init; }

    public required string? Division { get; init; }

    public QaState State { get; private set; } = QaState.Drafting;

    /// <summary>Counts what was written.</summary>
    public int Revision { get; private set; }

    /// <summary>Counts what others were told of it.</summary>
    public long Version { get; private set; }

    public QaContent Content { get; private set; } = null!;

    /// <summary>What is public of it, or was until it was retired.</summary>
    public QaContent? PublicContent { get; private set; }

    /// <summary>The documents on which the public content rests.</summary>
    public Guid[] RestsOn { get; private set; } = [];

    /// <summary>The last day of that, as far as it is known.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Why it was retired; null: it is not.</summary>
    public string? RetiredBecause { get; private set; }

    public DateOnly? LastVerifiedOn { get; private set; }

    /// <summary>When the public version became so.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Its basis was looked at once more after the commit that made it public.</summary>
    public bool IsRechecked { get; private set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In their order.</summary>
    public List<QaStepTaken> Steps { get; } = [];

    public uint RowVersion { get; private set; }

    /// <summary>Whose it is, for who may do what.</summary>
    public Target AsTarget() => new(Division, Unit);

    /// <summary>Whether it is public now.</summary>
    public bool IsPublic => PublicContent is not null && RetiredBecause is null;

    /// <summary>What can be done now, by whoever may.</summary>
    public IReadOnlyList<QaStep> Possible => State switch
    {
        QaState.Drafting => [QaStep.Save, QaStep.Submit, .. IsPublic ? [QaStep.Retire] : (QaStep[])[]],
        QaState.InReview => [QaStep.Approve, QaStep.Return, .. IsPublic ? [QaStep.Retire] : (QaStep[])[]],
        QaState.Published => [QaStep.Save, QaStep.Verify, QaStep.Retire],
        QaState.Retired => [QaStep.Save, QaStep.Submit],
        _ => [],
    };

    /// <summary>Why somebody may not take a step now; null: they may.</summary>
    public Refusal? RefusalOf(QaStep step, Actor actor)
    {
        if (!Possible.Contains(step)) return new("illegal-step", $"“{Content.Question}” is in {CamelCase.Of(State)}; {CamelCase.Of(step)} is not possible there.");
        return step is QaStep.Approve or QaStep.Verify && Steps.Any(taken => taken.Step == QaStep.Save && taken.PersonId == actor.Id)
            ? new("own-entry", "Who wrote a part of an entry cannot approve or verify it.") : null;
    }

    public void Save(QaContent content, Actor actor, DateTimeOffset now)
    {
        Revision++;
        Content = content;
        State = QaState.Drafting;
        Take(QaStep.Save, actor, now);
    }

    public void Submit(Actor actor, DateTimeOffset now)
    {
        State = QaState.InReview;
        Take(QaStep.Submit, actor, now);
    }

    public void Return(string reason, Actor actor, DateTimeOffset now)
    {
        State = QaState.Drafting;
        Take(QaStep.Return, actor, now, reason);
    }

    /// <summary>Becomes public as it is written.</summary>
    public AnswerPublished Approve(IReadOnlyDictionary<Guid, BasisRules.Source> sources, Actor actor, DateTimeOffset now) => Publish(Content, QaStep.Approve, sources, actor, now);

    /// <summary>Is public for longer: somebody held it against its basis again.</summary>
    public AnswerPublished Verify(IReadOnlyDictionary<Guid, BasisRules.Source> sources, Actor actor, DateTimeOffset now) => Publish(PublicContent!, QaStep.Verify, sources, actor, now);

    /// <summary>Is public no more.</summary>
    /// <param name="reason">For the public.</param>
    /// <param name="actor">Null: what it rests on ended or changed.</param>
    /// <param name="now">When.</param>
    public AnswerRetired Retire(string reason, Actor? actor, DateTimeOffset now)
    {
        Version++;
        (RetiredBecause, IsRechecked) = (reason, true);
        // Whoever is writing or reviewing the next revision goes on.
        if (State == QaState.Published) State = QaState.Retired;
        Take(QaStep.Retire, actor, now, reason);
        return new() { AnswerId = Id, Version = Version, Reason = reason, RetiredAt = now };
    }

    /// <summary>Its basis was looked at again, and carries it.</summary>
    /// <returns>What 12345 is told; null: it ends when it did.</returns>
    public KnowledgeChange? Recheck(IReadOnlyDictionary<Guid, BasisRules.Source> sources, DateTimeOffset now)
    {
        var before = EndsOn;
        (IsRechecked, EndsOn) = (true, BasisRules.EndOf(PublicContent!, RestsOn.Select(id => sources[id].Facts)));
        return EndsOn == before ? null : KnowledgeChange.Published(KnowledgeEntry.Of(AsPublished(sources), EndsOn), now);
    }

    private AnswerPublished Publish(QaContent content, QaStep step, IReadOnlyDictionary<Guid, BasisRules.Source> sources, Actor actor, DateTimeOffset now)
    {
        Version++;
        PublishedAt = now;
        State = QaState.Published;
        PublicContent = content;
        RestsOn = [.. content.Basis.Select(cited => cited.DocumentId).Distinct()];
        RetiredBecause = null;
        LastVerifiedOn = ShanghaiDay.Of(now);
        EndsOn = BasisRules.EndOf(content, RestsOn.Select(id => sources[id].Facts));
        IsRechecked = false;
        Take(step, actor, now);
        return AsPublished(sources);
    }

    private AnswerPublished AsPublished(IReadOnlyDictionary<Guid, BasisRules.Source> sources)
    {
        var content = PublicContent!;
        return new()
        {
            AnswerId = Id,
            Version = Version,
            Question = content.Question.Trim(),
            SimilarQuestions = [.. (content.SimilarQuestions ?? []).Select(similar => similar.Trim())],
            Answer = content.Answer.Trim(),
            Basis = [.. content.Basis.Select(cited => new AnswerBasis(cited.DocumentId, sources[cited.DocumentId].Title, sources[cited.DocumentId].Number, cited.Clause.Trim(), cited.Quote.Trim()))],
            Audience = content.Audience?.Trim(),
            Division = Division,
            Unit = Unit,
            Kind = content.Kind,
            Category = content.Category?.Trim(),
            ValidFrom = content.ValidFrom,
            ValidTo = content.ValidTo,
            LastVerifiedOn = LastVerifiedOn!.Value,
            PublishedAt = PublishedAt!.Value,
        };
    }

    private void Take(QaStep step, Actor? actor, DateTimeOffset now, string? remark = null) => Steps.Add(new()
    {
        EntryId = Id, Ordinal = Steps.Count + 1, Step = step, Revision = Revision, PersonId = actor?.Id, Person = actor?.Name ?? "system", At = now, Remark = remark,
    });
}

/// <summary>One step of an entry, as it was taken. Never changed, never deleted.</summary>
internal sealed class QaStepTaken
{
    public required Guid EntryId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Ordinal { get; init; }

    public required QaStep Step { get; init; }

    /// <summary>The revision that it was taken upon.</summary>
    public required int Revision { get; init; }

    /// <summary>The account; null: what it rests on changed.</summary>
    public string? PersonId { get; init; }

    /// <summary>As records call them.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The reasons.</summary>
    public string? Remark { get; init; }
}
