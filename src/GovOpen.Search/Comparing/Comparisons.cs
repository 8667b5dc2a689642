using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using Microsoft.Extensions.Caching.Memory;

namespace GovOpen.Search.Comparing;

/// <summary>
/// Comparisons by the hashes of their texts. Each costs more than a page and anybody may ask for it, so those that were made are kept
/// while there is room, and only for some minutes: a text that had to be taken out is asked for by no hash, and then forgotten here too.
/// </summary>
internal sealed class Comparisons : IDisposable
{
    private const long MostCharacters = 16 * 1024 * 1024;

    /// <summary>What a piece takes besides its characters, in characters.</summary>
    private const int Piece = 40;

    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = MostCharacters });

    public IReadOnlyList<ComparedArticle> Of(HashedText old, HashedText now, CancellationToken ct)
    {
        if (_made.TryGetValue((old.Hash, now.Hash), out IReadOnlyList<ComparedArticle>? made)) return made!;

        var compared = TextComparison.Of(Articles.Split(old.Text), Articles.Split(now.Text), ct);
        _made.Set((old.Hash, now.Hash), compared, new MemoryCacheEntryOptions
        {
            Size = old.Text.Length + now.Text.Length + compared.Sum(article => Piece * (1 + (article.Pieces?.Count ?? 0))),
            AbsoluteExpirationRelativeToNow = _kept,
        });
        return compared;
    }

    public void Dispose() => _made.Dispose();
}

/// <param name="Hash">Empty where there is no text any more.</param>
/// <param name="Text">Then empty too.</param>
internal sealed record HashedText(string Hash, string Text);
