using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Registers;

/// <summary>
/// 发文登记簿 of an organ: numbers are given in sequence, each year from 1 (orders 令 without a year go on for ever), never twice; a number that
/// is not used is recorded as void with its reason (国办发〔2018〕37号: 统一登记、统一编号、统一印发).
/// </summary>
internal sealed class NumberRegister
{
    public required Guid Id { get; init; }

    /// <summary>The unit that keeps it.</summary>
    public required string Unit { get; init; }

    public required string Division { get; init; }

    /// <summary>发文机关 of what it numbers.</summary>
    public required string Issuer { get; init; }

    /// <summary>机关代字 (川办发), or the organ with 令 (四川省人民政府令).</summary>
    public required string Organ { get; init; }

    /// <summary>The last number that was given before this register began, in the year in which it began.</summary>
    public required int LastUsed { get; init; }

    /// <summary>机构代码 for index numbers (索引号): 9, 10 or 18 characters; null: it gives none.</summary>
    public string? OrganCode { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsForOrders => Organ.EndsWith('令');

    public Target AsTarget() => new(Division, Unit);

    /// <summary>The year by which it counts on a day; 0 for orders.</summary>
    public int YearOn(DateOnly day) => IsForOrders ? 0 : day.Year;

    /// <summary>The number that follows <paramref name="last"/>; with none yet, the first.</summary>
    public int Next(int? last, int year) => (last ?? (year == YearOn(ShanghaiDay.Of(CreatedAt)) ? LastUsed : 0)) + 1;

    public string NumberOf(int year, int sequence) => IsForOrders
        ? string.Create(CultureInfo.InvariantCulture, $"{Organ}第{sequence}号")
        : string.Create(CultureInfo.InvariantCulture, $"{Organ}〔{year}〕{sequence}号");

    /// <param name="draft">To which; null: to none, it is void.</param>
    public RegisterNumber Give(int year, int sequence, Guid? draft, Actor actor, DateTimeOffset now) => new()
    {
        RegisterId = Id, Year = year, Sequence = sequence, Number = NumberOf(year, sequence), DraftId = draft, GivenBy = actor.Id, GivenAt = now,
    };

    /// <summary>Why a stated number cannot be the next; null: it is.</summary>
    public Refusal? RefusalOf(string stated, int year, int next, IReadOnlyCollection<string> given)
    {
        var key = DocumentNumber.KeyOf(stated);
        var expected = NumberOf(year, next);
        if (given.Contains(key)) return new("number-taken", $"{key} was given to another document; the next is {expected}.");
        return key == expected ? null : new("number-out-of-sequence", $"{key} is not the next number of this register; that is {expected}. Leave the number out to take it.");
    }
}

/// <summary>A number that the register gave, or that is void. Never changed but to become void, never deleted.</summary>
internal sealed class RegisterNumber
{
    public required Guid RegisterId { get; init; }

    /// <summary>0 for orders.</summary>
    public required int Year { get; init; }

    public required int Sequence { get; init; }

    /// <summary>As <see cref="DocumentNumber"/> writes it; no two registers give the same.</summary>
    public required string Number { get; init; }

    /// <summary>To which draft; null for one that was void from the beginning.</summary>
    public Guid? DraftId { get; init; }

    public required string GivenBy { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? VoidAt { get; private set; }

    /// <summary>Why no document bears it.</summary>
    public string? VoidReason { get; private set; }

    public void BecomeVoid(string reason, DateTimeOffset now) => (VoidReason, VoidAt) = (reason, now);
}

/// <summary>索引号: {organ code}/{year}-{sequence}, unique and never changed.</summary>
internal sealed class IndexNumber
{
    public required string OrganCode { get; init; }

    public required int Year { get; init; }

    public required int Sequence { get; init; }

    public required Guid DraftId { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OrganCode}/{Year}-{Sequence:D5}");
}
