using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Hotline.Cases;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Orders;

/// <summary>诉求: what somebody says, and who they are as far as they say it.</summary>
internal sealed record ConcernContent
{
    private const string Field = "content";

    /// <summary>4 to 5,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Where it happened, in words.</summary>
    public string? Place { get; init; }

    /// <summary>What they want to be called by. Nobody must say it.</summary>
    public string? Name { get; init; }

    /// <summary>Where they can be called.</summary>
    public string? Phone { get; init; }

    /// <summary>不公开: they do not want it published, however much is left out.</summary>
    public bool KeepPrivate { get; init; }

    /// <summary>What is wrong with the values by themselves.</summary>
    public Complaints Check()
    {
        var errors = new Complaints().LongText("text", Text, 5_000);
        if (!errors.Any && Text.Trim().Length < 4) errors.Add("text", "has fewer than 4 characters; say what happened, where and what you want.");
        if (Place is not null) errors.Text("place", Place, 2, 200);
        if (Name is not null) errors.Text("name", Name, 1, 50);
        if (Phone is not null && !IsPhone(Phone)) errors.Add("phone", "must be a telephone number: 7 to 20 digits, with +, - and blanks.");
        return errors;
    }

    public byte[] Seal(CaseVault.OpenCase key) => key.Seal(Field, JsonSerializer.Serialize(this, ContractJson.Options));

    public static ConcernContent Read(CaseVault.OpenCase key, byte[] content) => JsonSerializer.Deserialize<ConcernContent>(key.Read(Field, content), ContractJson.Options)!;

    private static bool IsPhone(string phone) => phone.Length <= 30 && phone.Count(char.IsAsciiDigit) is >= 7 and <= 20 && phone.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')');
}
