using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Registers;

/// <summary>The numbers of a register in one year: who bears each, and which are void and why.</summary>
internal static class ShowRegister
{
    public sealed record Line(int Sequence, string Number, Guid? DraftId, string? Title, DateTimeOffset GivenAt, DateTimeOffset? VoidAt, string? VoidReason);

    public sealed record Response(RegisterView Register, int Year, int Next, IReadOnlyList<Line> Numbers);

    public static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, HttpRequest request, string? year, Actor actor, PublishingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query, "year") is { Count: > 0 } errors) return Problems.BadFields(errors);
        var register = await db.NumberRegisters.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (register is null || !actor.May(StaffAction.PublishDocuments, register.AsTarget())) return Problems.NotFound("There is no such register of your unit.");

        var counted = register.YearOn(clock.Today());
        if (year is not null && !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out counted)) return Problems.BadField("year", "must be a year, or 0 for orders.");
        var numbers = await db.RegisterNumbers.AsNoTracking().Where(number => number.RegisterId == id && number.Year == counted).OrderBy(number => number.Sequence)
            .Select(number => new { Number = number, Draft = db.Drafts.FirstOrDefault(draft => draft.Id == number.DraftId) }).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            RegisterView.Of(register), counted, register.Next(numbers.Count == 0 ? null : numbers[^1].Number.Sequence, counted),
            [.. numbers.Select(one => new Line(one.Number.Sequence, one.Number.Number, one.Number.DraftId, one.Draft?.Content.Title, one.Number.GivenAt, one.Number.VoidAt, one.Number.VoidReason))]));
    }
}
