using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Office.Documents;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Drafts;

/// <summary>A draft's version as a form and back. Fields are called as Publishing calls them, those of relations as it tells of their mistakes: <c>relations[0].target</c>.</summary>
internal static class DraftForm
{
    private const int MostRelations = 100;

    private static readonly string[] _fields =
    [
        "title", "kind", "form", "issuer", "theme", "tags", "effectiveOn", "lastValidDay", "disclosure", "affectsRights", "affectsBusinesses", "sensitive", "responsePlan", "noInterpretation", "text",
        "revision", "corrects", "reason",
    ];

    // The target's id goes with the target as it was read: whoever names another document means another one.
    private static readonly string[] _unseen = ["targetId", "targetWas"];

    private static readonly string[] _ofRelation = ["type", "target", .. _unseen, "on", "articles", "targetArticles", "until", "text"];

    /// <summary>What a draft can say of another document.</summary>
    public static IReadOnlyList<RelationType> RelationTypes { get; } =
        [.. Enum.GetValues<RelationType>().Except([RelationType.RepealedBy, RelationType.AmendedBy, RelationType.ExtendedBy, RelationType.Corrects])];

    public static string NameOf(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"relations[{row}].{field}");

    public static int RowsOf(Form form) => int.TryParse(form["rows"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, MostRelations) : 0;

    /// <summary>One that nobody has filled in.</summary>
    public static Form Empty(string? issuer) => new Form().With("disclosure", "proactive").With("kind", CamelCase.Of(DocumentKind.NormativeDocument)).With("issuer", issuer);

    /// <summary>As a version has it.</summary>
    public static Form Of(DraftContent content, string text, IReadOnlyList<string?> relationTexts, int revision)
    {
        var form = new Form()
            .With("title", content.Title).With("kind", CamelCase.Of(content.Kind)).With("form", content.Form is { } kind ? CamelCase.Of(kind) : null)
            .With("issuer", content.Issuer).With("theme", content.Theme).With("tags", string.Join('、', content.Tags))
            .With("effectiveOn", Day(content.EffectiveOn)).With("lastValidDay", Day(content.LastValidDay)).With("disclosure", content.Disclosure)
            .With("affectsRights", Flag(content.AffectsRights)).With("affectsBusinesses", Flag(content.AffectsBusinesses)).With("sensitive", Flag(content.Sensitive))
            .With("responsePlan", content.ResponsePlan).With("noInterpretation", content.NoInterpretation).With("text", text)
            .With("revision", revision.ToString(CultureInfo.InvariantCulture))
            .With("rows", content.Relations.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (relation, i) in content.Relations.Select((relation, i) => (relation, i)))
        {
            form.With(NameOf(i, "type"), CamelCase.Of(relation.Type)).With(NameOf(i, "target"), relation.Target)
                .With(NameOf(i, "targetId"), relation.TargetId?.ToString()).With(NameOf(i, "targetWas"), relation.Target)
                .With(NameOf(i, "on"), Day(relation.On)).With(NameOf(i, "until"), Day(relation.Until))
                .With(NameOf(i, "articles"), string.Join('、', relation.Articles ?? [])).With(NameOf(i, "targetArticles"), string.Join('、', relation.TargetArticles ?? []))
                .With(NameOf(i, "text"), i < relationTexts.Count ? relationTexts[i] : null);
        }

        return form;
    }

    /// <summary>The correction of a published document begins with what it says.</summary>
    public static Form Correcting(DocumentFile file)
    {
        var facts = file.Facts;
        return new Form()
            .With("corrects", facts.DocumentId.ToString())
            .With("title", facts.Title).With("kind", CamelCase.Of(facts.Kind)).With("form", facts.Form is { } kind ? CamelCase.Of(kind) : null)
            .With("issuer", facts.Issuer).With("theme", facts.Theme).With("tags", string.Join('、', facts.Tags))
            .With("effectiveOn", Day(facts.Validity.EffectiveOn)).With("lastValidDay", Day(facts.LastValidDayReason is LastValidDayReason.Stated ? facts.Validity.LastValidDay : null))
            .With("disclosure", "proactive").With("text", file.Text);
    }

    /// <summary>As it was sent, the rows numbered anew; with <paramref name="without"/> a row is left out, and empty ones where it is to be saved.</summary>
    public static Form Read(Form posted, bool dropEmpty, int? without = null)
    {
        var form = new Form();
        foreach (var field in _fields) form.With(field, posted.Text(field));
        var kept = 0;
        for (var i = 0; i < RowsOf(posted); i++)
        {
            var row = _ofRelation.Select(field => (Field: field, Value: posted.Text(NameOf(i, field)))).ToList();
            if (i == without || (dropEmpty && row.TrueForAll(one => _unseen.Contains(one.Field) || string.IsNullOrWhiteSpace(one.Value)))) continue;
            foreach (var (field, value) in row) form.With(NameOf(kept, field), value);
            kept++;
        }

        return form.With("rows", kept.ToString(CultureInfo.InvariantCulture));
    }

    public static Form WithOneMoreRow(Form form) =>
        form.With("rows", Math.Min(RowsOf(form) + 1, MostRelations).ToString(CultureInfo.InvariantCulture));

    /// <summary>Every field with its value, to be carried along unseen.</summary>
    public static IEnumerable<(string Name, string Value)> ValuesOf(Form form)
    {
        return _fields.Append("rows").Concat(Enumerable.Range(0, RowsOf(form)).SelectMany(row => _ofRelation.Select(field => NameOf(row, field))))
            .Select(name => (name, form.Text(name))).Where(field => field.Item2.Length > 0);
    }

    /// <summary>What Publishing takes; what is wrong by itself is added to the form.</summary>
    public static DraftInput InputOf(Form form)
    {
        form.Require("title", "kind", "disclosure");
        if (string.IsNullOrWhiteSpace(form.Text("text"))) form.Wrong("text", "mistake.missing");
        return new(
            form["title"], form["kind"], form.Given("form"), form.Given("issuer"), form.Given("theme"), ItemsOf(form["tags"]), form.Day("effectiveOn"), form.Day("lastValidDay"),
            [.. Enumerable.Range(0, RowsOf(form)).Select(row => RelationOf(form, row))],
            form["disclosure"], form["affectsRights"] == "true", form["affectsBusinesses"] == "true", form["sensitive"] == "true",
            string.IsNullOrWhiteSpace(form.Text("responsePlan")) ? null : form.Text("responsePlan"), form.Given("noInterpretation"), form.Text("text"));
    }

    /// <summary>Where Publishing's fields stand in the form: all tags are one field.</summary>
    public static (string Field, int? Line) Place(string field)
    {
        if (field.StartsWith("content.", StringComparison.Ordinal)) field = field["content.".Length..];
        return (field.StartsWith("tags[", StringComparison.Ordinal) ? "tags" : field, null);
    }

    private static RelationInput RelationOf(Form form, int row)
    {
        string Name(string field) => NameOf(row, field);
        if (form[Name("type")].Length == 0) form.Wrong(Name("type"), "mistake.missing");
        if (form[Name("target")].Length == 0) form.Wrong(Name("target"), "mistake.missing");
        var target = form[Name("target")];
        var id = Guid.TryParse(target, out var named) ? named : target == form[Name("targetWas")] && Guid.TryParse(form[Name("targetId")], out var known) ? known : (Guid?)null;
        return new(
            form[Name("type")], target, id, form.Day(Name("on")), ItemsOf(form[Name("articles")]), ItemsOf(form[Name("targetArticles")]), form.Day(Name("until")),
            string.IsNullOrWhiteSpace(form.Text(Name("text"))) ? null : form.Text(Name("text")));
    }

    private static string[]? ItemsOf(string text) =>
        text.Split([',', '，', '、', ';', '；', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } items ? items : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Flag(bool value) => value ? "true" : null;
}

/// <summary>A version as Publishing takes it.</summary>
internal sealed record DraftInput(
    string Title, string Kind, string? Form, string? Issuer, string? Theme, IReadOnlyList<string>? Tags, DateOnly? EffectiveOn, DateOnly? LastValidDay, IReadOnlyList<RelationInput> Relations,
    string Disclosure, bool AffectsRights, bool AffectsBusinesses, bool Sensitive, string? ResponsePlan, string? NoInterpretation, string Text);

/// <summary>A relation as Publishing takes it.</summary>
internal sealed record RelationInput(
    string Type, string Target, Guid? TargetId, DateOnly? On, IReadOnlyList<string>? Articles, IReadOnlyList<string>? TargetArticles, DateOnly? Until, string? Text);
