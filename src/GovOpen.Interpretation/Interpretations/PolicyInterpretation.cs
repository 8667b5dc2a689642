using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Interpretation.Knowledge;
using GovOpen.Interpretation.Media;
using GovOpen.Interpretation.QaBase.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.Interpretations;

/// <summary>
/// 政策解读: an interpretation of one document. Written by the unit that drafted the document, approved by somebody who did not write it,
/// then signed and released together with the document by Publishing, which needs no more of it than what was sealed.
/// </summary>
internal sealed class PolicyInterpretation
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>As it was when the interpretation was begun.</summary>
    public required string DocumentTitle { get; init; }

    /// <summary>发文机关 of the document: in whose name it is issued.</summary>
    public required string? DocumentIssuer { get; init; }

    public required string Unit { get; init; }

    public required string? Division { get; init; }

    public InterpretationState State { get; private set; } = InterpretationState.Drafting;

    /// <summary>Counts what was written.</summary>
    public int Revision { get; private set; }

    /// <summary>Counts what others were told of it.</summary>
    public long Version { get; private set; }

    public InterpretationContent Content { get; private set; } = null!;

    /// <summary>What is public of it; stays while it is written anew.</summary>
    public ReleasedVersion? Released { get; private set; }

    /// <summary>The last day of its document, as far as it is known.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Why what is public of it does not explain what is in force; null: it does, as far as was looked.</summary>
    public string? EndedBecause { get; private set; }

    /// <summary>The version that 12345 has; null: none.</summary>
    public long? ToldVersion { get; private set; }

    /// <summary>The files of what is public.</summary>
    public string[] ReleasedMedia { get; private set; } = [];

    /// <summary>Its document is not public any more: nothing of it may be seen.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Its document was looked at once more after the commit that made it public.</summary>
    public bool IsRechecked { get; private set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In their order.</summary>
    public List<StepTaken> Steps { get; } = [];

    public uint RowVersion { get; private set; }

    /// <summary>Whose it is, for who may do what.</summary>
    public Target AsTarget() => new(Division, Unit);

    /// <summary>Whether somebody wrote a part of it.</summary>
    public bool IsWrittenBy(string? person) => Steps.Any(step => step.Step == InterpretationStep.Save && step.PersonId == person);

    /// <summary>What can be done now, by whoever may.</summary>
    public IReadOnlyList<InterpretationStep> Possible => State switch
    {
        InterpretationState.Drafting => [InterpretationStep.Save, InterpretationStep.Submit, InterpretationStep.Abandon],
        InterpretationState.InReview => [InterpretationStep.Approve, InterpretationStep.Return],
        InterpretationState.Approved or InterpretationState.Released => [InterpretationStep.Reopen],
        _ => [],
    };

    /// <summary>Why somebody may not take a step now; null: they may.</summary>
    public Refusal? RefusalOf(InterpretationStep step, Actor actor)
    {
        if (!Possible.Contains(step)) return new("illegal-step", $"《{Content.Title}》 is in {CamelCase.Of(State)}; {CamelCase.Of(step)} is not possible there.");
        if (step == InterpretationStep.Approve && IsWrittenBy(actor.Id)) return new("own-interpretation", "Who wrote a part of an interpretation cannot approve it.");
        // What is public stays so: it is replaced by the next version, and ends with its document.
        return step == InterpretationStep.Abandon && Released is not null ? new("is-public", $"A version of 《{Content.Title}》 is public; write another instead of giving it up.") : null;
    }

    public void Save(InterpretationContent content, Actor actor, DateTimeOffset now)
    {
        Revision++;
        Content = content;
        Take(InterpretationStep.Save, actor, now);
    }

    /// <summary>To the review.</summary>
    public void Submit(Actor actor, DateTimeOffset now)
    {
        State = InterpretationState.InReview;
        Take(InterpretationStep.Submit, actor, now);
    }

    /// <summary>Back to who wrote it.</summary>
    public void Return(string reason, Actor actor, DateTimeOffset now)
    {
        State = InterpretationState.Drafting;
        Take(InterpretationStep.Return, actor, now, reason);
    }

    public void Abandon(string reason, Actor actor, DateTimeOffset now)
    {
        State = InterpretationState.Abandoned;
        Take(InterpretationStep.Abandon, actor, now, reason);
    }

    /// <summary>Seals what it says now; the sealed version never changes.</summary>
    /// <param name="document">That it was held against.</param>
    /// <param name="media">The files that it has, by their hashes.</param>
    /// <param name="overrideReason">Why it may have so much in common with the document.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="now">When.</param>
    public (SealedVersion Version, InterpretationSealed Event) Approve(
        InterpretableDocument document, IReadOnlyDictionary<string, MediaFile> media, string? overrideReason, Actor actor, DateTimeOffset now)
    {
        State = InterpretationState.Approved;
        Version++;
        Take(InterpretationStep.Approve, actor, now, overrideReason);
        var version = SealedVersion.Of(new()
        {
            InterpretationId = Id,
            Version = Version,
            DocumentId = DocumentId,
            Form = Content.Form,
            Title = Content.Title,
            Unit = Unit,
            Division = Division,
            Interpreter = Content.Interpreter,
            Sections = [.. Content.Sections.Where(section => section.Text is not null).Select(section => new InterpretationSection(section.Aspect, section.Text!))],
            Media = Content.Media is { Count: > 0 } used ? [.. used.Select(one => new InterpretationMedia(one.Hash, media[one.Hash].ContentType, media[one.Hash].Length, one.TextAlternative))] : null,
            SealedAt = now,
        });
        return (version, new()
        {
            InterpretationId = Id, Version = Version, DocumentId = DocumentId, DocumentBodyHash = document.BodyHash, Hash = version.Hash, SealedAt = now,
        });
    }

    /// <summary>To be written anew. What was approved and is not released yet is not to be.</summary>
    /// <param name="reason">For the trail.</param>
    /// <param name="actor">Null: the document was amended.</param>
    /// <param name="now">When.</param>
    public InterpretationReopened Reopen(string reason, Actor? actor, DateTimeOffset now)
    {
        State = InterpretationState.Drafting;
        Version++;
        Take(InterpretationStep.Reopen, actor, now, reason);
        return new() { InterpretationId = Id, Version = Version, DocumentId = DocumentId, ReopenedAt = now };
    }

    /// <summary>A sealed version became public with its document. If it was reopened meanwhile, the release was faster: that version is public, and the next is being written.</summary>
    public void BeReleased(ReleasedVersion released, SealedInterpretation version)
    {
        if (Released?.Version >= released.Version && Released.Epoch == released.Epoch) return;
        Released = released with { FirstAt = Released?.FirstAt ?? released.At };
        ReleasedMedia = [.. (version.Media ?? []).Select(shown => shown.Hash)];
        IsRechecked = false;
        if (State == InterpretationState.Approved && Version == released.Version) State = InterpretationState.Released;
        Take(InterpretationStep.Release, actor: null, released.At);
    }

    /// <summary>Publishing was restored, and the release did not happen in its history.</summary>
    public KnowledgeChange? TakeReleaseBack(DateTimeOffset now)
    {
        Released = null;
        if (State == InterpretationState.Released) State = InterpretationState.Approved;
        return EndToldVersion("本解读的发布已撤回。", now);
    }

    /// <summary>
    /// Looks at its document as it is now: 12345 has what is public of it as long as that is in force, or will be, with the text that was
    /// explained.
    /// </summary>
    /// <param name="document">Null: it is not public any more.</param>
    /// <param name="version">What is public.</param>
    /// <param name="now">When.</param>
    /// <returns>What 12345 is told; null: nothing that it does not know.</returns>
    public KnowledgeChange? Follow(InterpretableDocument? document, SealedInterpretation version, DateTimeOffset now)
    {
        (IsRechecked, IsHidden) = (true, document is null);
        EndedBecause = WhyEnded(document, ShanghaiDay.Of(now));
        if (EndedBecause is not null) return EndToldVersion(EndedBecause, now);

        var told = (ToldVersion, EndsOn);
        (ToldVersion, EndsOn) = (version.Version, document!.Facts!.LastDay());
        return told == (ToldVersion, EndsOn) ? null : KnowledgeChange.Published(KnowledgeEntry.Of(version, Released!.At, document.Title, document.Number, document.Facts), now);
    }

    /// <summary>Whether it explains a text that is not the document's any more, so that it is to be written anew.</summary>
    public bool ExplainsAnotherTextThan(InterpretableDocument? document) => document is not null && Released?.BodyHash is { } explained && explained != document.BodyHash;

    private string? WhyEnded(InterpretableDocument? document, DateOnly today) => document?.Facts?.On(today) switch
    {
        null => $"所解读的《{DocumentTitle}》已不公开。",
        ValidityStatus.InForce or ValidityStatus.PartiallyInForce or ValidityStatus.NotYetInForce =>
            ExplainsAnotherTextThan(document) ? $"所解读的《{document.Title}》已修改，解读正在复核。" : null,
        var status => $"所解读的《{document.Title}》{BasisRules.InWords(status.Value)}。",
    };

    private KnowledgeChange? EndToldVersion(string reason, DateTimeOffset now)
    {
        if (ToldVersion is not { } version) return null;
        ToldVersion = null;
        return KnowledgeChange.Retired(Id, EntryType.Interpretation, version, reason, now);
    }

    private void Take(InterpretationStep step, Actor? actor, DateTimeOffset now, string? remark = null) => Steps.Add(new()
    {
        InterpretationId = Id,
        Ordinal = Steps.Count + 1,
        Step = step,
        Revision = Revision,
        PersonId = actor?.Id,
        Person = actor?.Name ?? "publishing",
        At = now,
        Remark = remark,
    });
}

/// <param name="Version">That is public.</param>
/// <param name="Hash">Of what was sealed.</param>
/// <param name="At">Since when.</param>
/// <param name="Epoch">In which history of Publishing: a restored one may not know of it.</param>
/// <param name="BodyHash">The document's text that it explains.</param>
internal sealed record ReleasedVersion(long Version, string Hash, DateTimeOffset At, Guid Epoch, string? BodyHash = null)
{
    /// <summary>Since when any version of it is public.</summary>
    public DateTimeOffset FirstAt { get; init; } = At;
}
