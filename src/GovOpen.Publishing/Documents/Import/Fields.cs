using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>Takes the fields of one line as they come, each with what is wrong with it, and then judges them together.</summary>
internal sealed class Fields(IgnoredFields ignored)
{
    private const int MostErrors = 20;
    private const int LongestHistory = 30_000;
    private const int MostItems = 50;

    /// <summary>A byte order mark read the wrong way round; no text with it can be normalised.</summary>
    public const char NoCharacter = '\uFFFE';

    private static readonly DateOnly _firstDay = new(1900, 1, 1);
    private static readonly DateOnly _lastDay = new(2200, 12, 31);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    private string? _title, _level, _issuer, _docNumber, _indexNumber, _theme, _division, _region, _text;
    private DocumentKind? _kind;
    private StatedStatus? _status;
    private DateOnly? _writtenOn, _publishedOn, _effectiveOn, _lastValidDay, _repealedOn, _partlyRepealedOn;
    private List<string>? _tags, _history;
    private List<Suspension>? _suspensions;
    private List<Relation>? _relations;

    public string? Id { get; private set; }

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

    /// <summary>Reads one value; the reader stands on it, and behind it afterwards.</summary>
    public void Read(string name, ref Utf8JsonReader json)
    {
        if (!_seen.Add(name))
        {
            Refuse(name.Length <= 100 ? name : name[..100], "stands in the line more than once.");
            json.Skip();
            return;
        }

        switch (name)
        {
            case "id": Id = Required(ref json, name, 200, trim: false); break;
            case "title": _title = Required(ref json, name, 500); break;
            case "text": _text = Required(ref json, name, int.MaxValue, trim: false, lines: true); break;
            case "kind": _kind = OneOf<DocumentKind>(ref json, name); break;
            case "status": _status = OneOf<StatedStatus>(ref json, name); break;
            case "level": _level = Optional(ref json, name, 50); break;
            case "issuer": _issuer = Optional(ref json, name, 500); break;
            case "docNumber": _docNumber = Optional(ref json, name, 100); break;
            case "indexNumber": _indexNumber = Optional(ref json, name, 100); break;
            case "theme": _theme = Optional(ref json, name, 100); break;
            case "division": _division = Optional(ref json, name, 12); break;
            case "region": _region = Optional(ref json, name, 50); break;
            case "writtenOn": _writtenOn = Day(ref json, name); break;
            case "publishedOn": _publishedOn = Day(ref json, name); break;
            case "effectiveOn": _effectiveOn = Day(ref json, name); break;
            case "lastValidDay": _lastValidDay = Day(ref json, name); break;
            case "repealedOn": _repealedOn = Day(ref json, name); break;
            case "partlyRepealedOn": _partlyRepealedOn = Day(ref json, name); break;
            case "tags": _tags = Texts(ref json, name, MostItems, 50, lines: false); break;
            case "history": _history = Texts(ref json, name, int.MaxValue, LongestHistory, lines: true); break;
            case "suspensions": _suspensions = Items(ref json, name, ReadSuspension); break;
            case "relations": _relations = Items(ref json, name, ReadRelation); break;
            default:
                ignored.Add(name);
                json.Skip();
                break;
        }
    }

    /// <summary>The document, unless something is wrong.</summary>
    public StatedDocument? Check(DateOnly today)
    {
        Need("id", Id);
        Need("title", _title);
        Need("text", _text);
        if (_kind is null && _level is null && !HasError("kind") && !HasError("level")) Refuse("kind", "is missing, and so is level; one of them must say what the document is.");
        if (_division is not null && !DivisionCode.IsOne(_division))
        {
            Refuse("division", $"“{_division}” is no division code; it has 6, 9 or 12 digits.");
        }

        if (_docNumber is not null && DocumentNumber.TryParse(_docNumber, out var number) && !number.HasPossibleYear(today))
        {
            Refuse("docNumber", string.Create(CultureInfo.InvariantCulture, $"“{number}” has the year {number.Year}; possible are {DocumentNumber.EarliestYear} to {today.Year + 1}."));
        }

        if (_publishedOn > today)
        {
            // What others are told of a document is public at once, so it is taken in when it is public and not before.
            Refuse("publishedOn", string.Create(CultureInfo.InvariantCulture, $"is {_publishedOn:yyyy-MM-dd}, after today, {today:yyyy-MM-dd}; send the document once it is published."));
        }

        if (_status is StatedStatus.Repealed && _repealedOn > today)
        {
            Refuse("repealedOn", string.Create(CultureInfo.InvariantCulture, $"is {_repealedOn:yyyy-MM-dd}, after today, {today:yyyy-MM-dd}, but status says that the document is repealed; send effective until that day."));
        }

        if (_effectiveOn > _lastValidDay)
        {
            Refuse("lastValidDay", string.Create(CultureInfo.InvariantCulture, $"is {_lastValidDay:yyyy-MM-dd}, before effectiveOn {_effectiveOn:yyyy-MM-dd}."));
        }

        if (_history?.Sum(item => (long)item.Length) > LongestHistory) Refuse("history", $"has more than {LongestHistory} characters in sum.");
        if (_errors.Count > 0) return null;

        return new StatedDocument
        {
            Id = Id!,
            Title = _title!,
            Kind = _kind,
            Level = _level,
            Issuer = _issuer,
            DocNumber = _docNumber,
            IndexNumber = _indexNumber,
            Theme = _theme,
            Tags = _tags,
            Division = _division,
            Region = _region,
            WrittenOn = _writtenOn,
            PublishedOn = _publishedOn,
            EffectiveOn = _effectiveOn,
            LastValidDay = _lastValidDay,
            RepealedOn = _repealedOn,
            PartlyRepealedOn = _partlyRepealedOn,
            Suspensions = _suspensions,
            Status = _status,
            Relations = _relations,
            History = _history,
            Text = _text!,
        };
    }

    private void Refuse(string field, string reason)
    {
        if (_errors.Count < MostErrors) _errors.Add(new(field, reason));
    }

    private bool HasError(string field) => _errors.Exists(error => error.Field == field);

    private void Need(string field, string? value)
    {
        if (value is null && !HasError(field)) Refuse(field, "is missing.");
    }

    private string? Required(ref Utf8JsonReader json, string field, int longest, bool trim = true, bool lines = false)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        var text = Text(ref json, field, longest, lines);
        if (text is not null && string.IsNullOrWhiteSpace(text)) Refuse(field, "is empty.");
        return HasError(field) ? null : trim ? text!.Trim() : text;
    }

    private string? Optional(ref Utf8JsonReader json, string field, int longest)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        var text = Text(ref json, field, longest, lines: false)?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A string; null when something is wrong with it.</summary>
    private string? Text(ref Utf8JsonReader json, string field, int longest, bool lines)
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

    private DateOnly? Day(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.Null || Text(ref json, field, int.MaxValue, lines: true) is not { } text) return null;

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Refuse(field, $"“{Shown(text)}” is not a day; write one that exists as yyyy-MM-dd.");
            return null;
        }

        if (day >= _firstDay && day <= _lastDay) return day;
        Refuse(field, $"{text} is not between {_firstDay:yyyy-MM-dd} and {_lastDay:yyyy-MM-dd}.");
        return null;
    }

    private T? OneOf<T>(ref Utf8JsonReader json, string field) where T : struct, Enum
    {
        if (json.TokenType == JsonTokenType.Null || Text(ref json, field, int.MaxValue, lines: true) is not { } text) return null;
        if (CamelCase.TryParse<T>(text, out var value)) return value;
        Refuse(field, $"“{Shown(text)}” is not known; known are {string.Join(", ", Enum.GetValues<T>().Select(CamelCase.Of))}.");
        return null;
    }

    /// <summary>An array of strings; empty ones are dropped.</summary>
    private List<string>? Texts(ref Utf8JsonReader json, string field, int most, int longest, bool lines)
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

    private delegate T? ItemReader<T>(ref Utf8JsonReader json, string field) where T : class;

    /// <summary>An array of objects.</summary>
    private List<T>? Items<T>(ref Utf8JsonReader json, string field, ItemReader<T> read) where T : class
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

    private Suspension? ReadSuspension(ref Utf8JsonReader json, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DateOnly? from = null, to = null;
        while (NextName(ref json, field, seen) is { } name)
        {
            switch (name)
            {
                case "from": from = Day(ref json, field); break;
                case "to": to = Day(ref json, field); break;
                default: Ignore(ref json, field, name); break;
            }
        }

        if (HasError(field)) return null;
        if (from is null) Refuse(field, "needs a from in every item.");
        else if (to < from) Refuse(field, string.Create(CultureInfo.InvariantCulture, $"ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."));
        else return new Suspension(from.Value, to);
        return null;
    }

    private Relation? ReadRelation(ref Utf8JsonReader json, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? type = null, target = null;
        while (NextName(ref json, field, seen) is { } name)
        {
            switch (name)
            {
                case "type": type = Optional(ref json, field, 50); break;
                case "target": target = Optional(ref json, field, 200); break;
                default: Ignore(ref json, field, name); break;
            }
        }

        if (HasError(field)) return null;
        if (type is "repeals" or "amends")
        {
            Refuse(field, $"“{type}” would leave the other document alive; state repealedOn or status on the line of the document that ended.");
        }
        else if (type is null || target is null) Refuse(field, "needs a type and a target in every item.");
        else if (CamelCase.TryParse<RelationType>(type, out var known)) return new Relation(known, target);
        else Refuse(field, $"“{Shown(type)}” is not known; known are {string.Join(", ", Enum.GetValues<RelationType>().Select(CamelCase.Of))}.");
        return null;
    }

    private string? NextName(ref Utf8JsonReader json, string field, HashSet<string> seen)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject) return null;
        var name = NameAt(ref json);
        if (!seen.Add(name)) Refuse(field, $"has “{Shown(name)}” more than once in one item.");
        json.Read();
        return name;
    }

    private void Ignore(ref Utf8JsonReader json, string field, string name)
    {
        ignored.Add($"{field}.{name}");
        json.Skip();
    }

    private bool StartsArray(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.StartArray) return true;
        if (json.TokenType != JsonTokenType.Null) Refuse(field, $"must be an array, not {Named(json.TokenType)}.");
        json.Skip();
        return false;
    }

    private static string Shown(string text) => text.Length <= 50 ? text : text[..49] + "…";

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
