using System.Globalization;
using System.Text.RegularExpressions;

namespace GovOpen.Hotline.Masking;

/// <summary>Numbers that belong to one person: identity cards, bank cards, telephones, plates, and the addresses of mail and messages.</summary>
internal static partial class Numbers
{
    public static IEnumerable<PersonalDatum> In(FoldedText text)
    {
        foreach (var found in Emails().Matches(text.Text).Select(match => Of(match, PersonalDataKind.Email))) yield return found;
        foreach (var found in Plates().Matches(text.Text).Select(match => Of(match, PersonalDataKind.Plate))) yield return found;
        foreach (var found in Long().Matches(text.Digits).SelectMany(match => IdentityOrCard(text, match))) yield return found;
        foreach (var found in Mobiles().Matches(text.Digits).Select(match => Of(match, PersonalDataKind.Phone))) yield return found;
        foreach (var found in Landlines().Matches(text.Digits).Select(match => Of(match, PersonalDataKind.Phone))) yield return found;
        foreach (var found in Accounts().Matches(text.Text).Select(match => Of(match.Groups["id"], PersonalDataKind.Account))) yield return found;
    }

    /// <summary>15 to 19 digits, or their beginning where another number follows behind a blank.</summary>
    private static IEnumerable<PersonalDatum> IdentityOrCard(FoldedText text, Match match)
    {
        var said = match.Value;
        for (var end = said.Length; end > 0; end--)
        {
            if (end < said.Length && said[end] != '-') continue;
            var number = said[..end].Replace("-", "", StringComparison.Ordinal);
            if (number.Length < 15) yield break;

            var kind = number.Length is 15 or 18 && HasBirthday(number) ? PersonalDataKind.IdNumber
                : number.Length is >= 16 and <= 19 && !number.EndsWith('X') && (IsCard(number) || IsCalledCard(text.Text[..match.Index])) ? PersonalDataKind.BankCard : (PersonalDataKind?)null;
            if (kind is null) continue;

            yield return new(match.Index, match.Index + end, kind.Value);
            yield break;
        }
    }

    private static bool HasBirthday(string number) => DateOnly.TryParseExact(number.Length == 18 ? number[6..14] : "19" + number[6..12], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2100;

    /// <summary>By its first digits and the last one (ISO/IEC 7812-1).</summary>
    private static bool IsCard(string number) => number[0] is '3' or '4' or '5' or '6' or '9' && number.Reverse().Select((digit, place) => (digit - '0') * ((place % 2) + 1)).Sum(value => value > 9 ? value - 9 : value) % 10 == 0;

    private static bool IsCalledCard(string before) => before.Length > 0 && Called().IsMatch(before[Math.Max(0, before.Length - 10)..]);

    private static PersonalDatum Of(Capture found, PersonalDataKind kind) => new(found.Index, found.Index + found.Length, kind);

    [GeneratedRegex(@"[A-Z0-9][A-Z0-9._+-]*@[A-Z0-9-]+(\.[A-Z0-9-]+)+", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Emails();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ·.-]?[A-HJ-NP-Z](?=[ ·.-]?[A-Z0-9 ]*[0-9])([ ·.-]?[A-HJ-NP-Z0-9]){5,6}(?![A-Z0-9])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Plates();

    [GeneratedRegex(@"(?<![0-9A-Z])[1-9](-?[0-9]){13,}(-?X)?", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Long();

    [GeneratedRegex(@"(?<![0-9])(\+?86-?)?1-?[3-9](-?[0-9]){9}(?![0-9])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Mobiles();

    [GeneratedRegex(@"(?<![0-9])\(?0(10|2[0-9]|[3-9][0-9]{2})\)?-?[2-9](-?[0-9]){6,7}(?![0-9])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Landlines();

    [GeneratedRegex(@"(微信|薇信|VX|WX|QQ|扣扣|旺旺|抖音)(号码?|账号|帐号)?[是为: ]*(?<id>[A-Z0-9][A-Z0-9_-]{4,19})", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Accounts();

    [GeneratedRegex("卡号|银行卡|账户|账号|帐号|帐户", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Called();
}
