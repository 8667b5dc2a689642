using System.Globalization;
using System.Text.RegularExpressions;
using GovOpen.Office.Resources;
using Microsoft.Extensions.Localization;

namespace GovOpen.Office.Pages;

/// <summary>What a field is called where its mistakes are told; one of a row with the number of the row.</summary>
internal static partial class FieldNames
{
    public static string Of(IStringLocalizer<Texts> texts, string field)
    {
        if (InRow().Match(field) is { Success: true } row && texts[$"row.{row.Groups["list"].Value}"] is { ResourceNotFound: false })
        {
            var number = int.Parse(row.Groups["index"].Value, CultureInfo.InvariantCulture) + 1;
            return texts[$"row.{row.Groups["list"].Value}", number, Of(texts, row.Groups["field"].Value)];
        }

        return texts[$"field.{field}"] is { ResourceNotFound: false } name ? name.Value : field;
    }

    [GeneratedRegex(@"^(?<list>[a-zA-Z]+)\[(?<index>[0-9]{1,4})\]\.(?<field>[a-zA-Z]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InRow();
}
