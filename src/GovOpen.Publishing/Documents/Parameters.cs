using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents;

/// <summary>What is wrong with a query string before its values are looked at: a misspelt parameter must not be passed over in silence.</summary>
internal static class Parameters
{
    public static IReadOnlyList<FieldError> Errors(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        var errors = new List<FieldError>();
        foreach (var (name, values) in query)
        {
            var shown = name.Length <= 100 ? name : name[..100];
            if (!known.Contains(name)) errors.Add(new(shown, $"is no parameter here; there are {string.Join(", ", known!)}."));
            else if (values.Count > 1) errors.Add(new(shown, "is given more than once."));
        }

        return errors;
    }
}
