using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace GovOpen.Search.Guidance;

/// <summary>What many asked in the last 30 days and found nothing, what most asked first; nothing that fewer than five asked.</summary>
internal static class ListUnansweredQuestions
{
    /// <summary>What fewer ask may be about somebody.</summary>
    public const int FewestAskers = 5;

    private const int Most = 200;

    public static async Task<Ok<UnansweredQuestionList>> Handle(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select question, count(*)::integer, max(asked_on) from unanswered_questions where asked_on > $1
            group by question having count(*) >= $2 order by count(*) desc, question limit $3
            """);
        command.Parameters.Add(new() { Value = clock.Today().AddDays(-UnansweredQuestions.DaysKept) });
        command.Parameters.Add(new() { Value = FewestAskers });
        command.Parameters.Add(new() { Value = Most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var questions = new List<UnansweredQuestion>();
        while (await reader.ReadAsync(ct)) questions.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetFieldValue<DateOnly>(2)));
        return TypedResults.Ok(new UnansweredQuestionList(questions));
    }
}
