using System.CommandLine;
using System.Globalization;

namespace GovOpen.Benchmarks.Reporting;

/// <summary>Options that several verbs have.</summary>
internal static class CommandLine
{
    public static Option<FileInfo?> Json() => new("--json") { Description = "Also write the tables to this file.", HelpName = "FILE" };

    public static Option<ulong> Seed() => new("--seed") { Description = "Other documents for another seed.", DefaultValueFactory = _ => 1 };

    public static Option<int[]> Numbers(string name, string description, params int[] otherwise) => new(name)
    {
        Description = description,
        HelpName = "N,N…",
        DefaultValueFactory = _ => otherwise,
        CustomParser = asked =>
        {
            var numbers = new List<int>();
            foreach (var text in asked.Tokens.SelectMany(token => token.Value.Split(',')))
            {
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) numbers.Add(number);
                else asked.AddError($"{name}: “{text}” is not a number above 0.");
            }

            return [.. numbers];
        },
    };

    public static Option<int> Number(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(asked =>
        {
            if (asked.GetValueOrDefault<int>() <= 0) asked.AddError($"{name} must be above 0.");
        });
        return option;
    }

    public static Option<string?> Postgres() => new("--postgres")
    {
        Description = "An Npgsql connection string of a user who may create databases; a database of its own is made and dropped. Empty: without PostgreSQL.",
        HelpName = "CONNECTION",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("GOVOPEN_TEST_POSTGRES"),
    };

    /// <summary>As it was called, for the head of tables. Connection strings, which hold passwords, are left out.</summary>
    public static string Called(ParseResult asked)
    {
        var words = asked.Tokens.Select(token => token.Value).ToList();
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i - 1] == "--postgres") words[i] = "…";
        }

        return "dotnet run -c Release --project tests/GovOpen.Benchmarks -- " + string.Join(' ', words);
    }
}
