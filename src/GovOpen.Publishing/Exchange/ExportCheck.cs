using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Exchange;

/// <summary>
/// Judges an export line by line before anything of it is loaded: that it is whole, that this version would write every line just so,
/// that texts have the hashes that name them, that everything named is there. Pure.
/// </summary>
internal sealed class ExportCheck : IDisposable
{
    private const int MostErrors = 20;

    private readonly ExportTally _tally = new();
    private readonly List<FieldError> _errors = [];
    private readonly HashSet<string> _bodies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _ids = [];
    private readonly Dictionary<Guid, string> _named = [];
    private string _at = "";
    private (int Rank, string Key) _last = (-1, "");

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>The last line; null while it has not come.</summary>
    public ExportEnd? End { get; private set; }

    public void Take(long number, ReadOnlySpan<byte> bytes)
    {
        _at = $"line {number}";
        if (End is not null) Refuse("stands behind the end.");
        else if (Parse(bytes) is { } line) Take(line, bytes);
    }

    /// <summary>After the last line.</summary>
    public void Finish()
    {
        if (End is null && _errors.Count == 0) _errors.Add(new("end", "is missing: the file was cut. Take the export again."));
        foreach (var (id, at) in _named.Where(named => !_ids.Contains(named.Key)))
        {
            _at = at;
            Refuse($"names {id}, which does not come in the file.");
        }
    }

    public void Dispose() => _tally.Dispose();

    private ExportLine? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (ExportLine.Read(bytes) is not { } line) Refuse("is null.");
            else if (HasNul(bytes)) Refuse("has U+0000, which no text here may have.");
            else if (!bytes.SequenceEqual(line.Write())) Refuse("has something that this version does not know, or is not written as an export writes it; loading it would lose that.");
            else return line;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // NotSupported: a line without a type.
            Refuse("is no line of an export, or one of another version.");
        }

        return null;
    }

    /// <summary>PostgreSQL keeps no such character.</summary>
    private static bool HasNul(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && json.ValueIsEscaped && json.GetString()!.Contains('\0')) return true;
        }

        return false;
    }

    private void Take(ExportLine line, ReadOnlySpan<byte> bytes)
    {
        var place = PlaceOf(line);
        if ((_last.Rank < 0) != (line is ExportBegin)) Refuse("is not where it belongs: an export begins with its format, which comes once.");
        else if (place.Rank < _last.Rank || (place.Rank == _last.Rank && string.CompareOrdinal(place.Key, _last.Key) <= 0)) Refuse("is not where it belongs: texts, documents, clean-ups and records follow each other, each once, in the order of their hashes and ids.");
        _last = place;

        switch (line)
        {
            case ExportBegin { Format: not ExportBegin.Current } begin: Refuse($"has the format {begin.Format}; this version loads {ExportBegin.Current}."); break;
            case ExportedBody body: Check(body); break;
            case ExportedDocument document: Check(document); break;
            case ExportedCleanUp cleanUp: Check(cleanUp); break;
            case ExportedRecord record: Check(record); break;
            case ExportEnd end: Check(end); return;
        }

        _tally.Add(line, bytes);
    }

    private static (int Rank, string Key) PlaceOf(ExportLine line) => line switch
    {
        ExportBegin => (0, ""),
        ExportedBody body => (1, body.Hash),
        ExportedDocument document => (2, document.Id.ToString()),
        ExportedCleanUp cleanUp => (3, cleanUp.Id.ToString()),
        ExportedRecord record => (4, record.Id.ToString()),
        _ => (5, ""),
    };

    private void Check(ExportedBody body)
    {
        _bodies.Add(body.Hash);
        if (body.Purged != (body.Text is null)) Refuse("must have a text or be purged.");
        else if (body.Text is not null && Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.Text))) != body.Hash) Refuse("has a text of another hash.");
        else if (body.Hash.Length != 64 || !body.Hash.All(char.IsAsciiHexDigitLower)) Refuse("has no hash.");
    }

    private void Check(ExportedDocument document)
    {
        _ids.Add(document.Id);
        if (!_sources.Add(document.SourceId)) Refuse($"has the sourceId “{document.SourceId}” of another document.");
        if (document.ContentHash.Length is not (0 or 64) || !document.ContentHash.All(char.IsAsciiHexDigitLower)) Refuse("has no contentHash.");
        if (document.Versions.Count == 0)
        {
            Refuse("has no versions.");
            return;
        }

        if (document.Versions.Any(version => version.DocumentId != document.Id || version.SourceId != document.SourceId)) Refuse("has versions of another document.");
        if (!Ascend(document.Versions.Select(version => version.Version))) Refuse("has versions that do not follow each other.");
        NeedBody(document.AsPublished.BodyHash);
        foreach (var version in document.Versions)
        {
            NeedBody(version.BodyHash);
            foreach (var text in version.Texts ?? []) NeedBody(text.BodyHash);
            foreach (var act in version.Acts ?? [])
            {
                if (act.BodyHash is not null) NeedBody(act.BodyHash);
                Name(act.ById);
                Name(act.CleanUpId);
            }

            foreach (var relation in version.Relations) Name(relation.TargetId);
        }

        var newest = document.Versions[^1];
        var acts = newest.Acts ?? [];
        var (validity, reason) = Consequences.Of(document.AsPublished, acts);
        var texts = Consequences.TextsOf(document.AsPublished.BodyHash, acts);
        if (!Same(validity, newest.Validity) || reason != newest.LastValidDayReason) Refuse("has a validity that does not follow from what was published and its acts.");
        if (texts.Count > 1 ? newest.Texts?.SequenceEqual(texts) != true : newest.Texts is not null) Refuse("has texts that do not follow from what was published and its acts.");
        if (texts.All(text => text.BodyHash != newest.BodyHash)) Refuse("has a text that is none of its texts.");
    }

    private void Check(ExportedCleanUp cleanUp)
    {
        _ids.Add(cleanUp.Id);
        if (cleanUp.Published.CleanUpId != cleanUp.Id) Refuse("has the result of another clean-up.");
        foreach (var line in cleanUp.Published.Lines) Name(line.DocumentId);
    }

    private void Check(ExportedRecord record)
    {
        _ids.Add(record.Id);
        if ((record.Versions.Count == 0) == (record.Withdrawn is null)) Refuse("must have versions or be withdrawn.");
        if (record.Versions.Any(version => version.RecordId != record.Id) || (record.Withdrawn is { } gone && gone.RecordId != record.Id)) Refuse("has versions of another record.");
        if (!Ascend(record.Versions.Select(version => version.Version))) Refuse("has versions that do not follow each other.");
        foreach (var field in record.Versions.SelectMany(version => version.Fields).Where(field => field.Kind is RecordFieldKind.Document or RecordFieldKind.Record))
        {
            if (Guid.TryParse(field.Value, out var id)) Name(id);
            else Refuse($"has a field {field.Key} that names nothing.");
        }
    }

    private void Check(ExportEnd end)
    {
        End = end;
        if (end != _tally.End()) Refuse("has other counts or another hash than the lines before it: the file was cut or changed. Take the export again.");
    }

    private static bool Ascend(IEnumerable<long> versions) => versions.Aggregate((Last: 0L, Good: true), (so, next) => (next, so.Good && next > so.Last)).Good;

    private static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, ContractJson.Options) == JsonSerializer.Serialize(other, ContractJson.Options);

    private void NeedBody(string hash)
    {
        if (!_bodies.Contains(hash)) Refuse($"names the text {hash}, which does not come before it.");
    }

    /// <summary>What comes later may be named too; so it is looked for at the end.</summary>
    private void Name(Guid? id)
    {
        if (id is { } named) _named.TryAdd(named, _at);
    }

    private void Refuse(string reason)
    {
        if (_errors.Count < MostErrors) _errors.Add(new(_at, reason));
    }
}
