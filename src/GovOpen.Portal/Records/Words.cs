using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Portal.Pages;

namespace GovOpen.Portal.Records;

/// <summary>Words and amounts in the reader's language.</summary>
internal static class Words
{
    public static string Say(this Visit visit, Wording words) => visit.IsEnglish ? words.En : words.Zh;

    /// <summary>1234567.5 → 1,234,567.5; what is no number stays as it is.</summary>
    public static string Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount.ToString("#,0.############", CultureInfo.InvariantCulture) : text;
}
