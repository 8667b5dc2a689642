namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>A picture, a recording or a film of an interpretation.</summary>
/// <param name="Hash">SHA-256 of the file, in lower-case hexadecimal; by it the file is fetched: <c>/api/media/{hash}</c>.</param>
/// <param name="ContentType"><c>video/mp4</c></param>
/// <param name="Length">In bytes.</param>
/// <param name="TextAlternative">The same in words, for whoever cannot see or hear it.</param>
public sealed record InterpretationMedia(string Hash, string ContentType, long Length, string TextAlternative);
