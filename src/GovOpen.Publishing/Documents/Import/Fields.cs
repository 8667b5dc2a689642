using System.Globalization;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>Takes the fields of one line as they come, and then judges them together.</summary>
internal sealed class Fields(IgnoredFields ignored)
{
    private const int LongestHistory = 30_000;
    private const int MostTags = 50;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly FieldReader _read = new();

    private string? _title, _level, _issuer, _docNumber, _indexNumber, _theme, _division, _region, _text;
    private DocumentKind? _kind;
    private StatedStatus? _status;
    private DateOnly? _writtenOn, _publishedOn, _effectiveOn, _lastValidDay, _repealedOn, _partlyRepealedOn;
    private List<string>? _tags, _history;
    private List<Suspension>? _suspensions;
    private List<Relation>? _relations;

    public string? Id { get; private set; }

    public IReadOnlyList<FieldError> Errors => _read.Errors;

    /// <summary>Reads one value; the reader stands on it, and behind it afterwards.</summary>
    public void Read(string name, ref Utf8JsonReader json)
    {
        if (!_seen.Add(name))
        {
            _read.Refuse(name.Length <= 100 ? name : name[..100], "stands in the line more than once.");
            json.Skip();
            return;
        }

        switch (name)
        {
            case "id": Id = _read.Required(ref json, name, 200, trim: false); break;
            case "title": _title = _read.Required(ref json, name, 500); break;
            case "text": _text = _read.Required(ref json, name, int.MaxValue, trim: false, lines: true); break;
            case "kind": _kind = _read.OneOf<DocumentKind>(ref json, name); break;
            case "status": _status = _read.OneOf<StatedStatus>(ref json, name); break;
            case "level": _level = _read.Optional(ref json, name, 50); break;
            case "issuer": _issuer = _read.Optional(ref json, name, 500); break;
            case "docNumber": _docNumber = _read.Optional(ref json, name, 100); break;
            case "indexNumber": _indexNumber = _read.Optional(ref json, name, 100); break;
            case "theme": _theme = _read.Optional(ref json, name, 100); break;
            case "division": _division = _read.Optional(ref json, name, 12); break;
            case "region": _region = _read.Optional(ref json, name, 50); break;
            case "writtenOn": _writtenOn = _read.Day(ref json, name); break;
            case "publishedOn": _publishedOn = _read.Day(ref json, name); break;
            case "effectiveOn": _effectiveOn = _read.Day(ref json, name); break;
            case "lastValidDay": _lastValidDay = _read.Day(ref json, name); break;
            case "repealedOn": _repealedOn = _read.Day(ref json, name); break;
            case "partlyRepealedOn": _partlyRepealedOn = _read.Day(ref json, name); break;
            case "tags": _tags = _read.Texts(ref json, name, MostTags, 50, lines: false); break;
            case "history": _history = _read.Texts(ref json, name, int.MaxValue, LongestHistory, lines: true); break;
            case "suspensions": _suspensions = _read.Items(ref json, name, ReadSuspension); break;
            case "relations": _relations = _read.Items(ref json, name, ReadRelation); break;
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
        if (_kind is null && _level is null && !_read.HasError("kind") && !_read.HasError("level")) _read.Refuse("kind", "is missing, and so is level; one of them must say what the document is.");
        if (_division is not null && !DivisionCode.IsOne(_division))
        {
            _read.Refuse("division", $"“{_division}” is no division code; it has 6, 9 or 12 digits.");
        }

        if (_docNumber is not null && DocumentNumber.TryParse(_docNumber, out var number) && !number.HasPossibleYear(today))
        {
            _read.Refuse("docNumber", string.Create(CultureInfo.InvariantCulture, $"“{number}” has the year {number.Year}; possible are {DocumentNumber.EarliestYear} to {today.Year + 1}."));
        }

        if (_publishedOn > today)
        {
            // What others are told of a document is public at once, so it is taken in when it is public and not before.
            _read.Refuse("publishedOn", string.Create(CultureInfo.InvariantCulture, $"is {_publishedOn:yyyy-MM-dd}, after today, {today:yyyy-MM-dd}; send the document once it is published."));
        }

        if (_status is StatedStatus.Repealed && _repealedOn > today)
        {
            _read.Refuse("repealedOn", string.Create(CultureInfo.InvariantCulture, $"is {_repealedOn:yyyy-MM-dd}, after today, {today:yyyy-MM-dd}, but status says that the document is repealed; send effective until that day."));
        }

        if (_effectiveOn > _lastValidDay)
        {
            _read.Refuse("lastValidDay", string.Create(CultureInfo.InvariantCulture, $"is {_lastValidDay:yyyy-MM-dd}, before effectiveOn {_effectiveOn:yyyy-MM-dd}."));
        }

        if (_history?.Sum(item => (long)item.Length) > LongestHistory) _read.Refuse("history", $"has more than {LongestHistory} characters in sum.");
        if (Errors.Count > 0) return null;

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

    private void Need(string field, string? value)
    {
        if (value is null && !_read.HasError(field)) _read.Refuse(field, "is missing.");
    }

    private Suspension? ReadSuspension(ref Utf8JsonReader json, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DateOnly? from = null, to = null;
        while (_read.NextName(ref json, field, seen) is { } name)
        {
            switch (name)
            {
                case "from": from = _read.Day(ref json, field); break;
                case "to": to = _read.Day(ref json, field); break;
                default: Ignore(ref json, field, name); break;
            }
        }

        if (_read.HasError(field)) return null;
        if (from is null) _read.Refuse(field, "needs a from in every item.");
        else if (to < from) _read.Refuse(field, string.Create(CultureInfo.InvariantCulture, $"ends on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."));
        else return new Suspension(from.Value, to);
        return null;
    }

    private Relation? ReadRelation(ref Utf8JsonReader json, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? type = null, target = null;
        while (_read.NextName(ref json, field, seen) is { } name)
        {
            switch (name)
            {
                case "type": type = _read.Optional(ref json, field, 50); break;
                case "target": target = _read.Optional(ref json, field, 200); break;
                default: Ignore(ref json, field, name); break;
            }
        }

        if (_read.HasError(field)) return null;
        if (type is "repeals" or "amends")
        {
            _read.Refuse(field, $"“{type}” would leave the other document alive; state repealedOn or status on the line of the document that ended.");
        }
        else if (type is null || target is null) _read.Refuse(field, "needs a type and a target in every item.");
        else if (CamelCase.TryParse<RelationType>(type, out var known)) return new Relation(known, target);
        else _read.Refuse(field, $"“{FieldReader.Shown(type)}” is not known; known are {string.Join(", ", Enum.GetValues<RelationType>().Select(CamelCase.Of))}.");
        return null;
    }

    private void Ignore(ref Utf8JsonReader json, string field, string name)
    {
        ignored.Add($"{field}.{name}");
        json.Skip();
    }
}
