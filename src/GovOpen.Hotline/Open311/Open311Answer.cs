using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace GovOpen.Hotline.Open311;

/// <summary>An answer as GeoReport v2 has it: a list, in JSON without a name, in XML under one, each line under its own.</summary>
/// <param name="status">Of the response.</param>
/// <param name="format">json or xml.</param>
/// <param name="list">What the list is called in XML; null: it is no list but one thing.</param>
/// <param name="item">What a line is called in XML.</param>
/// <param name="lines">Names and values in their order.</param>
internal sealed class Open311Answer(int status, string format, string? list, string item, IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> lines) : IResult
{
    public static Open311Answer Ok(string format, string list, string item, IEnumerable<IReadOnlyList<(string Name, object? Value)>> lines) => new(StatusCodes.Status200OK, format, list, item, [.. lines]);

    public static Open311Answer One(string format, string item, IReadOnlyList<(string Name, object? Value)> line) => new(StatusCodes.Status200OK, format, list: null, item, [line]);

    /// <summary>What is wrong, a line each.</summary>
    public static Open311Answer Failed(string format, int status, params IEnumerable<string> reasons) =>
        new(status, format, "errors", "error", [.. reasons.Select(reason => (IReadOnlyList<(string, object?)>)[("code", status), ("description", reason)])]);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = format == "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";
        if (format == "xml")
        {
            var items = lines.Select(line => new XElement(item, line.Select(field => new XElement(field.Name, Text(field.Value))))).ToList();
            await using var xml = XmlWriter.Create(httpContext.Response.Body, new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
            await new XDocument(list is null ? items[0] : new XElement(list, items)).SaveAsync(xml, httpContext.RequestAborted);
            return;
        }

        await using var json = new Utf8JsonWriter(httpContext.Response.Body, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (list is not null) json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            foreach (var (name, value) in line)
            {
                json.WritePropertyName(name);
                if (value is null) json.WriteNullValue();
                else if (value is bool yes) json.WriteBooleanValue(yes);
                else if (value is int number) json.WriteNumberValue(number);
                else if (value is object[]) json.WriteRawValue("[]");
                else json.WriteStringValue(Text(value));
            }

            json.WriteEndObject();
        }

        if (list is not null) json.WriteEndArray();
        await json.FlushAsync(httpContext.RequestAborted);
    }

    private static string Text(object? value) => value switch
    {
        null or object[] => "",
        bool yes => yes ? "true" : "false",
        DateTimeOffset at => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
