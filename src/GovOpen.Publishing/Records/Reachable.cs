using GovOpen.Contracts.Access;
using GovOpen.Publishing.Documents;

namespace GovOpen.Publishing.Records;

/// <summary>What an action of somebody reaches, and what lies in a division, as queries.</summary>
internal static class Reachable
{
    public static IQueryable<Record> By(this IQueryable<Record> records, Actor actor, StaffAction action) =>
        records.Where(actor.Reaches<Record>(action, record => record.Division, record => record.Unit));

    public static IQueryable<Document> By(this IQueryable<Document> documents, Actor actor, StaffAction action) =>
        documents.Where(actor.Reaches<Document>(action, document => document.Division, document => document.Unit ?? document.Issuer));

    /// <summary>Of a division and all below it.</summary>
    public static IQueryable<Record> In(this IQueryable<Record> records, string division)
    {
        var prefix = DivisionCode.PrefixOf(division);
        return records.Where(record => record.Division.StartsWith(prefix));
    }

    /// <summary>Of a division and all below it; what belongs to no division belongs to the whole province.</summary>
    public static IQueryable<Document> In(this IQueryable<Document> documents, string division)
    {
        var prefix = DivisionCode.PrefixOf(division);
        var whole = DivisionCode.Covers(division, null);
        return documents.Where(document => document.Division!.StartsWith(prefix) || (document.Division == null && whole));
    }
}
