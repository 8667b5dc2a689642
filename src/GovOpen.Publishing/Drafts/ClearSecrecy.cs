using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Drafts;

/// <summary>保密审查 (政府信息公开条例第十七条): decides whether the public may read it, and strikes out what it may not.</summary>
internal static class ClearSecrecy
{
    /// <param name="Revision">That was read.</param>
    /// <param name="Disclosure">公开属性.</param>
    /// <param name="Ground">For anything but proactive disclosure: the article and why (第十四至十六条).</param>
    /// <param name="StrikeOut">Passages that the public does not read (第三十七条), word by word; at most 100.</param>
    /// <param name="Opinion">Remarks.</param>
    public sealed record Request(int Revision, DisclosureMode Disclosure, string? Ground = null, IReadOnlyList<string>? StrikeOut = null, string? Opinion = null);

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(Guid id, Request request, DraftServices services, CancellationToken ct)
    {
        var errors = new Complaints();
        if (request.Opinion is not null) errors.Text("opinion", request.Opinion, 1, 10_000);
        if (request.Disclosure != DisclosureMode.Proactive) errors.Text("ground", request.Ground, 5, 1_000);
        if (request.StrikeOut?.Count > 100) errors.Add("strikeOut", "has more than 100 items.");
        if (request.StrikeOut?.Any(string.IsNullOrWhiteSpace) == true) errors.Add("strikeOut", "has an empty item.");
        if (errors.Any) return errors.AsProblem();

        return await ChangeDraft.TakeAsync(id, DraftStep.ClearSecrecy, request.Revision, request.Opinion, services, ct, async (draft, _, stop) =>
        {
            if (request.StrikeOut is not { Count: > 0 } passages)
            {
                draft.Clear(request.Disclosure, redactedBodyHash: null);
                return Outcome.Done(Details(request, redactedBodyHash: null));
            }

            if (await ElsewhereAsync(services, draft, passages, stop) is { } error) return Outcome.Bad(error);
            var text = await BodyTexts.ReadAsync(services.Db, draft.Content.BodyHash, stop);
            var (open, missing) = Redaction.Apply(text, passages);
            if (missing.Count > 0) return Outcome.Bad(new FieldError("strikeOut", $"“{(missing[0].Length > 50 ? missing[0][..50] + "…" : missing[0])}” does not stand in the text; quote it word by word."));
            await BodyTexts.SaveAsync(services.Db, [open], stop);
            draft.Clear(request.Disclosure, BodyTexts.HashOf(open));
            return Outcome.Done(Details(request, BodyTexts.HashOf(open)));
        });
    }

    /// <summary>Only the text is struck out; what stands in the title or another field as well must be changed by the drafters.</summary>
    private static async Task<FieldError?> ElsewhereAsync(DraftServices services, Draft draft, IReadOnlyList<string> passages, CancellationToken ct)
    {
        var content = draft.Content;
        List<string?> others = [content.Title, content.Theme, .. content.Tags, .. content.Relations.Select(relation => relation.Target)];
        foreach (var relation in content.Relations.Where(relation => relation.BodyHash is not null)) others.Add(await BodyTexts.ReadAsync(services.Db, relation.BodyHash!, ct));
        return others.Any(other => other is not null && passages.Any(passage => other.Contains(passage, StringComparison.Ordinal)))
            ? new("strikeOut", "has a passage that stands in the title, the theme, a tag, or the name or new text of another document too; return the draft, so that it is changed there.")
            : null;
    }

    /// <summary>What was struck out is not repeated in the file.</summary>
    private static object Details(Request request, string? redactedBodyHash) =>
        new { request.Disclosure, request.Ground, struckOut = request.StrikeOut?.Count ?? 0, redactedBodyHash };
}
