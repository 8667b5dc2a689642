using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Entries;

/// <summary>
/// The other documents that one names, as far as they are public on the day: by id where the source knew it, else by a number or title
/// that fits exactly one.
/// </summary>
internal sealed class Links
{
    private readonly IReadOnlyList<Other> _open;
    private readonly HashSet<Guid> _gone;

    private Links(IReadOnlyList<Other> open, HashSet<Guid> gone) => (_open, _gone) = (open, gone);

    public static async Task<Links> OfAsync(DocumentPublished document, DateOnly day, DateOnly today, SearchDb db, CancellationToken ct)
    {
        var acts = document.Acts ?? [];
        if (document.Relations.Count == 0 && acts.Count == 0) return new([], []);

        var ids = document.Relations.Select(relation => relation.TargetId).Concat(acts.Select(act => act.ById)).OfType<Guid>().ToList();
        var names = document.Relations.Where(relation => relation.TargetId is null).Select(relation => relation.Target).ToList();
        var keys = names.ConvertAll(DocumentNumber.KeyOf);
        var titles = names.ConvertAll(Relation.TitleIn);
        var others = await db.Entries.AsNoTracking()
            .PublicOn(day, today).Where(e => ids.Contains(e.Id) || keys.Contains(e.NumberKey!) || titles.Contains(e.Title))
            .OrderByDescending(e => ids.Contains(e.Id)).ThenBy(e => e.Id).Take(Most)
            .Select(e => new { e.Id, e.Title, e.NumberKey, e.Content })
            .ToListAsync(ct);
        return new([.. others.Select(other => new Other(other.Id, other.Title, other.NumberKey, Entry.DocumentOf(other.Content), day))], await Unpublished.GoneAmongAsync(ids, db, ct));
    }

    public LinkedRelation To(Relation relation)
    {
        var other = relation.TargetId is { } id ? ById(id) : ByName(relation.Target);
        return new(relation.Type, IsGone(relation.TargetId) ? "" : relation.Target, other?.Id, other?.Title, other?.Status) { On = relation.On, Articles = relation.Articles, TargetArticles = relation.TargetArticles };
    }

    public LinkedAct To(Act act) => new()
    {
        Type = act.Type,
        On = act.On,
        Until = act.Until,
        Articles = act.Articles,
        By = IsGone(act.ById) ? null : act.By,
        Document = act.ById is { } id && ById(id) is { } other ? new(other.Id, other.Title, other.Document.Number) : null,
        CleanUpId = act.CleanUpId,
        Reason = act.Reason,
        RecordedAt = act.RecordedAt,
    };

    /// <summary>A name that fits hundreds is no link anyhow; where there are so many, none is looked at by name, as others that fit may be missing.</summary>
    private const int Most = 500;

    private bool IsGone(Guid? id) => id is { } known && _gone.Contains(known);

    private Other? ById(Guid id) => _open.FirstOrDefault(other => other.Id == id);

    private Other? ByName(string name)
    {
        if (_open.Count == Most) return null;
        var key = DocumentNumber.KeyOf(name);
        return _open.Where(other => other.NumberKey == key || other.Title == Relation.TitleIn(name)).Take(2).ToList() is [var only] ? only : null;
    }

    private sealed record Other(Guid Id, string Title, string? NumberKey, DocumentPublished Document, DateOnly Day)
    {
        public ValidityStatus Status => Document.Validity.On(Day);
    }
}
