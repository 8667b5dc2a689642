using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Masking;

/// <summary>
/// 脱敏: finds what tells who somebody is (Personal Information Protection Law, arts. 4 and 28; GB/T 35273-2020, appendix A) in a text or the name of a
/// file, in the disguises that people use. What it does not find is a person's to find: nothing is published before somebody confirmed it.
/// </summary>
internal static class PersonalData
{
    /// <summary>In their order, none of them in another.</summary>
    public static IReadOnlyList<PersonalDatum> In(string text)
    {
        var folded = FoldedText.Of(text);
        var numbers = Numbers.In(folded).ToList();
        var found = new List<PersonalDatum>();
        foreach (var one in numbers.Concat(HouseNumbers.In(folded)).Concat(PersonNames.In(folded, numbers)))
        {
            if (found.TrueForAll(other => one.End <= other.Start || other.End <= one.Start)) found.Add(one);
        }

        return [.. found.OrderBy(one => one.Start)];
    }

    /// <summary>The text with a word for each of what was found: 我叫【姓名】，电话【电话】.</summary>
    public static string Mask(string text)
    {
        var (masked, at) = (new StringBuilder(), 0);
        foreach (var one in In(text))
        {
            masked.Append(text, at, one.Start - at).Append(WordOf(one.Kind));
            at = one.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Complains of a text that is kept in clear, or will be read by everybody, and tells who somebody is.</summary>
    public static Complaints Anonymous(this Complaints errors, string field, string? text)
    {
        if (In(text ?? "").FirstOrDefault(one => one.IsCertain) is { } datum)
        {
            errors.Add(field, string.Create(CultureInfo.InvariantCulture, $"tells who somebody is at characters {datum.Start + 1} to {datum.End} ({CamelCase.Of(datum.Kind)}); say it without that."));
        }

        return errors;
    }

    private static string WordOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Name => "【姓名】",
        PersonalDataKind.Phone => "【电话】",
        PersonalDataKind.IdNumber => "【身份证号】",
        PersonalDataKind.BankCard => "【银行卡号】",
        PersonalDataKind.Plate => "【车牌】",
        PersonalDataKind.Address => "【门牌】",
        PersonalDataKind.Email => "【邮箱】",
        _ => "【账号】",
    };
}

/// <param name="Start">Of its first character.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsCertain">No: it may be an ordinary word.</param>
internal sealed record PersonalDatum(int Start, int End, PersonalDataKind Kind, bool IsCertain = true);

[JsonConverter(typeof(CamelCaseEnumConverter<PersonalDataKind>))]
internal enum PersonalDataKind
{
    Name,

    Phone,

    IdNumber,

    BankCard,

    /// <summary>车牌</summary>
    Plate,

    /// <summary>Below the street or the village: 12号3栋2单元501室.</summary>
    Address,

    Email,

    /// <summary>微信, QQ and the like.</summary>
    Account,
}
