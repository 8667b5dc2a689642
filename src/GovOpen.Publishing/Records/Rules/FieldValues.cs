using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Records.Rules;

/// <summary>Reads what somebody wrote into the fields of a record, each to one canonical text: a draft may be incomplete, but nothing in it is malformed.</summary>
internal static class FieldValues
{
    private const int LongestText = 500;
    private const int LongestLongText = 20_000;

    /// <summary>In bytes as JSON: an event carries all of it, and stays under 128 kB.</summary>
    private const int LargestRecord = 90_000;

    private const decimal Largest = 1_000_000_000_000_000m;

    /// <param name="type">Whose fields.</param>
    /// <param name="stated">By key; null and "" are the same as absent.</param>
    /// <param name="errors">Takes what is wrong, each under the key.</param>
    public static IReadOnlyDictionary<string, string> Read(RecordType type, IReadOnlyDictionary<string, JsonElement> stated, List<FieldError> errors)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, json) in stated)
        {
            var field = type.Field(key);
            var complaint = field is null ? $"is no field of {type.Key}; there are {string.Join(", ", type.Fields.Select(one => one.Key))}." : Read(field, json, out var value) ?? Keep(key, value);
            if (complaint is not null) errors.Add(new(key.Length <= 100 ? key : key[..100], complaint));
        }

        var length = JsonSerializer.SerializeToUtf8Bytes(values, ContractJson.Options).Length;
        if (length > LargestRecord) errors.Add(new("fields", $"have {length} bytes together; at most {LargestRecord} are taken: publish long texts as a document and link it."));
        return values;

        string? Keep(string key, string value)
        {
            if (value.Length > 0) values[key] = value;
            return null;
        }
    }

    /// <summary>What is wrong with a value; null: nothing, and <paramref name="value"/> is its canonical text.</summary>
    public static string? Read(RecordField field, JsonElement json, out string value)
    {
        value = "";
        if (json.ValueKind == JsonValueKind.Null) return null;
        var isAmount = field.Kind is RecordFieldKind.Number or RecordFieldKind.Money or RecordFieldKind.Year;
        if (json.ValueKind != JsonValueKind.String && !(isAmount && json.ValueKind == JsonValueKind.Number)) return isAmount ? "must be a number." : "must be a string.";
        if (!TryText(json, out var text)) return "is not valid Unicode: it has half a surrogate pair.";
        return text.Length == 0 ? null : Read(field, text, out value);
    }

    /// <summary>The same for a text.</summary>
    public static string? Read(RecordField field, string text, out string value)
    {
        value = text;
        switch (field.Kind)
        {
            case RecordFieldKind.Text:
                return ComplaintOf(text, LongestText, lines: false);
            case RecordFieldKind.LongText:
                return ComplaintOf(text, LongestLongText, lines: true);
            case RecordFieldKind.Date:
                return WrittenDay.TryReadPlausible(text, out _) ? null : "must be a day that exists, as yyyy-MM-dd.";
            case RecordFieldKind.Year:
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200 ? null : "must be a year from 1900 to 2200.";
            case RecordFieldKind.Number or RecordFieldKind.Money:
                if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) >= Largest) return "must be a number, such as 1234.5, without separators.";
                if (field.Kind == RecordFieldKind.Money && decimal.Round(number, 2) != number) return "must be an amount in yuan with at most two decimals.";
                value = number.ToString("0.############", CultureInfo.InvariantCulture);
                return null;
            case RecordFieldKind.Division:
                return DivisionCode.IsOne(text) ? null : "must be a division code: 6 digits (GB/T 2260), 9 or 12 below the county.";
            case RecordFieldKind.Choice:
                return field.Option(text) is not null ? null : $"must be one of {string.Join(", ", field.Options.Select(option => option.Key))}.";
            case RecordFieldKind.Record or RecordFieldKind.Document:
                if (!Guid.TryParseExact(text, "D", out var id)) return $"must be the id of a {(field.Kind == RecordFieldKind.Record ? "record" : "document")}.";
                value = id.ToString();
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field.Kind, null);
        }
    }

    /// <summary>What is wrong with a text that people read; null: nothing.</summary>
    public static string? ComplaintOf(string text, int longest, bool lines)
    {
        var characters = text.EnumerateRunes().Count();
        if (characters > longest) return $"has {characters} characters; at most {longest} are taken.";
        return text.Any(c => (char.IsControl(c) && !(lines && c is '\n' or '\r' or '\t')) || c is '\uFFFE' or '\uFFFF') ? "has a character that is none: a control character or U+FFFE." : null;
    }

    private static bool TryText(JsonElement json, out string text)
    {
        text = "";
        if (json.ValueKind == JsonValueKind.Number)
        {
            text = json.GetRawText();
            return true;
        }

        try
        {
            text = json.GetString()!.Trim();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
