using System.Globalization;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Records;

/// <summary>The fields of a record's type as a form; their names begin with <c>fields.</c>, so that none is taken for a title or a version.</summary>
internal static class RecordForm
{
    private const string Prefix = "fields.";

    public static string NameOf(RecordField field) => Prefix + field.Key;

    public static Form Of(RecordDetail record)
    {
        var form = new Form().With("title", record.Title).With("tags", record.Tags).With("version", record.Version.ToString(CultureInfo.InvariantCulture));
        foreach (var (key, value) in record.Fields) form.With(Prefix + key, value);
        return form;
    }

    /// <summary>What was filled in; a draft may be incomplete.</summary>
    public static Dictionary<string, string> FieldsOf(Form form, RecordType type) =>
        type.Fields.Select(field => (field.Key, Value: form.Text(NameOf(field)).Trim())).Where(field => field.Value.Length > 0).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);

    /// <summary>Where Publishing's fields stand in the form.</summary>
    public static Func<string, (string Field, int? Line)> PlaceIn(RecordType type) =>
        field => (type.Fields.Any(one => one.Key == field) ? Prefix + field : field, null);
}
