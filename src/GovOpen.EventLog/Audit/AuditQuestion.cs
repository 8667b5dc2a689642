using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http;

namespace GovOpen.EventLog.Audit;

/// <summary>
/// Which entries: <c>actor</c> (account or name), <c>object</c> (whole, or its kind: <c>account</c>), <c>action</c>, <c>outcome</c>,
/// <c>from</c> and <c>to</c> (days in Shanghai, both included), <c>before</c> (a number: older ones), <c>size</c> (1 to 100).
/// </summary>
internal sealed record AuditQuestion
{
    private const int Longest = 200;
    private static readonly string[] _known = ["actor", "object", "action", "outcome", "from", "to", "before", "size"];

    public string? Actor { get; private init; }
    public string? Object { get; private init; }
    public string? Action { get; private init; }
    public string? Outcome { get; private init; }
    public DateOnly? From { get; private init; }
    public DateOnly? To { get; private init; }
    public long? Before { get; private init; }
    public int Size { get; private init; } = 50;

    /// <summary>Null, and what is wrong, when a parameter is.</summary>
    public static AuditQuestion? Read(IQueryCollection query, out IReadOnlyList<FieldError> errors)
    {
        var wrong = new List<FieldError>();
        foreach (var (name, values) in query)
        {
            if (!_known.Contains(name)) wrong.Add(new(name.Length <= 100 ? name : name[..100], $"is no parameter here; there are {string.Join(", ", _known)}."));
            else if (values.Count > 1) wrong.Add(new(name, "is given more than once."));
            else if (values[0]?.Any(char.IsControl) == true) wrong.Add(new(name, "has a control character."));
            else if (values[0]?.Length > Longest) wrong.Add(new(name, $"has more than {Longest} characters."));
        }

        string? Text(string name) => query[name] is [{ Length: > 0 } value] ? value : null;
        DateOnly? Day(string name)
        {
            if (Text(name) is not { } text) return null;
            if (WrittenDay.TryRead(text, out var day) && day.Year is > 1900 and < 2200) return day;
            wrong.Add(new(name, "must be a day that exists, as yyyy-MM-dd."));
            return null;
        }

        long? Number(string name, long least, long most)
        {
            if (Text(name) is not { } text) return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            wrong.Add(new(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}.")));
            return null;
        }

        var question = new AuditQuestion
        {
            Actor = Text("actor"),
            Object = Text("object"),
            Action = Text("action"),
            Outcome = Text("outcome"),
            From = Day("from"),
            To = Day("to"),
            Before = Number("before", 1, long.MaxValue),
            Size = (int?)Number("size", 1, 100) ?? 50,
        };
        errors = wrong;
        return wrong.Count == 0 ? question : null;
    }

    /// <summary>The entries that fit and that this auditor may see, newest first.</summary>
    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries, Actor auditor)
    {
        if (Permissions.ReachOf(auditor.Roles, StaffAction.ReadAudit) is not Reach.Everything)
        {
            // What belongs to no division (machines, the platform itself, failed sign-ins) is the province's to see.
            var prefix = DivisionCode.PrefixOf(auditor.Division ?? "none");
            var province = prefix.Length == 2;
            entries = entries.Where(e => e.Division!.StartsWith(prefix) || (e.Division == null && province));
        }

        if (Actor is not null) entries = entries.Where(e => e.ActorId == Actor || e.Actor == Actor);
        if (Object is not null) entries = Object.Contains(':', StringComparison.Ordinal) ? entries.Where(e => e.Object == Object) : entries.Where(e => e.Object.StartsWith(Object + ":"));
        if (Action is not null) entries = entries.Where(e => e.Action == Action);
        if (Outcome is not null) entries = entries.Where(e => e.Outcome == Outcome);
        if (From is { } from)
        {
            var start = ShanghaiDay.StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (To is { } to)
        {
            var end = ShanghaiDay.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        if (Before is { } before) entries = entries.Where(e => e.Number < before);
        return entries.OrderByDescending(e => e.Number);
    }
}
