using System.Globalization;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Contracts;

/// <summary>
/// The identifier of a document as the European Legislation Identifier (ELI) wants it, made of what the document bears anyhow:
/// <c>/eli/cn/{division}/{year}/{form}/{number}</c>. Two organs of one division may count alike: then it stands for both.
/// </summary>
public static class Eli
{
    /// <summary>Null where a part of it is not known.</summary>
    public static string? Of(DocumentPublished document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Of(document.Division, document.WrittenOn ?? document.Validity.PublishedOn, document.Form, document.Kind, document.Number);
    }

    /// <param name="division">行政区划代码</param>
    /// <param name="day">On which it was written, or published where that is not known: its year counts for a number that has none.</param>
    /// <param name="form">公文种类; where it is not known, the kind stands in its place.</param>
    /// <param name="kind">What it is in law.</param>
    /// <param name="number">发文字号, of which the sequence (顺序号) counts.</param>
    public static string? Of(string? division, DateOnly? day, DocumentForm? form, DocumentKind kind, string? number) =>
        division is not null && DocumentNumber.TryParse(number, out var parsed) && (parsed.Year ?? day?.Year) is { } year
            ? string.Create(CultureInfo.InvariantCulture, $"/eli/cn/{division}/{year:0000}/{(form is { } f ? CamelCase.Of(f) : CamelCase.Of(kind))}/{parsed.Sequence}")
            : null;

    /// <summary>The document as it counts on a day.</summary>
    public static string On(string eli, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{eli}/{day:yyyy-MM-dd}");
}
