using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Identity;

/// <summary>What is wrong with the fields of a request, collected.</summary>
internal sealed class Complaints
{
    private readonly List<FieldError> _errors = [];

    public bool Any => _errors.Count > 0;

    public Complaints Add(string field, string reason)
    {
        _errors.Add(new(field, reason));
        return this;
    }

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

    public ProblemHttpResult AsProblem() => Problems.BadFields(_errors);
}
