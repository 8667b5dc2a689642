namespace GovOpen.Office.Registers;

/// <summary>发文登记簿 of an organ.</summary>
public sealed record Register(Guid Id, string Organ, string Issuer, string Unit, string Division, int LastUsed, string? OrganCode)
{
    /// <summary>Orders are numbered for ever, everything else year by year.</summary>
    public bool IsForOrders => Organ.EndsWith('令');
}

public sealed record RegisterList(IReadOnlyList<Register> Registers);

/// <summary>The numbers of one year; 0 for orders.</summary>
public sealed record RegisterYear(Register Register, int Year, int Next, IReadOnlyList<RegisterLine> Numbers);

public sealed record RegisterLine(int Sequence, string Number, Guid? DraftId, string? Title, DateTimeOffset GivenAt, DateTimeOffset? VoidAt, string? VoidReason);
