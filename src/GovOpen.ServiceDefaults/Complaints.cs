using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.ServiceDefaults;

/// <summary>What is wrong with the fields of a request, collected.</summary>
public sealed class Complaints
{
    private readonly List<FieldError> _errors = [];

    /// <summary>Whether anything is.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>In their order.</summary>
    public IReadOnlyList<FieldError> All => _errors;

    /// <summary>One more.</summary>
    public Complaints Add(string field, string reason)
    {
        _errors.Add(new(field, reason));
        return this;
    }

    /// <summary>Several more.</summary>
    public Complaints AddRange(IEnumerable<FieldError> errors)
    {
        _errors.AddRange(errors);
        return this;
    }

    /// <summary>A text of so many characters, white space around it not counted.</summary>
    public Complaints Text(string field, string? value, int least, int most)
    {
        var length = value?.Trim().Length ?? 0;
        if (length < least) Add(field, length == 0 ? "is missing." : $"has {length} characters; it needs at least {least}.");
        else if (length > most) Add(field, $"has {length} characters; at most {most} are taken.");
        else if (value!.Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF')) Add(field, "has a character that is none: a control character or U+FFFE.");
        return this;
    }

    /// <summary>A text of several lines.</summary>
    public Complaints LongText(string field, string? value, int most)
    {
        if (string.IsNullOrWhiteSpace(value)) Add(field, "is empty.");
        else if (value.Length > most) Add(field, $"has {value.Length} characters; at most {most} are taken.");
        else if (value.Any(c => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF')) Add(field, "has a control character or U+FFFE.");
        else if (!UnicodeText.IsWellFormed(value)) Add(field, "is not valid Unicode: it has half a surrogate pair.");
        return this;
    }

    /// <summary>A day on which things of this world happen, where one is given.</summary>
    public Complaints Day(string field, DateOnly? day) => day is { Year: < 1900 or > 2200 } ? Add(field, "is no day between 1900-01-01 and 2200-12-31.") : this;

    /// <summary>A list of at most so many, none of them null.</summary>
    public Complaints Items<T>(string field, IReadOnlyList<T>? items, int most)
    {
        if (items?.Count > most) Add(field, $"has {items.Count} items; at most {most} are taken.");
        for (var i = 0; i < items?.Count && i < most; i++)
        {
            if (items[i] is null) Add($"{field}[{i}]", "is null.");
        }

        return this;
    }

    /// <summary>400 that names them all.</summary>
    public ProblemHttpResult AsProblem() => Problems.BadFields(_errors);
}
