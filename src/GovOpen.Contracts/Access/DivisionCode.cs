namespace GovOpen.Contracts.Access;

/// <summary>Codes of administrative divisions: 6 digits (GB/T 2260: province, prefecture, county), 9 for a township, 12 for a village.</summary>
public static class DivisionCode
{
    /// <summary>Whether it has the shape of one.</summary>
    public static bool IsOne(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length is 6 or 9 or 12 && code.All(char.IsAsciiDigit);
    }

    /// <summary>With what the codes of a division and of all below it begin: 510100 (成都市) → <c>5101</c>, 510000 → <c>51</c>.</summary>
    public static string PrefixOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 6) return code.EndsWith("0000", StringComparison.Ordinal) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;
        return code.Length is 9 or 12 && code.EndsWith("000", StringComparison.Ordinal) ? PrefixOf(code[..^3]) : code;
    }

    /// <summary>Whether <paramref name="inner"/> is <paramref name="outer"/> or lies in it. What belongs to no division belongs to the whole province.</summary>
    public static bool Covers(string outer, string? inner) =>
        inner is null ? PrefixOf(outer).Length == 2 : inner.StartsWith(PrefixOf(outer), StringComparison.Ordinal);

    /// <summary>A division and those in which it lies, from itself to the province: 510113 → 510113, 510100, 510000.</summary>
    public static IReadOnlyList<string> Above(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var above = new List<string> { code };
        if (code.Length > 9) above.Add(code[..9]);
        if (code.Length > 6) above.Add(code[..6]);
        return [.. above.Append(code[..4] + "00").Append(code[..2] + "0000").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>At which level of government a division stands.</summary>
    public static DivisionLevel LevelOf(string code) => PrefixOf(code).Length switch
    {
        2 => DivisionLevel.Province,
        4 => DivisionLevel.Prefecture,
        6 => DivisionLevel.County,
        9 => DivisionLevel.Township,
        _ => DivisionLevel.Village,
    };
}

/// <summary>The levels of government, from the widest.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<DivisionLevel>))]
public enum DivisionLevel
{
    /// <summary>省</summary>
    Province,

    /// <summary>市（州）</summary>
    Prefecture,

    /// <summary>县（市、区）</summary>
    County,

    /// <summary>乡镇（街道）</summary>
    Township,

    /// <summary>村（社区）</summary>
    Village,
}
