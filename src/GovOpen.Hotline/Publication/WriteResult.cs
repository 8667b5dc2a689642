using GovOpen.Contracts.Hotline.V1;
using GovOpen.Hotline.Issues;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Publication;

/// <summary>拟写: proposes what of a concern and its answer everybody may read, or writes the proposal anew.</summary>
internal static class WriteResult
{
    private const int MostDocuments = 10;

    /// <param name="Version">That was read; 0: there is none yet.</param>
    /// <param name="Title">What it is about, in one line.</param>
    /// <param name="Question">The concern, without what tells whose it was.</param>
    /// <param name="Answer">The answer, likewise.</param>
    /// <param name="Documents">What it names: up to 10 that are published.</param>
    public sealed record Request(int Version, string Title, string Question, string Answer, IReadOnlyList<Guid>? Documents = null);

    public static async Task<Results<Ok<ResultView>, ProblemHttpResult>> Handle(Guid id, Request request, ResultServices services, PublishedEntries published, CancellationToken ct)
    {
        var ids = request.Documents ?? [];
        var text = new ResultText(request.Title?.Trim() ?? "", request.Question?.Trim() ?? "", request.Answer?.Trim() ?? "", []);
        var errors = ResultRules.ErrorsOf(text).Items("documents", ids, MostDocuments);
        if (errors.Any) return errors.AsProblem();

        var documents = new List<ResultDocument>();
        foreach (var (document, place) in ids.Distinct().Select((document, place) => (document, place)))
        {
            var (link, problem) = await published.FindAsync(IssueLinkKind.Document, document.ToString(), ct, $"documents[{place}]");
            if (link is null) return problem!;
            documents.Add(new(document, link.Title));
        }

        return await ChangeResult.TakeAsync(id, ResultStep.Write, request.Version, services, change =>
        {
            var result = change.Result;
            if (result is null) services.Db.Results.Add(result = new() { Id = Guid.CreateVersion7(change.Now), OrderId = id, Division = change.Order.Division, ProposedAt = change.Now });
            result.Write(text with { Documents = documents }, change.Key!, services.Actor);
            return (result, null);
        }, ct);
    }
}
