namespace GovOpen.Office.Guidance;

/// <summary>What an everyday word means.</summary>
/// <param name="Id">Null: staff have said nothing of it.</param>
/// <param name="Terms">That hold.</param>
/// <param name="BuiltTerms">That came with the platform.</param>
public sealed record Synonyms(Guid? Id, string Word, IReadOnlyList<string> Terms, IReadOnlyList<string>? BuiltTerms, string? ChangedBy, DateTimeOffset? ChangedAt)
{
    /// <summary>Whether staff say something else than what came with the platform.</summary>
    public bool IsOwn => Id is not null && !Terms.SequenceEqual(BuiltTerms ?? [], StringComparer.Ordinal);
}

public sealed record SynonymList(int Total, IReadOnlyList<Synonyms> Synonyms);

/// <summary>Which documents come first for a question.</summary>
public sealed record BestBet(Guid Id, string Question, IReadOnlyList<BestDocument> Documents, string ChangedBy, DateTimeOffset ChangedAt);

public sealed record BestDocument(Guid Id, string Title);

public sealed record BestBetList(IReadOnlyList<BestBet> BestBets);
