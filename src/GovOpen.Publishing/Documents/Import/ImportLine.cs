using System.Text.Json;
using System.Text.Unicode;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>One line, read and checked: what the source states, or why it is refused, never both.</summary>
/// <param name="Number">Of the line; the first is 1.</param>
/// <param name="Id">The source's, where it could be read.</param>
/// <param name="Content">Null for a refused line.</param>
/// <param name="Errors">Empty for a good one.</param>
internal sealed record ImportLine(long Number, string? Id, StatedContent? Content, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The field of errors that concern the line as a whole.</summary>
    public const string WholeLine = "line";

    // An event carries these facts and must stay under 128 kB.
    private const int LongestFacts = 110 * 1024;

    /// <summary>Whether it is no JSON at all.</summary>
    public bool IsMalformed { get; private init; }

    public static ImportLine TooLong(long number) => Refused(number, null, WholeLine, "is longer than 8 MB.");

    public static ImportLine Refused(long number, string? id, string field, string reason) => new(number, id, null, [new(field, reason)]);

    /// <param name="number">Of the line.</param>
    /// <param name="line">Its bytes.</param>
    /// <param name="today">For what cannot be dated so late.</param>
    /// <param name="ignored">Takes the names of unknown fields.</param>
    public static ImportLine Read(long number, ReadOnlySpan<byte> line, DateOnly today, IgnoredFields ignored)
    {
        if (!Utf8.IsValid(line)) return Refused(number, null, WholeLine, "is not valid UTF-8.");

        var fields = new Fields(ignored);
        try
        {
            if (!ReadObject(line, fields)) return Refused(number, null, WholeLine, "must be a JSON object.");
        }
        catch (JsonException e)
        {
            return Refused(number, fields.Id, WholeLine, $"is not valid JSON from byte {e.BytePositionInLine} on (or is nested too deeply).") with { IsMalformed = true };
        }

        if (fields.Check(today) is not { } document) return new(number, fields.Id, null, fields.Errors);

        var content = StatedContent.Of(document);
        return content.FactsLength > LongestFacts
            ? Refused(number, fields.Id, WholeLine, $"has {content.FactsLength} bytes beside the text; at most {LongestFacts} are taken. Shorten history, relations or tags.")
            : new(number, fields.Id, content, []);
    }

    private static bool ReadObject(ReadOnlySpan<byte> line, Fields fields)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return false;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = FieldReader.NameAt(ref json);
            json.Read();
            fields.Read(name, ref json);
        }

        // Anything but white space behind the object is refused here.
        json.Read();
        return true;
    }
}
