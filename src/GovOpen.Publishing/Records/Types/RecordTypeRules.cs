using System.Text.RegularExpressions;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Records.Types;

/// <summary>
/// Whether types, columns and tags make sense together. What does not keeps the service from starting, with a sentence that
/// says where and what: a type that cannot work must not be found out by an editor.
/// </summary>
internal sealed partial class RecordTypeRules : IValidateOptions<PublishingOptions>
{
    /// <summary>An event with all of them must stay a small message.</summary>
    private const int MostFields = 100;

    // What every record has beside its fields; one name, one meaning in requests and in errors.
    private static readonly string[] _reserved = ["type", "title", "tags", "fields", "version", "reason"];

    private static readonly RecordFieldKind[] _amounts = [RecordFieldKind.Money, RecordFieldKind.Number];

    public ValidateOptionsResult Validate(string? name, PublishingOptions options)
    {
        var complaints = ComplaintsOf(new(options.RecordTypes, options.Columns, options.Tags))
            .Concat(Repeated(options.RecordTypes.Select(type => type.Key)).Select(key => $"Publishing:RecordTypes: “{key}” is configured twice."))
            .Concat(Repeated(options.Columns.Select(column => column.Key)).Select(key => $"Publishing:Columns: “{key}” is configured twice."))
            .ToList();
        return complaints.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaints);
    }

    /// <summary>Everything that is wrong; nothing for what makes sense.</summary>
    public static IEnumerable<string> ComplaintsOf(RecordTypes types) =>
        types.All.SelectMany(type => ComplaintsOf(type, types).Select(complaint => $"Publishing:RecordTypes: the type “{type.Key}” {complaint}"))
            .Concat(types.Columns.SelectMany(column => ComplaintsOf(column.Key, column.Names).Select(complaint => $"Publishing:Columns: the column “{column.Key}” {complaint}")))
            .Concat(types.Tags.Where(tag => !Are(tag.Names)).Select(_ => "Publishing:Tags: a tag needs Names:Zh and Names:En."));

    private static IEnumerable<string> ComplaintsOf(RecordType type, RecordTypes types)
    {
        foreach (var complaint in ComplaintsOf(type.Key, type.Names)) yield return complaint;
        if (type.Like is not null && types.Find(type.Like) is not { Like: null }) yield return $"is like “{type.Like}”, which is no type or is like another one itself.";
        if (type.Fields.Count is 0 or > MostFields) yield return $"has {type.Fields.Count} fields; it needs 1 to {MostFields}.";
        foreach (var key in Repeated(type.Fields.Select(field => field.Key))) yield return $"has the field “{key}” twice.";
        foreach (var complaint in type.Fields.SelectMany(field => ComplaintsOf(field, types).Select(complaint => $"has a field “{field.Key}” that {complaint}"))) yield return complaint;

        if (type.Column is null == type.ColumnField is null) yield return "needs either Column or ColumnField.";
        if (type.Column is not null && types.Column(type.Column) is null) yield return $"belongs to the column “{type.Column}”, which does not exist.";
        if (type.ColumnField is not null)
        {
            if (type.Field(type.ColumnField) is not { Kind: RecordFieldKind.Choice, Required: true, Public: true } chosen) yield return $"has the ColumnField “{type.ColumnField}”, which is no required public choice.";
            else foreach (var option in chosen.Options.Where(option => types.Column(option.Key) is null)) yield return $"offers the column “{option.Key}”, which does not exist.";
        }

        if (IsWrong(type, type.Facets.Year, RecordFieldKind.Year, RecordFieldKind.Date)) yield return $"has the year “{type.Facets.Year}”, which is no public field of kind year or date.";
        if (IsWrong(type, type.Facets.Organiser, RecordFieldKind.Text)) yield return $"has the organiser “{type.Facets.Organiser}”, which is no public field of kind text.";
        if (IsWrong(type, type.Facets.Result, RecordFieldKind.Choice, RecordFieldKind.Text)) yield return $"has the result “{type.Facets.Result}”, which is no public field of kind choice or text.";
        if (IsWrong(type, type.CurrentThrough, RecordFieldKind.Date)) yield return $"is current through “{type.CurrentThrough}”, which is no public field of kind date.";

        foreach (var total in type.Totals)
        {
            var wrong = total.Parts.Append(total.Field).Where(key => type.Field(key) is not { } field || !_amounts.Contains(field.Kind)).ToList();
            if (wrong.Count > 0) yield return $"has a total of “{string.Join("”, “", wrong)}”, which is no field of kind money or number.";
            if (total.Parts.Count == 0 || total.Parts.Contains(total.Field)) yield return $"has the total “{total.Field}” of nothing, or of itself.";
        }

        foreach (var citation in type.MustCite.Where(citation => type.Field(citation.Field) is not { Kind: RecordFieldKind.Record })) yield return $"must cite by “{citation.Field}”, which is no field of kind record.";
        if (type.Counterpart is { } counterpart && !(types.Find(counterpart.Type)?.Field(counterpart.Field) is { Public: true } answer && answer.Of.Contains(type.Key))) yield return $"waits for “{counterpart.Type}”, which has no public field “{counterpart.Field}” of kind record that may name it.";
    }

    private static IEnumerable<string> ComplaintsOf(string? key, Wording? names)
    {
        if (key is null || !KeyShape().IsMatch(key)) yield return "needs a Key: a small letter, then letters and digits, at most 50.";
        if (!Are(names)) yield return "needs Names:Zh and Names:En.";
    }

    private static IEnumerable<string> ComplaintsOf(RecordField field, RecordTypes types)
    {
        foreach (var complaint in ComplaintsOf(field.Key, field.Names)) yield return complaint;
        if (_reserved.Contains(field.Key)) yield return $"has a name that every record has already: {string.Join(", ", _reserved)}.";
        if (field.Kind == RecordFieldKind.Choice != field.Options.Count > 0) yield return "needs Options if it is a choice, and has none else.";
        if (field.Options.Any(option => option.Key is null || !KeyShape().IsMatch(option.Key) || !Are(option.Names)) || Repeated(field.Options.Select(option => option.Key)).Any()) yield return "has an option without Key, Names:Zh or Names:En, or twice.";
        if (field.Kind == RecordFieldKind.Record != field.Of.Count > 0) yield return "needs Of (types) if it is a record, and has none else.";
        foreach (var unknown in field.Of.Where(key => types.Find(key) is null)) yield return $"may name the type “{unknown}”, which does not exist.";
    }

    private static bool IsWrong(RecordType type, string? key, params RecordFieldKind[] kinds) =>
        key is not null && !(type.Field(key) is { Public: true } field && kinds.Contains(field.Kind));

    private static bool Are(Wording? names) => names is not null && !string.IsNullOrWhiteSpace(names.Zh) && !string.IsNullOrWhiteSpace(names.En);

    private static IEnumerable<string?> Repeated(IEnumerable<string?> keys) => keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,49}$", RegexOptions.None, 1000)]
    private static partial Regex KeyShape();
}
