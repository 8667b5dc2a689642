using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Drafts;

/// <summary>A step of a draft as a form: where it is sent to, for whom it is, and what is sent.</summary>
/// <param name="Name">As Publishing calls it.</param>
/// <param name="Path">The last part of the address, ours and Publishing's.</param>
/// <param name="Action">What whoever takes it must be allowed to do.</param>
/// <param name="Fields">Beside the revision; what is wrong with them is added to the form.</param>
/// <param name="Required">Those that must be filled in.</param>
public sealed record DraftStep(string Name, string Path, StaffAction Action, Func<Form, IEnumerable<(string Field, object? Value)>> Fields, params string[] Required)
{
    private const int LongestPassages = 100;

    public static IReadOnlyList<DraftStep> All { get; } =
    [
        new("openSolicitation", "open-solicitation", StaffAction.WriteDrafts, form => [Day(form, "until"), Text(form, "channel"), Text(form, "shorterReason")], "until", "channel"),
        new("closeSolicitation", "close-solicitation", StaffAction.WriteDrafts, form => [Number(form, "received"), Number(form, "adopted"), Text(form, "summary")], "received", "adopted", "summary"),
        new("submit", "submit", StaffAction.WriteDrafts, _ => []),
        new("submitUrgently", "submit-urgently", StaffAction.WriteDrafts, form => [Text(form, "reason")], "reason"),
        new("giveLegalOpinion", "legal-opinion", StaffAction.GiveLegalOpinions, form => [Text(form, "opinion"), Text(form, "overrideReason")], "opinion"),
        new("clearSecrecy", "clear-secrecy", StaffAction.ClearSecrecy, form => [Text(form, "disclosure"), Text(form, "ground"), ("strikeOut", PassagesOf(form)), Text(form, "opinion")], "disclosure"),
        new("passReview", "pass-review", StaffAction.ReviewDrafts, form => [Text(form, "opinion")]),
        new("passProof", "pass-proof", StaffAction.ReviewDrafts, form => [Text(form, "opinion")]),
        new("sign", "sign", StaffAction.SignDocuments, _ => []),
        new("assignNumber", "number", StaffAction.PublishDocuments, form => [Text(form, "register"), Text(form, "number")]),
        new("release", "release", StaffAction.PublishDocuments, _ => []),
        new("schedule", "schedule", StaffAction.PublishDocuments, form => [("at", InstantOf(form, "at"))], "at"),
        new("unschedule", "unschedule", StaffAction.PublishDocuments, _ => []),
        new("file", "file", StaffAction.PublishDocuments, _ => []),
        // Whose these are depends on the state.
        new("return", "return", StaffAction.ReadDrafts, form => [Text(form, "reason")], "reason"),
        new("withdrawOpinion", "withdraw-opinion", StaffAction.ReadDrafts, form => [Text(form, "reason")], "reason"),
        new("abandon", "abandon", StaffAction.WriteDrafts, form => [Text(form, "reason")], "reason"),
    ];

    /// <summary>It cannot be undone, or throws away the work of others.</summary>
    public bool IsGrave => Name is "release" or "file" or "return" or "withdrawOpinion" or "abandon" or "submitUrgently";

    /// <summary>Whether to offer it to somebody. Who may pass what waits may return it too; who gave an opinion may take it back.</summary>
    public bool IsFor(Draft draft, Func<StaffAction, bool> may, string person)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(may);
        if (!draft.Possible.Contains(Name)) return false;
        return Name switch
        {
            "return" => All.Any(step => step.Action is not (StaffAction.ReadDrafts or StaffAction.WriteDrafts) && draft.Possible.Contains(step.Name) && may(step.Action)),
            "withdrawOpinion" => draft.Steps.Any(step => step.Person == person && step.Step is "giveLegalOpinion" or "clearSecrecy" or "passReview" or "sign"),
            _ => may(Action),
        };
    }

    /// <summary>What is sent to Publishing: only what was filled in.</summary>
    public Dictionary<string, object> BodyOf(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["revision"] = form.Revision() };
        foreach (var (field, value) in Fields(form))
        {
            if (value is not null) body[field] = value;
        }

        return body;
    }

    private static (string, object?) Text(Form form, string field) => (field, form.Given(field));

    private static (string, object?) Day(Form form, string field) => (field, form.Day(field));

    private static (string, object?) Number(Form form, string field) => (field, form.Number(field));

    private static string[]? PassagesOf(Form form) =>
        form.Text("strikeOut").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } passages
            ? [.. passages.Take(LongestPassages + 1)] : null;

    /// <summary>As a browser writes it, on Shanghai's clock.</summary>
    private static DateTimeOffset? InstantOf(Form form, string field)
    {
        if (form[field].Length == 0) return null;
        if (DateTime.TryParseExact(form[field], ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return new(local, TimeSpan.FromHours(8));
        form.Wrong(field, "mistake.instant");
        return null;
    }
}
