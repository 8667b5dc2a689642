using System.Globalization;
using System.Text.RegularExpressions;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Records.Rules;

/// <summary>What a link leads to.</summary>
/// <param name="Id">Of the record or document.</param>
/// <param name="Type">Of the record; null for a document.</param>
/// <param name="Title">For readers.</param>
/// <param name="CurrentThrough">The last day on the current list of its type; null: no end.</param>
internal sealed record LinkTarget(Guid Id, string? Type, string Title, DateOnly? CurrentThrough = null);

/// <summary>
/// What keeps a record from being published: fields that are missing, values that the type no longer takes, sums that do not
/// come out, links to what is not public. Each is named, so that it can be put right. Pure.
/// </summary>
internal static partial class Readiness
{
    /// <param name="type">As it is configured now.</param>
    /// <param name="values">Of the record.</param>
    /// <param name="targets">What is public of what the values link to, by id.</param>
    /// <param name="today">In Shanghai.</param>
    public static IReadOnlyList<FieldError> ErrorsOf(RecordType type, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<Guid, LinkTarget> targets, DateOnly today) =>
        [.. Missing(type, values), .. Unfitting(type, values), .. PersonalData(type, values), .. UnevenTotals(type, values), .. DeadLinks(type, values, targets, today)];

    private static IEnumerable<FieldError> Missing(RecordType type, IReadOnlyDictionary<string, string> values) =>
        type.Fields.Where(field => field.Required && !values.ContainsKey(field.Key)).Select(field => Error(field, "is missing; without it the record cannot be published."));

    /// <summary>The type may have been configured anew since the record was drafted.</summary>
    private static IEnumerable<FieldError> Unfitting(RecordType type, IReadOnlyDictionary<string, string> values)
    {
        foreach (var (key, value) in values)
        {
            if (type.Field(key) is not { } field) yield return new(key, $"is no field of {type.Key} any more.");
            else if (FieldValues.Read(field, value, out _) is { } complaint) yield return Error(field, complaint);
        }
    }

    /// <summary>个人信息保护法第二十五条: identity and mobile numbers are not for the public, in whatever field somebody typed them.</summary>
    private static IEnumerable<FieldError> PersonalData(RecordType type, IReadOnlyDictionary<string, string> values) =>
        from field in type.Fields
        where field.Public && field.Kind is RecordFieldKind.Text or RecordFieldKind.LongText && values.TryGetValue(field.Key, out var value) && PersonalNumber().IsMatch(value)
        select Error(field, "holds what looks like an identity number or a mobile number; take it out, or write it as 138****1234.");

    // 18 digits of which the last may be X (GB 11643), or 11 that begin as mobile numbers do; not part of a longer number.
    [GeneratedRegex(@"(?<![0-9])(?:[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PersonalNumber();

    private static IEnumerable<FieldError> UnevenTotals(RecordType type, IReadOnlyDictionary<string, string> values)
    {
        foreach (var total in type.Totals)
        {
            if (!values.TryGetValue(total.Field, out var stated)) continue;
            var sum = total.Parts.Sum(part => values.TryGetValue(part, out var value) ? Amount(value) : 0);
            if (Amount(stated) != sum) yield return Error(type.Field(total.Field)!, string.Create(CultureInfo.InvariantCulture, $"is {stated}, but {string.Join(" + ", total.Parts)} is {sum:0.############}."));
        }
    }

    private static decimal Amount(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    private static IEnumerable<FieldError> DeadLinks(RecordType type, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<Guid, LinkTarget> targets, DateOnly today)
    {
        foreach (var (field, id) in LinksOf(type, values))
        {
            var isCurrent = type.MustCite.Any(citation => citation.Field == field.Key && citation.State == CitedState.Current);
            if (!targets.TryGetValue(id, out var target)) yield return Error(field, field.Kind == RecordFieldKind.Document ? "names no public document." : "names no public record.");
            else if (field.Kind == RecordFieldKind.Record && !field.Of.Contains(target.Type!)) yield return Error(field, $"names a record of type {target.Type}; it must be of {string.Join(" or ", field.Of)}.");
            else if (isCurrent && target.CurrentThrough < today) yield return Error(field, string.Create(CultureInfo.InvariantCulture, $"names “{target.Title}”, which is not on the current list since {target.CurrentThrough:yyyy-MM-dd}."));
        }
    }

    /// <summary>The links among the values.</summary>
    public static IEnumerable<(RecordField Field, Guid Id)> LinksOf(RecordType type, IReadOnlyDictionary<string, string> values) =>
        from field in type.Fields
        where field.Kind is RecordFieldKind.Record or RecordFieldKind.Document && values.ContainsKey(field.Key) && Guid.TryParse(values[field.Key], out _)
        select (field, Guid.Parse(values[field.Key]));

    private static FieldError Error(RecordField field, string reason) => new(field.Key, $"({field.Names.Zh}) {reason}");
}
