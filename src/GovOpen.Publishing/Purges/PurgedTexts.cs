using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Purges;

/// <summary>Every text that a document or draft ever had.</summary>
internal static class PurgedTexts
{
    public static async Task<HashSet<string>> OfAsync(PublishingDb db, Guid? documentId, Guid? draftId, CancellationToken ct)
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        if (documentId is { } id)
        {
            foreach (var version in await db.DocumentVersions.AsNoTracking().Where(version => version.DocumentId == id).ToListAsync(ct))
            {
                hashes.Add(version.Facts.BodyHash);
                hashes.UnionWith((version.Facts.Texts ?? []).Select(text => text.BodyHash));
            }
        }

        foreach (var draft in await db.Drafts.AsNoTracking().Where(draft => draft.Id == draftId || draft.DocumentId == documentId).ToListAsync(ct))
        {
            if (draft.RedactedBodyHash is { } redacted) hashes.Add(redacted);
            foreach (var version in await db.DraftVersions.AsNoTracking().Where(version => version.DraftId == draft.Id).ToListAsync(ct))
            {
                hashes.Add(version.Content.BodyHash);
                hashes.UnionWith(version.Content.Relations.Select(relation => relation.BodyHash).OfType<string>());
            }

            // What earlier rounds struck out is not in the draft any more.
            foreach (var step in await db.Drafts.Where(d => d.Id == draft.Id).SelectMany(d => d.Steps).Where(step => step.Step == DraftStep.ClearSecrecy).ToListAsync(ct))
            {
                if ((string?)step.Details?["redactedBodyHash"] is { } earlier) hashes.Add(earlier);
            }
        }

        return hashes;
    }

    /// <summary>The public documents that have one of these texts, in whatever version.</summary>
    public static Task<List<Guid>> HoldersAsync(PublishingDb db, IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        var keys = hashes.Select(Convert.FromHexString).ToArray();
        var texts = hashes.ToArray();
        return db.Database.SqlQuery<Guid>(
            $"""
            select distinct document_id as "Value" from document_versions
            where body_hash = any({keys}) or exists (select from jsonb_array_elements(facts -> 'texts') as text where text ->> 'bodyHash' = any({texts}))
            """).ToListAsync(ct);
    }

    /// <summary>Whether a text is also another division's, by whom it was published or is drafted: what they published must not be lost.</summary>
    public static async Task<bool> AreAlsoElsewhereAsync(PublishingDb db, IReadOnlyCollection<string> hashes, Actor actor, CancellationToken ct)
    {
        var holders = await HoldersAsync(db, hashes, ct);
        var documents = await db.Documents.AsNoTracking().Where(document => holders.Contains(document.Id)).Select(document => document.Division).Distinct().ToListAsync(ct);
        var texts = hashes.ToArray();
        var drafts = await db.Database.SqlQuery<string>(
            $"""select distinct d.division as "Value" from drafts d join draft_versions v on v.draft_id = d.id where v.content ->> 'bodyHash' = any({texts})""").ToListAsync(ct);
        return documents.Concat(drafts).Any(division => !actor.May(StaffAction.ConfirmPurges, new(division)));
    }
}
