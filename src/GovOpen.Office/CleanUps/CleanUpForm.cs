using System.Globalization;
using System.Text.RegularExpressions;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Office.Pages;

namespace GovOpen.Office.CleanUps;

/// <summary>The lists of a clean-up as four fields, a document a line, and back: <c>川办发〔2019〕3号</c>, and where it is continued until another day <c>川办发〔2019〕3号, 2031-12-31</c>.</summary>
internal static partial class CleanUpForm
{
    public static IReadOnlyList<CleanUpOutcome> Lists { get; } = Enum.GetValues<CleanUpOutcome>();

    public static Form Of(CleanUp cleanUp)
    {
        var content = cleanUp.Content;
        var form = new Form().With("title", content.Title).With("number", content.Number).With("issuer", content.Issuer)
            .With("effectiveOn", content.EffectiveOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With("defaultRepeal", content.DefaultRepeal ? "true" : null)
            .With("revision", cleanUp.Revision.ToString(CultureInfo.InvariantCulture));
        foreach (var list in Lists) form.With(CamelCase.Of(list), string.Join('\n', content.Items.Where(item => item.Outcome == list).Select(LineOf)));
        return form;
    }

    public static string LineOf(CleanUpItem item) =>
        (item.Id?.ToString() ?? item.Number) + (item.LastValidDay is { } day ? day.ToString(", yyyy-MM-dd", CultureInfo.InvariantCulture) : "");

    /// <summary>What is sent; what is wrong by itself is added to the form.</summary>
    public static CleanUpContent ContentOf(Form form)
    {
        form.Require("title");
        return new()
        {
            Title = form["title"],
            Number = form.Given("number"),
            Issuer = form.Given("issuer"),
            EffectiveOn = form.Day("effectiveOn"),
            DefaultRepeal = form["defaultRepeal"] == "true",
            Items = [.. LinesOf(form).Select(line => line.Item)],
        };
    }

    /// <summary>Where Publishing's fields stand in the form that was sent: the fourth item may be the second line of the third field.</summary>
    public static Func<string, (string Field, int? Line)> PlaceIn(Form form)
    {
        var lines = LinesOf(form).ToList();
        return field => IndexOf(field) is { } index && index < lines.Count ? (lines[index].Field, lines[index].Line) : (field.Replace("content.", "", StringComparison.Ordinal), null);
    }

    /// <summary>Which item a field of Publishing's is of; null: of none.</summary>
    public static int? IndexOf(string field) =>
        Item().Match(field) is { Success: true } match ? int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<(string Field, int Line, CleanUpItem Item)> LinesOf(Form form) =>
        from list in Lists
        let field = CamelCase.Of(list)
        from line in form.Text(field).Split('\n').Select((text, i) => (Text: text.Trim(), Number: i + 1))
        where line.Text.Length > 0
        select (field, line.Number, ItemOf(list, line.Text));

    private static CleanUpItem ItemOf(CleanUpOutcome list, string text)
    {
        var dated = Dated().Match(text);
        // A day that does not exist stays where it stands: Publishing then says that there is no such number.
        var day = dated.Success && WrittenDay.TryRead(dated.Groups["day"].Value, out var last) ? last : (DateOnly?)null;
        var name = day is null ? text : dated.Groups["name"].Value;
        return Guid.TryParse(name, out var id) ? new() { Outcome = list, Id = id, LastValidDay = day } : new() { Outcome = list, Number = name, LastValidDay = day };
    }

    [GeneratedRegex(@"^(?<name>.+?)\s*[,，;；\t ]\s*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^(content\.)?items\[(?<index>[0-9]{1,5})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item();
}
