using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Guidance;

/// <summary>Says what an everyday word means; whoever searches with it is answered accordingly as soon as the search has heard of it.</summary>
internal static class SetSynonyms
{
    private const int MostTerms = 10;
    private const int MostWords = 5_000;

    /// <param name="Word">As people say it.</param>
    /// <param name="Terms">What it is called officially; none: it is searched for as it is, whatever came with the platform.</param>
    public sealed record Request(string Word, IReadOnlyList<string> Terms);

    public static async Task<Results<Ok<SynonymsView>, ProblemHttpResult>> Handle(Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = Check(request);
        if (errors.Any) return errors.AsProblem();

        var word = request.Word.Trim();
        var note = new AuditNote("synonyms.set", "synonyms:" + word);
        await using var change = await db.BeginUnderLockAsync(ct);
        if (!actor.May(StaffAction.GuideSearch, new(Division: null))) return await trail.ForbiddenAsync(note, change);

        var known = await db.Synonyms.SingleOrDefaultAsync(one => one.Word == word, ct);
        if (known is null && await db.Synonyms.CountAsync(ct) >= MostWords) return await trail.RefusedAsync(note, change, new("too-many-words", $"There are {MostWords} words already."));

        var now = clock.GetUtcNow();
        var synonyms = known ?? new() { Id = Guid.CreateVersion7(now), Word = word };
        if (known is null) db.Add(synonyms);
        var before = synonyms.Terms;
        var happened = synonyms.Become([.. request.Terms.Select(term => term.Trim()).Distinct()], actor, now);
        db.Append(synonyms.Id, synonyms.Version, happened);
        trail.Add(db, note with { Version = synonyms.Version, Before = new { terms = before }, After = new { terms = synonyms.Terms } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Ok(SynonymsView.Of(synonyms));
    }

    private static Complaints Check(Request request)
    {
        var errors = new Complaints().Text("word", request.Word, 1, 20);
        errors.Items("terms", request.Terms, MostTerms);
        if (request.Terms is null) errors.Add("terms", "is missing; an empty list says that the word is searched for as it is.");
        for (var i = 0; i < request.Terms?.Count && i < MostTerms; i++)
        {
            if (request.Terms[i] is not { } term) continue;
            errors.Text($"terms[{i}]", term, 2, 40);
            if (term.Trim().Any(char.IsWhiteSpace)) errors.Add($"terms[{i}]", "has white space in it; give several terms one by one.");
            if (term.Trim() == request.Word?.Trim()) errors.Add($"terms[{i}]", "is the word itself.");
        }

        return errors;
    }
}
