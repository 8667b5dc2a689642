using GovOpen.Contracts;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts.Rules;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Drafts;

/// <summary>Finds what the relations of a draft mean.</summary>
internal static class ReadRelations
{
    /// <summary>
    /// The relations with their targets looked up: by id, else by number, else by title; one that fits alone is remembered by its id. What the
    /// public cannot read today is not found: nothing is told of it.
    /// </summary>
    public static async Task<List<RelationRules.Case>> OfAsync(PublishingDb db, IReadOnlyList<DraftRelation> relations, DateOnly today, CancellationToken ct)
    {
        if (relations.Count == 0) return [];

        var ids = relations.Where(relation => relation.TargetId is not null).Select(relation => relation.TargetId!.Value).ToList();
        var named = relations.Where(relation => relation.TargetId is null).ToList();
        var keys = named.ConvertAll(relation => DocumentNumber.KeyOf(relation.Target));
        var titles = named.ConvertAll(relation => Relation.TitleIn(relation.Target));
        var documents = await db.Documents.Where(document => ids.Contains(document.Id) || keys.Contains(document.NumberKey!) || titles.Contains(document.Title)).ToListAsync(ct);
        documents.RemoveAll(document => document.Validity.On(today) == ValidityStatus.NotDisclosed);

        var cases = new List<RelationRules.Case>(relations.Count);
        foreach (var relation in relations)
        {
            var found = relation.TargetId is { } id
                ? documents.FindAll(document => document.Id == id)
                : documents.FindAll(document => document.NumberKey == DocumentNumber.KeyOf(relation.Target) || document.Title == Relation.TitleIn(relation.Target));
            var resolved = found is [var one] ? relation with { TargetId = one.Id, Target = one.Number ?? one.Title } : relation;
            var text = found is [var target] && relation.TargetArticles is { Count: > 0 } ? await BodyTexts.ReadAsync(db, Convert.ToHexStringLower(target.BodyHash), ct) : null;
            cases.Add(new(resolved, found, text));
        }

        return cases;
    }
}
