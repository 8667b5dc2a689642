using GovOpen.Contracts.Interpretation.V1;

namespace GovOpen.Interpretation.Reports;

/// <summary>
/// 多样化解读比例: of the documents that governments and their offices issued in their own names, at least one half shall be explained in
/// another way than by text alone (2023年全省政务公开重点工作安排，川办发〔2023〕10号, item 7). Pure.
/// </summary>
internal static class DiversifiedShare
{
    /// <summary>At least so much.</summary>
    public const decimal Least = 0.5m;

    private static readonly string[] _names = ["人民政府", "人民政府办公厅", "人民政府办公室"];

    /// <summary>Whether documents of an issuer count: those of departments do not.</summary>
    public static bool Covers(string? issuer) => issuer is not null && _names.Any(name => issuer.EndsWith(name, StringComparison.Ordinal));

    /// <summary>By issuer: a document counts once, however many interpretations it has.</summary>
    public static IReadOnlyList<IssuerShare> Of(IEnumerable<InterpretedDocument> interpretations) =>
    [
        .. interpretations.Where(one => Covers(one.Issuer)).GroupBy(one => one.Issuer!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group])),
    ];

    /// <summary>Of one issuer, which may have interpreted nothing: then no share can be told.</summary>
    public static IssuerShare Of(string issuer, IReadOnlyCollection<InterpretedDocument> interpretations)
    {
        var documents = interpretations.GroupBy(one => one.DocumentId).ToList();
        var diversified = documents.Count(document => document.Any(one => one.Form.IsDiversified()));
        decimal? share = documents.Count == 0 ? null : decimal.Round((decimal)diversified / documents.Count, 4);
        return new(issuer, documents.Count, diversified, share, share is null ? ShareVerdict.NotApplicable : share >= Least ? ShareVerdict.Met : ShareVerdict.Missed);
    }
}

/// <param name="DocumentId">What is explained.</param>
/// <param name="Issuer">In whose name it was issued.</param>
/// <param name="Form">Of one of its public interpretations.</param>
internal sealed record InterpretedDocument(Guid DocumentId, string? Issuer, InterpretationForm Form);

/// <param name="Issuer">发文机关</param>
/// <param name="Documents">That are explained.</param>
/// <param name="Diversified">Of them in another way than by text alone.</param>
/// <param name="Share">The one by the other, to four decimals; null where there are no documents.</param>
/// <param name="Verdict">Whether that is enough.</param>
internal sealed record IssuerShare(string Issuer, int Documents, int Diversified, decimal? Share, ShareVerdict Verdict);
