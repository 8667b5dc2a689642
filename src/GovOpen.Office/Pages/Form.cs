using System.Globalization;
using System.Text.RegularExpressions;
using GovOpen.Contracts;
using GovOpen.Office.Calls;
using Microsoft.Extensions.Primitives;

namespace GovOpen.Office.Pages;

/// <summary>What somebody typed into a form, and what was wrong with it, by us or by a service. Field names are those of the services.</summary>
public sealed partial class Form
{
    private const int LongestValue = 4000;

    private readonly IFormCollection? _posted;
    private readonly Dictionary<string, StringValues> _given = new(StringComparer.Ordinal);
    private readonly List<Mistake> _mistakes = [];

    /// <summary>One that nobody has filled in.</summary>
    public Form()
    {
    }

    /// <summary>One as it was sent.</summary>
    public Form(IFormCollection posted) => _posted = posted;

    /// <summary>What was typed, without the spaces around it; passwords as they are.</summary>
    public string this[string field]
    {
        get
        {
            var value = All(field) is [var first, ..] ? first : "";
            if (value.Length > LongestValue) value = value[..LongestValue];
            return field.EndsWith("assword", StringComparison.Ordinal) || field == "again" ? value : value.Trim();
        }
    }

    /// <summary>A whole text as it was typed, however long, with line breaks as services write them.</summary>
    public string Text(string field) => All(field) is [var first, ..] ? first.ReplaceLineEndings("\n") : "";

    /// <summary>What was typed, or null where nothing was.</summary>
    public string? Given(string field) => this[field] is { Length: > 0 } value ? value : null;

    /// <summary>A day; one that does not exist is a mistake.</summary>
    public DateOnly? Day(string field)
    {
        if (this[field].Length == 0) return null;
        if (WrittenDay.TryRead(this[field], out var day)) return day;
        Wrong(field, "mistake.day");
        return null;
    }

    /// <summary>A number from 0 on; anything else is a mistake.</summary>
    public int? Number(string field)
    {
        if (this[field].Length == 0) return null;
        if (int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(field, "mistake.number");
        return null;
    }

    /// <summary>Which version the page showed. Without one, it was not a page of ours that was sent.</summary>
    public int Revision()
    {
        if (Number("revision") is { } revision) return revision;
        if (!Of("revision").Any()) Wrong("revision", "mistake.missing");
        return 0;
    }

    /// <summary>Documents, one a line, each as the address of its page on the public site or on this one, or as its identifier; a line that names none is a mistake.</summary>
    public IReadOnlyList<Guid> Documents(string field)
    {
        var lines = Text(field).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var documents = lines.Select(line => Identifier().Match(line)).Where(found => found.Success).Select(found => Guid.Parse(found.Value)).ToList();
        if (documents.Count < lines.Length) Wrong(field, "mistake.document");
        return documents;
    }

    /// <summary>What was chosen, of several.</summary>
    public IReadOnlyList<string> All(string field) =>
        [.. (_posted?.TryGetValue(field, out var typed) == true ? typed : _given.GetValueOrDefault(field)).OfType<string>()];

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    /// <summary>What a service said is wrong as a whole; null where it named fields or nothing.</summary>
    internal Problem? Problem { get; private set; }

    public bool IsWrong => _mistakes.Count > 0 || Problem is not null;

    public IEnumerable<Mistake> Of(string field) => _mistakes.Where(mistake => mistake.Field == field);

    /// <summary>What stands in a field before anybody typed.</summary>
    public Form With(string field, params IEnumerable<string?> values)
    {
        _given[field] = values.ToArray();
        return this;
    }

    /// <summary>These must be filled in.</summary>
    public Form Require(params string[] fields)
    {
        foreach (var field in fields.Where(field => this[field].Length == 0)) Wrong(field, "mistake.missing");
        return this;
    }

    /// <summary>Something is wrong; <paramref name="text"/> is a key of the texts.</summary>
    public Form Wrong(string field, string text)
    {
        _mistakes.Add(new(field, text, IsText: true));
        return this;
    }

    /// <summary>Takes over what a service says is wrong. <paramref name="place"/>: where its fields stand in the form, if not under their own names.</summary>
    internal Form Refuse(Problem? problem, int status, Func<string, (string Field, int? Line)>? place = null)
    {
        if (problem?.Errors is { Count: > 0 } errors)
        {
            _mistakes.AddRange(errors.Select(error =>
            {
                var (field, line) = place?.Invoke(error.Field) ?? (error.Field, null);
                return new Mistake(field, error.Reason, IsText: false, line);
            }));
        }

        // Whatever a service calls it, one thing is to be said: somebody else was faster, or the page is an old one.
        else Problem = problem is null || status is 412 or 428 ? new Problem($"urn:govopen:problem:status-{status}", null, null) : problem;
        return this;
    }

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}

/// <param name="Field">Which field.</param>
/// <param name="Reason">A key of the texts, or a sentence of a service, in English.</param>
/// <param name="IsText">Which of both.</param>
/// <param name="Line">Of a field that is a list: the line, from 1 on.</param>
public sealed record Mistake(string Field, string Reason, bool IsText, int? Line = null);
