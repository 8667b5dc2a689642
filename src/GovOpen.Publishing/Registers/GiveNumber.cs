using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Drafts;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Registers;

/// <summary>Gives a draft the next number of a register. Call under the log's lock: whoever else numbers waits, so no number is given twice and none is left out.</summary>
internal static class GiveNumber
{
    /// <summary>Of numbers that imported documents bear already; more in a row is a register that was set up wrong.</summary>
    private const int MostBorne = 1_000;

    public static async Task<Refusal?> ToAsync(PublishingDb db, Draft draft, NumberRegister register, string? stated, Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var year = register.YearOn(today);
        var next = await NextAsync(db, register, year, ct);
        var borne = await BorneAsync(db, register, year, next, ct);
        // What a document of another register bears already is void here, and the gap is on record.
        for (var passed = 0; borne.Contains(register.NumberOf(year, next)); next++)
        {
            if (++passed >= MostBorne) return new("register-behind", $"More than {MostBorne} numbers in a row are borne by imported documents; the register of {register.Organ} was opened with too small a lastUsed.");
            var number = register.Give(year, next, draft: null, actor, now);
            number.BecomeVoid("borne by a document that was imported", now);
            db.Add(number);
        }

        if (stated is not null)
        {
            var given = await db.RegisterNumbers.Where(number => number.RegisterId == register.Id && number.Year == year).Select(number => number.Number).ToListAsync(ct);
            if (register.RefusalOf(stated, year, next, given) is { } refusal) return refusal;
        }

        var own = register.Give(year, next, draft.Id, actor, now);
        db.Add(own);
        draft.Bear(own.Number, await IndexNumberAsync(db, draft, register, today, ct));
        return null;
    }

    /// <summary>The number that follows the last one of a year.</summary>
    public static async Task<int> NextAsync(PublishingDb db, NumberRegister register, int year, CancellationToken ct) => register.Next(
        await db.RegisterNumbers.Where(number => number.RegisterId == register.Id && number.Year == year).MaxAsync(number => (int?)number.Sequence, ct), year);

    private static async Task<HashSet<string>> BorneAsync(PublishingDb db, NumberRegister register, int year, int next, CancellationToken ct)
    {
        var candidates = Enumerable.Range(next, MostBorne).Select(sequence => register.NumberOf(year, sequence)).ToList();
        return await db.Documents.Where(document => candidates.Contains(document.NumberKey!)).Select(document => document.NumberKey!).ToHashSetAsync(ct);
    }

    private static async Task<string?> IndexNumberAsync(PublishingDb db, Draft draft, NumberRegister register, DateOnly today, CancellationToken ct)
    {
        if (register.OrganCode is not { } code) return null;
        var last = await db.IndexNumbers.Where(number => number.OrganCode == code && number.Year == today.Year).MaxAsync(number => (int?)number.Sequence, ct);
        var index = new IndexNumber { OrganCode = code, Year = today.Year, Sequence = (last ?? 0) + 1, DraftId = draft.Id };
        while (await IsBorneAsync(db, index, ct)) index = new IndexNumber { OrganCode = code, Year = today.Year, Sequence = index.Sequence + 1, DraftId = draft.Id };
        db.Add(index);
        return index.ToString();
    }

    private static Task<bool> IsBorneAsync(PublishingDb db, IndexNumber index, CancellationToken ct)
    {
        var written = index.ToString();
        return db.Documents.AnyAsync(document => document.IndexNumber == written, ct);
    }
}
