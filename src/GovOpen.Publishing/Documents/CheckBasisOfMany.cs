using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Documents;

/// <summary>The basis check for up to a thousand at once, in one round to the database; the answers come in the order of the questions.</summary>
internal static class CheckBasisOfMany
{
    public const int Most = 1_000;

    /// <param name="Number">发文字号, in any usual spelling.</param>
    /// <param name="Id">Ours, or the source's.</param>
    /// <param name="On">The day asked about; null: today.</param>
    public sealed record Check(string? Number = null, string? Id = null, DateOnly? On = null);

    public sealed record Request(IReadOnlyList<Check> Checks);

    public sealed record Response(IReadOnlyList<BasisCheck> Results);

    public static async Task<Results<JsonHttpResult<Response>, ProblemHttpResult>> Handle(Request request, PublishingDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints();
        errors.Items("checks", request.Checks, Most);
        if (request.Checks.Count == 0) errors.Add("checks", $"is empty; ask about 1 to {Most}.");
        for (var i = 0; i < request.Checks.Count && i < Most; i++)
        {
            if (request.Checks[i] is not { } check) continue;
            errors.Day($"checks[{i}].on", check.On);
            if ((check.Number is null) == (check.Id is null)) errors.Add($"checks[{i}].number", "is needed, or id; give one of them, not both.");
            else if (check.Number is not null) errors.Text($"checks[{i}].number", check.Number, 1, CheckBasis.LongestNumber);
            else errors.Text($"checks[{i}].id", check.Id, 1, CheckBasis.LongestId);
        }

        if (errors.Any) return errors.AsProblem();

        var today = clock.Today();
        var keys = request.Checks.Where(check => check.Number is not null).Select(check => DocumentNumber.KeyOf(check.Number!)).Distinct().ToList();
        var sources = request.Checks.Where(check => check.Id is not null).Select(check => check.Id!).Distinct().ToList();
        var ids = sources.Where(id => Guid.TryParseExact(id, "D", out _)).Select(Guid.Parse).ToList();
        var found = await db.Documents.AsNoTracking()
            .Where(document => keys.Contains(document.NumberKey!) || sources.Contains(document.SourceId) || ids.Contains(document.Id)).OrderBy(document => document.Id)
            .Select(document => new { document.NumberKey, document.SourceId, Candidate = new Candidate(document.Id, document.Title, document.Number, document.Validity) }).ToListAsync(ct);
        var byKey = found.Where(one => one.NumberKey is not null).ToLookup(one => one.NumberKey!, one => one.Candidate);
        // By the same rule as the single check: the source's own id, or ours however its letters are written.
        var bySource = found.ToLookup(one => one.SourceId, one => one.Candidate);
        var byOurs = found.ToLookup(one => one.Candidate.Id, one => one.Candidate);
        IReadOnlyList<Candidate> Candidates(string id) => [.. bySource[id].Concat(Guid.TryParseExact(id, "D", out var ours) ? byOurs[ours] : []).DistinctBy(candidate => candidate.Id)];

        return TypedResults.Json(
            new Response([.. request.Checks.Select(check => BasisRule.Decide(
                [.. check.Number is { } number ? byKey[DocumentNumber.KeyOf(number)] : Candidates(check.Id!)], today, check.On ?? today))]),
            ContractJson.Options);
    }
}
