using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search;

namespace GovOpen.Publishing.Guidance;

/// <summary>What staff say that an everyday word means, instead of what came with the platform. Kept when it is taken back, so that versions go on.</summary>
internal sealed class Synonyms
{
    public required Guid Id { get; init; }

    public required string Word { get; init; }

    /// <summary>Null: what came with the platform holds.</summary>
    public string[]? Terms { get; private set; }

    public long Version { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public SynonymsChanged Become(string[]? terms, Actor actor, DateTimeOffset now)
    {
        (Terms, Version, ChangedBy, ChangedAt) = (terms, Version + 1, actor.Name, now);
        return new() { SynonymId = Id, Version = Version, Word = Word, Terms = Terms, ChangedAt = now };
    }
}

/// <param name="Id">Null: staff have said nothing of it.</param>
/// <param name="Terms">That hold.</param>
/// <param name="BuiltTerms">That came with the platform; null: none.</param>
internal sealed record SynonymsView(Guid? Id, string Word, IReadOnlyList<string> Terms, IReadOnlyList<string>? BuiltTerms, string? ChangedBy, DateTimeOffset? ChangedAt)
{
    public static SynonymsView Of(Synonyms own) => new(own.Id, own.Word, own.Terms ?? BuiltOf(own.Word) ?? [], BuiltOf(own.Word), own.ChangedBy, own.ChangedAt);

    public static SynonymsView OfBuilt(string word) => new(null, word, BuiltOf(word)!, BuiltOf(word), null, null);

    private static IReadOnlyList<string>? BuiltOf(string word) => BuiltSynonyms.ByWord.GetValueOrDefault(word);
}
