using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>Reads values of JSON as texts, days, names and lists, and collects what is wrong with each under its field's name.</summary>
internal sealed class FieldReader
{
    private const int MostErrors = 20;
    private const int MostItems = 50;

    /// <summary>A byte order mark read the wrong way round; no text with it can be normalised.</summary>
    public const char NoCharacter = '\uFFFE';

    private static readonly DateOnly _firstDay = new(1900, 1, 1);
    private static readonly DateOnly _lastDay = new(2200, 12, 31);

    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>The name that the reader stands on; one with half a surrogate pair is as malformed as a missing brace.</summary>
    public static string NameAt(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(message: null, path: null, lineNumber: 0, bytePositionInLine: json.TokenStartIndex, e);
        }
    }

    public void Refuse(string field, string reason)
    {
        if (_errors.Count < MostErrors) _errors.Add(new(field, reason));
    }

    public bool HasError(string field) => _errors.Exists(error => error.Field == field);

    public string? Required(ref Utf8JsonReader json, string field, int longest, bool trim = true, bool lines = false)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        var text = Text(ref json, field, longest, lines);
        if (text is not null && string.IsNullOrWhiteSpace(text)) Refuse(field, "is empty.");
        return HasError(field) ? null : trim ? text?.Trim() : text;
    }

    public string? Optional(ref Utf8JsonReader json, string field, int longest)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        var text = Text(ref json, field, longest, lines: false)?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A string; null when something is wrong with it.</summary>
    public string? Text(ref Utf8JsonReader json, string field, int longest, bool lines)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            Refuse(field, $"must be a string, not {Named(json.TokenType)}.");
            json.Skip();
            return null;
        }

        string text;
        try
        {
            text = json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Refuse(field, "is not valid Unicode: it has half a surrogate pair.");
            return null;
        }

        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || text.Contains('\u007F'))
        {
            foreach (var c in text)
            {
                if (!char.IsControl(c) || c >= '\u0080' || (lines && c is '\t' or '\n' or '\v' or '\f' or '\r')) continue;
                Refuse(field, $"has the control character U+{(int)c:X4}.");
                return null;
            }
        }

        if (text.Contains(NoCharacter))
        {
            Refuse(field, "has U+FFFE, which is no character.");
            return null;
        }

        // Cheap first: only what may be too long is counted in characters.
        if (text.Length > longest && text.EnumerateRunes().Count() > longest)
        {
            Refuse(field, $"has more than {longest} characters.");
            return null;
        }

        return text;
    }

    public DateOnly? Day(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.Null || Text(ref json, field, int.MaxValue, lines: true) is not { } text) return null;

        if (!WrittenDay.TryRead(text, out var day))
        {
            Refuse(field, $"“{Shown(text)}” is not a day; write one that exists as yyyy-MM-dd.");
            return null;
        }

        if (day >= _firstDay && day <= _lastDay) return day;
        Refuse(field, $"{text} is not between {_firstDay:yyyy-MM-dd} and {_lastDay:yyyy-MM-dd}.");
        return null;
    }

    public T? OneOf<T>(ref Utf8JsonReader json, string field) where T : struct, Enum
    {
        if (json.TokenType == JsonTokenType.Null || Text(ref json, field, int.MaxValue, lines: true) is not { } text) return null;
        if (CamelCase.TryParse<T>(text, out var value)) return value;
        Refuse(field, $"“{Shown(text)}” is not known; known are {string.Join(", ", Enum.GetValues<T>().Select(CamelCase.Of))}.");
        return null;
    }

    /// <summary>An array of strings; empty ones are dropped.</summary>
    public List<string>? Texts(ref Utf8JsonReader json, string field, int most, int longest, bool lines)
    {
        if (!StartsArray(ref json, field)) return null;

        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Text(ref json, field, longest, lines)?.Trim() is { Length: > 0 } text) texts.Add(text);
        }

        if (texts.Count > most) Refuse(field, $"has {texts.Count} items; at most {most} are taken.");
        return texts;
    }

    public delegate T? ItemReader<T>(ref Utf8JsonReader json, string field) where T : class;

    /// <summary>An array of objects.</summary>
    public List<T>? Items<T>(ref Utf8JsonReader json, string field, ItemReader<T> read) where T : class
    {
        if (!StartsArray(ref json, field)) return null;

        var items = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject)
            {
                if (read(ref json, field) is { } item) items.Add(item);
                continue;
            }

            Refuse(field, $"must hold objects, not {Named(json.TokenType)}.");
            json.Skip();
        }

        if (items.Count > MostItems) Refuse(field, $"has {items.Count} items; at most {MostItems} are taken.");
        return items;
    }

    public string? NextName(ref Utf8JsonReader json, string field, HashSet<string> seen)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject) return null;
        var name = NameAt(ref json);
        if (!seen.Add(name)) Refuse(field, $"has “{Shown(name)}” more than once in one item.");
        json.Read();
        return name;
    }

    private bool StartsArray(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.StartArray) return true;
        if (json.TokenType != JsonTokenType.Null) Refuse(field, $"must be an array, not {Named(json.TokenType)}.");
        json.Skip();
        return false;
    }

    public static string Shown(string text) => text.Length <= 50 ? text : text[..49] + "…";

    private static string Named(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        _ => "null",
    };
}
