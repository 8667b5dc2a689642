using System.Globalization;
using GovOpen.Contracts.Search.V1;
using GovOpen.Search.Indexing;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Caching.Memory;

namespace GovOpen.Search.Entries;

/// <summary>
/// Answers that were given from the state that the index still has: what many ask is worked out once. With the next change of the
/// index all of them go, so that nothing is told that was true before it, and nothing is kept that was taken out.
/// </summary>
internal sealed class KnownAnswers : IDisposable
{
    /// <summary>Some 2,000 pages of 20.</summary>
    private const int MostHits = 40_000;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostHits });
    private long _state = -1;

    /// <summary>Names a question, whatever the order of its parameters.</summary>
    /// <param name="parameters">As they were given.</param>
    /// <param name="today">On which it is asked.</param>
    /// <param name="guidance">Of what staff have said of it.</param>
    public static string KeyOf(IQueryCollection parameters, DateOnly today, long guidance)
    {
        var ordered = new QueryBuilder { { "today", today.ToString("o", CultureInfo.InvariantCulture) }, { "guidance", guidance.ToString(CultureInfo.InvariantCulture) } };
        foreach (var (name, values) in parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)) ordered.Add(name, values.AsEnumerable()!);
        return ordered.ToString();
    }

    /// <summary>What was answered from a state; null if nothing was, or is remembered no more.</summary>
    /// <param name="engine">Whose state.</param>
    /// <param name="state">What it has taken in.</param>
    /// <param name="question">See <see cref="KeyOf"/>.</param>
    public SearchResponse? Find(ISearchEngine engine, long state, string question)
    {
        if (Interlocked.Exchange(ref _state, state) != state) _answers.Clear();
        return _answers.Get<SearchResponse>((engine, state, question));
    }

    public void Keep(ISearchEngine engine, long state, string question, SearchResponse answer) =>
        _answers.Set((engine, state, question), answer, new MemoryCacheEntryOptions { Size = 1 + answer.Hits.Count });

    public void Forget() => _answers.Clear();

    public void Dispose() => _answers.Dispose();
}
