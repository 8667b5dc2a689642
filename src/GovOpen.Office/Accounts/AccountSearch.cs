using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Accounts;

/// <summary>What is looked for among the accounts, in the address.</summary>
public sealed record AccountSearch(string Q, string Unit, string Role, int Page)
{
    public const int Size = 20;

    private const int Longest = 100;

    public static AccountSearch Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string Text(string name) => query[name].ToString().Trim() is { Length: <= Longest } text ? text : "";
        return new(Text("q"), Text("unit"), Text("role"), int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public int Pages(int total) => Math.Max(1, (total + Size - 1) / Size);

    /// <summary>For Identity.</summary>
    public string ApiAddress => QueryHelpers.AddQueryString("api/accounts", Given.Append(new("page", Number(Page))).Append(new("size", Number(Size))));

    /// <summary>Another page of the same.</summary>
    public string AddressOf(int page) => QueryHelpers.AddQueryString("/accounts", page == 1 ? Given : Given.Append(new("page", Number(page))));

    private IEnumerable<KeyValuePair<string, string?>> Given =>
        new KeyValuePair<string, string?>[] { new("q", Q), new("unit", Unit), new("role", Role) }.Where(parameter => parameter.Value?.Length > 0);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
