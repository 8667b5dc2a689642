using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>
/// A table (RFC 4180) whose header names the fields; an empty cell is absent. Lists are JSON in their cell; tags and history also
/// texts with semicolons between them. Every row becomes the object that a line would have held, and is judged as one.
/// </summary>
internal sealed class ImportRows : IImportSource
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = ContractJson.Options.Encoder };

    private readonly IgnoredFields _ignored;
    private readonly TimeProvider _clock;
    private readonly LimitedReader _text;
    private readonly CsvParser _rows;
    private readonly ArrayBufferWriter<byte> _line = new(64 * 1024);
    private string[] _header = [];
    private long _next = 1;
    private bool _broken;

    public ImportRows(Stream body, IgnoredFields ignored, TimeProvider clock)
    {
        (_ignored, _clock) = (ignored, clock);
        // What is no UTF-8 becomes what is no character, and is refused as such.
        var utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(FieldReader.NoCharacter.ToString()));
        _text = new(new StreamReader(body, utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true), LineReader.Longest);
        _rows = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false, BadDataFound = _ => _broken = true });
    }

    public async Task<IReadOnlyList<FieldError>> BeginAsync(CancellationToken ct)
    {
        if (!await _rows.ReadAsync()) return [];
        if (_text.IsOver || _broken || IsOpen()) return [new("header", "is no row of names: comma-separated, quoted as RFC 4180 has it.")];

        _next += BreaksIn(_rows.RawRecord);
        _header = [.. (_rows.Record ?? []).Select(name => name.Trim('\uFEFF', ' '))];
        var twice = _header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        foreach (var name in _header.Where(name => name.Length > 0 && !StatedFields.Names.Contains(name))) _ignored.Add(name);
        return [.. twice.Select(name => new FieldError(FieldReader.Shown(name), "stands in the header more than once."))];
    }

    public async IAsyncEnumerable<ImportLine> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            _text.BeginRow();
            _broken = false;
            if (!await _rows.ReadAsync()) yield break;

            var number = _next;
            _next += BreaksIn(_rows.RawRecord);
            if (_text.IsOver || IsOpen())
            {
                yield return ImportLine.Refused(number, null, ImportLine.WholeLine, _text.IsOver
                    ? "is longer than 8 MB, or a quotation mark in it is not closed; nothing behind it was read."
                    : "has a quotation mark that is not closed; nothing behind it was read.");
                yield break;
            }

            if (!IsBlank()) yield return Judge(number);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _text.Dispose();
    }

    private ImportLine Judge(long number)
    {
        if (_broken) return ImportLine.Refused(number, null, ImportLine.WholeLine, "has a quotation mark where none may stand; double it within quoted cells.");
        if (_rows.Count != _header.Length) return ImportLine.Refused(number, null, ImportLine.WholeLine, string.Create(CultureInfo.InvariantCulture, $"has {_rows.Count} cells; the header has {_header.Length}."));
        if (_rows.RawRecord.Contains(FieldReader.NoCharacter)) return ImportLine.Refused(number, null, ImportLine.WholeLine, "is not valid UTF-8.");

        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, _plain))
        {
            json.WriteStartObject();
            for (var i = 0; i < _header.Length; i++)
            {
                if (_header[i].Length > 0 && _rows[i].Length > 0) Write(json, _header[i], _rows[i]);
            }

            json.WriteEndObject();
        }

        return _line.WrittenCount > LineReader.Longest ? ImportLine.TooLong(number) : ImportLine.Read(number, _line.WrittenSpan, _clock.Today(), _ignored);
    }

    private static void Write(Utf8JsonWriter json, string name, string cell)
    {
        json.WritePropertyName(name);
        if (!StatedFields.Lists.Contains(name)) json.WriteStringValue(cell);
        else if (cell.AsSpan().TrimStart().StartsWith("[") && IsJson(cell)) json.WriteRawValue(cell, skipInputValidation: true);
        else if (name is "tags" or "history")
        {
            json.WriteStartArray();
            foreach (var item in cell.Split(';')) json.WriteStringValue(item);
            json.WriteEndArray();
        }
        else json.WriteStringValue(cell);
    }

    private static bool IsJson(string cell)
    {
        try
        {
            using var _ = JsonDocument.Parse(cell);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsBlank() => Enumerable.Range(0, _rows.Count).All(i => string.IsNullOrWhiteSpace(_rows[i]));

    /// <summary>Quotation marks come in pairs; one that is left over was never closed.</summary>
    private bool IsOpen() => _rows.RawRecord.AsSpan().Count('"') % 2 != 0;

    private static int BreaksIn(string row) => row.AsSpan().Count('\n') + row.AsSpan().Count('\r') - row.AsSpan().Count("\r\n");

    /// <summary>Ends in the middle of a row that is too long for memory.</summary>
    private sealed class LimitedReader(StreamReader text, int longest) : TextReader
    {
        private int _row;

        public bool IsOver { get; private set; }

        public void BeginRow() => _row = 0;

        public override int Read(char[] buffer, int index, int count) => throw new NotSupportedException("Rows are read without holding a thread.");

        public override async Task<int> ReadAsync(char[] buffer, int index, int count)
        {
            IsOver = IsOver || _row > longest;
            if (IsOver) return 0;
            var read = await text.ReadAsync(buffer.AsMemory(index, count));
            _row += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) text.Dispose();
            base.Dispose(disposing);
        }
    }
}
