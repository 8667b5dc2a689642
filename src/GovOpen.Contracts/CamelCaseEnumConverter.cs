using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>Writes an enum as its name in camelCase and reads nothing else: a number is no name.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;

/// <summary>The same names outside JSON: in addresses, headers and labels.</summary>
public static class CamelCase
{
    /// <summary><c>InForce</c> → <c>inForce</c>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Reads what <see cref="Of{TEnum}"/> wrote; anything else, numbers included, is refused.</summary>
    public static bool TryParse<TEnum>(string text, out TEnum value) where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (Of(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
