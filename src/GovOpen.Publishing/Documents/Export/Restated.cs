using GovOpen.Contracts;
using GovOpen.Publishing.Documents.Import;

namespace GovOpen.Publishing.Documents.Export;

/// <summary>A document in the words of an import: what was published together with what its acts made of it. Pure.</summary>
internal static class Restated
{
    public static StatedDocument Of(Document document, string text)
    {
        var validity = document.Validity;
        return new()
        {
            Id = document.SourceId,
            Title = document.Title,
            Kind = document.Kind,
            Issuer = document.Issuer,
            DocNumber = document.Number,
            IndexNumber = document.IndexNumber,
            Theme = document.Theme,
            Tags = document.Tags.Length == 0 ? null : document.Tags,
            Division = document.Division,
            WrittenOn = document.WrittenOn,
            PublishedOn = validity.PublishedOn,
            EffectiveOn = validity.EffectiveOn,
            LastValidDay = validity.LastValidDay,
            RepealedOn = validity.RepealedOn,
            PartlyRepealedOn = validity.PartlyRepealedOn,
            Suspensions = validity.Suspensions.Count == 0 ? null : validity.Suspensions,
            Status = validity.EndedOnUnknownDay switch
            {
                UndatedEnding.Superseded => StatedStatus.Amended,
                UndatedEnding.Repealed => StatedStatus.Repealed,
                _ => StatedStatus.Effective,
            },
            Relations = RelationsOf(document) is { Count: > 0 } relations ? relations : null,
            History = document.Notes is { Count: > 0 } notes ? notes : null,
            Text = text,
        };
    }

    /// <summary>What it did to others is stated on their own lines, as their dates.</summary>
    private static List<Relation> RelationsOf(Document document) =>
        [.. document.Relations.Where(relation => relation.Type is not (RelationType.Repeals or RelationType.Amends)).Select(relation => new Relation(relation.Type, relation.Target))];
}
