using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using GovOpen.Benchmarks.Reporting;
using GovOpen.Benchmarks.Running;

namespace GovOpen.Benchmarks.Knowledge;

/// <summary>
/// Agents who type questions while callers are on the line: each asks for what stands there, once a second, a few letters further on, then
/// the next question. They do not wait for one another, nor for a slow answer: the time counts from when the question was due.
/// </summary>
internal sealed class TypingAgents(HttpClient api, IReadOnlyList<string> questions, int agents)
{
    private const int LettersASecond = 4;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<double> _times = [];

    public async Task<Percentiles> TypeAsync(TimeSpan length, CancellationToken ct)
    {
        _times.Clear();
        await Task.WhenAll(Enumerable.Range(0, agents).Select(agent => TypeAsync(agent, length, ct)));
        return Percentiles.Of(_times);
    }

    /// <summary>How many questions were answered.</summary>
    public int Count => _times.Count;

    private async Task TypeAsync(int agent, TimeSpan length, CancellationToken ct)
    {
        var random = new Random(agent);
        var began = Stopwatch.GetTimestamp();
        var due = _pause * random.NextDouble();
        var asking = new List<Task>();
        while (due < length)
        {
            var whole = questions[random.Next(questions.Count)];
            for (var letters = LettersASecond; letters < whole.Length + LettersASecond && due < length; letters += LettersASecond, due += _pause)
            {
                if (Stopwatch.GetElapsedTime(began) is var now && now < due) await Task.Delay(due - now, ct);
                asking.Add(AskAsync(whole[..Math.Min(whole.Length, letters)], began, due, ct));
            }
        }

        await Task.WhenAll(asking);
    }

    private async Task AskAsync(string question, long began, TimeSpan due, CancellationToken ct)
    {
        using var answer = await api.GetAsync(new Uri($"api/knowledge?q={Uri.EscapeDataString(question)}&division=510100", UriKind.Relative), ct);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests) throw new HttpRequestException(Platform.RateLimitAdvice);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(ct);
        _times.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
    }
}
