using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Portal.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Portal.Checks;

/// <summary>
/// 能否作为依据: who is about to rely on documents types their numbers, one a line, and a day. Asked in the address, so that the
/// same can be asked again tomorrow: the answer may be another one.
/// </summary>
internal static class ShowBasisCheck
{
    public const int MostNumbers = 100;

    private const int LongestNumber = 100;

    public static async Task<RazorComponentResult<BasisCheckPage>> Handle(HttpRequest request, PublishingService publishing, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var (typed, typedDay) = (request.Query["numbers"].ToString(), request.Query["on"].ToString());
        IReadOnlyList<string> numbers = [.. typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (typed.Length == 0 && typedDay.Length == 0) return Show(today, today, [], [], []);

        var on = today;
        var mistakes = new List<string>();
        if (typedDay.Length > 0 && !WrittenDay.TryRead(typedDay, out on)) mistakes.Add("on");
        if (numbers.Count == 0) mistakes.Add("numbers.none");
        if (numbers.Count > MostNumbers) mistakes.Add("numbers.many");
        if (numbers.Any(number => number.Length > LongestNumber || number.Any(char.IsControl))) mistakes.Add("numbers.long");
        if (mistakes.Count > 0) return Show(today, mistakes.Contains("on") ? today : on, [.. numbers.Take(MostNumbers).Where(number => number.Length <= LongestNumber)], [], mistakes);

        var checks = await publishing.CheckBasesAsync(numbers, on, ct);
        return checks.Value is { } answers ? Show(today, on, numbers, answers, []) : Show(today, on, numbers, [], ["numbers.refused"]);
    }

    private static RazorComponentResult<BasisCheckPage> Show(DateOnly today, DateOnly on, IReadOnlyList<string> numbers, IReadOnlyList<BasisCheck> answers, List<string> mistakes) =>
        PageEndpoints.Show<BasisCheckPage>(
            new BasisCheckModel(today, on, numbers, answers, mistakes), mistakes.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}

/// <param name="Today">In Shanghai.</param>
/// <param name="On">The day asked about.</param>
/// <param name="Numbers">As typed.</param>
/// <param name="Answers">One for each number; none before anything was asked, and when it could not be understood.</param>
/// <param name="Mistakes">Keys of <c>mistake.…</c> in the texts.</param>
public sealed record BasisCheckModel(DateOnly Today, DateOnly On, IReadOnlyList<string> Numbers, IReadOnlyList<BasisCheck> Answers, IReadOnlyList<string> Mistakes);
