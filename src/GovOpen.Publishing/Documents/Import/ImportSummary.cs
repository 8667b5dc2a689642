namespace GovOpen.Publishing.Documents.Import;

/// <summary>The last line of the answer. Every line of the request that is not blank counts in exactly one of the four.</summary>
/// <param name="Accepted">New documents.</param>
/// <param name="Updated">Documents with a new version.</param>
/// <param name="Unchanged">Documents of which the same was known, and repetitions in the request.</param>
/// <param name="Refused">Lines with errors; each has a line of its own in the answer.</param>
/// <param name="IgnoredFields">Names that no line may have, sorted, the first 50.</param>
internal sealed record ImportSummary(long Accepted, long Updated, long Unchanged, long Refused, IReadOnlyCollection<string> IgnoredFields);
