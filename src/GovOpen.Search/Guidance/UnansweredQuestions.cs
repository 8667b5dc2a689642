using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GovOpen.Search.Guidance;

/// <summary>Configuration section <c>Questions</c>.</summary>
internal sealed class QuestionOptions
{
    /// <summary>
    /// Under which askers are told apart, 16 characters and more; of all replicas the same. Without one, nothing is counted. It is not in the
    /// database, so that nobody who has only that can find out who asked.
    /// </summary>
    [MinLength(16)]
    public string? Key { get; set; }
}

/// <summary>
/// Counts questions that found nothing, for 30 days, by how many asked them: masked, and of the askers nothing but a keyed hash of the
/// network address and the question together, so that not even two questions of one person can be told to be that.
/// </summary>
internal sealed class UnansweredQuestions(IOptions<QuestionOptions> options, NpgsqlDataSource database, TimeProvider clock, ILogger<UnansweredQuestions> logger) : BackgroundService
{
    public const int DaysKept = 30;

    private const int MostWaiting = 1_000;
    private const int MostKept = 200_000;

    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Question, string Asker)> _waiting = Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Waits for nothing; what is too much is not counted.</summary>
    /// <param name="text">As it was asked.</param>
    /// <param name="address">From where.</param>
    public void Note(string text, string address)
    {
        if (options.Value.Key is not { } key || MaskedQuestion.Of(text) is not { } question) return;

        var asker = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{question}\n{address}"));
        _waiting.Writer.TryWrite((question, Convert.ToHexString(asker.AsSpan(0, 16))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        if (options.Value.Key is null) logger.LogInformation("Questions that find nothing are not counted: Questions:Key is not set.");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                logger.LogWarning(e, "Questions that found nothing could not be counted: {Reason}", e.Message);
            }

            await Task.Delay(_poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        await _waiting.Reader.WaitToReadAsync(ct);
        var asked = new HashSet<(string Question, string Asker)>();
        while (asked.Count < MostWaiting && _waiting.Reader.TryRead(out var one)) asked.Add(one);

        var today = clock.Today();
        await using var command = database.CreateCommand(
            """
            with old as (delete from unanswered_questions where asked_on <= $3)
            insert into unanswered_questions (question, asker, asked_on)
            select question, asker, $4 from unnest($1, $2) as asked (question, asker)
            where (select count(*) from unanswered_questions) < $5
            on conflict (question, asker) do update set asked_on = excluded.asked_on
            """);
        command.Parameters.Add(new() { Value = asked.Select(one => one.Question).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(one => Convert.FromHexString(one.Asker)).ToArray() });
        command.Parameters.Add(new() { Value = today.AddDays(-DaysKept) });
        command.Parameters.Add(new() { Value = today });
        command.Parameters.Add(new() { Value = MostKept });
        await command.ExecuteNonQueryAsync(ct);
    }
}
