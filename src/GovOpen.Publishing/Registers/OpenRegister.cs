using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Registers;

/// <summary>Opens a register of document numbers for the own unit.</summary>
internal static class OpenRegister
{
    /// <param name="Organ">机关代字 (川办发), or the organ with 令.</param>
    /// <param name="Issuer">发文机关; null: the unit itself.</param>
    /// <param name="LastUsed">The last number of this year that was given before; null: none.</param>
    /// <param name="OrganCode">机构代码 for index numbers; null: it gives none.</param>
    public sealed record Request(string Organ, string? Issuer = null, int? LastUsed = null, string? OrganCode = null);

    public static async Task<Results<Created<RegisterView>, ProblemHttpResult>> Handle(
        Request request, Actor actor, PublishingDb db, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        var errors = new Complaints().Text("organ", request.Organ, 2, 40);
        if (request.Issuer is not null) errors.Text("issuer", request.Issuer, 2, 200);
        if (request.LastUsed is < 0 or > 99_999) errors.Add("lastUsed", "must be a number from 0 to 99999.");
        if (request.OrganCode is { } code && !(code.Length is 9 or 10 or 18 && code.All(char.IsAsciiLetterOrDigit))) errors.Add("organCode", "has 9, 10 or 18 letters and digits.");
        if (!errors.Any && !IsOrgan(request.Organ.Trim(), clock.Today())) errors.Add("organ", $"“{request.Organ}” does not make document numbers that can be read; write it as 川办发, or as 四川省人民政府令.");
        if (actor.Unit is null || actor.Division is null) errors.Add("organ", "is kept by a unit; your account has none.");
        if (request.Issuer is not null && actor.Unit is not null && !Authority.IssuersOf(actor.Unit).Contains(request.Issuer.Trim())) errors.Add("issuer", $"must be one of {string.Join(", ", Authority.IssuersOf(actor.Unit))}.");
        if (errors.Any) return errors.AsProblem();

        await using var change = await db.BeginUnderLockAsync(ct);
        var organ = request.Organ.Trim();
        var note = new AuditNote("register.open", "register:" + organ);
        if (await db.NumberRegisters.AnyAsync(register => register.Organ == organ, ct)) return await trail.RefusedAsync(note, change, new("register-exists", $"There is a register of {organ} already."));

        var now = clock.GetUtcNow();
        var opened = new NumberRegister
        {
            Id = Guid.CreateVersion7(now), Unit = actor.Unit!, Division = actor.Division!, Issuer = request.Issuer?.Trim() ?? actor.Unit!, Organ = organ,
            LastUsed = request.LastUsed ?? 0, OrganCode = request.OrganCode, CreatedAt = now,
        };
        db.Add(opened);
        trail.Add(db, note with { After = new { opened.Organ, opened.Issuer, opened.LastUsed, opened.OrganCode } });
        await db.SaveChangesAsync(ct);
        await change.CommitAsync(ct);
        return TypedResults.Created($"/api/registers/{opened.Id}", RegisterView.Of(opened));
    }

    private static bool IsOrgan(string organ, DateOnly today)
    {
        var trial = new NumberRegister { Id = default, Unit = "", Division = "", Issuer = "", Organ = organ, LastUsed = 0, CreatedAt = default };
        var number = trial.NumberOf(trial.YearOn(today), 1);
        return DocumentNumber.TryParse(number, out var read) && read.Organ == organ && read.ToString() == number;
    }
}

internal sealed record RegisterView(Guid Id, string Organ, string Issuer, string Unit, string Division, int LastUsed, string? OrganCode)
{
    public static RegisterView Of(NumberRegister register) =>
        new(register.Id, register.Organ, register.Issuer, register.Unit, register.Division, register.LastUsed, register.OrganCode);
}
