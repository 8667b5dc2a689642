using GovOpen.Contracts.Access;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>
/// In whose name a unit issues documents, and whose documents it may change or end: its own; those of the divisions below its own; and, for a
/// government, those of its departments (地方各级人民代表大会和地方各级人民政府组织法第七十三条: 改变或者撤销所属各工作部门的不适当的命令、指示).
/// </summary>
internal static class Authority
{
    private const string Government = "人民政府";

    /// <summary>The unit itself, and for a government's office (办公厅、办公室) the government.</summary>
    public static IReadOnlyList<string> IssuersOf(string unit) => GovernmentBehind(unit) is { } government && government != unit ? [unit, government] : [unit];

    /// <param name="unit">Who acts.</param>
    /// <param name="division">Its division.</param>
    /// <param name="document">Upon what.</param>
    public static bool MayChange(string unit, string division, Document document)
    {
        var issuer = document.Unit ?? document.Issuer;
        if (document.Division is null) return issuer is not null && IssuersOf(unit).Contains(issuer);
        if (!DivisionCode.Covers(division, document.Division)) return false;
        if (DivisionCode.PrefixOf(document.Division) != DivisionCode.PrefixOf(division)) return true;
        return (issuer is not null && IssuersOf(unit).Contains(issuer)) || (document.Issuer is not null && IssuersOf(unit).Contains(document.Issuer))
            || (GovernmentBehind(unit) is not null && document.Issuer?.EndsWith(Government, StringComparison.Ordinal) != true);
    }

    /// <summary>Whether it is the unit's own: an extension or a clean-up's list is nobody else's.</summary>
    public static bool IsOwn(string unit, string division, Document document) =>
        document.Division == division && (document.Unit == unit || (document.Issuer is not null && IssuersOf(unit).Contains(document.Issuer)));

    private static string? GovernmentBehind(string unit) =>
        unit.EndsWith(Government, StringComparison.Ordinal) ? unit
        : unit.EndsWith(Government + "办公厅", StringComparison.Ordinal) || unit.EndsWith(Government + "办公室", StringComparison.Ordinal) ? unit[..^3]
        : null;
}
