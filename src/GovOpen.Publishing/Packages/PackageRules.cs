using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Drafts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Packages;

/// <summary>
/// A policy and its interpretation are reviewed, signed and released together (解读方案、解读材料与政策文件同步组织、同步审签、同步部署；
/// 2023年全省政务公开重点工作安排，川办发〔2023〕10号, item 7). Pure.
/// </summary>
internal static class PackageRules
{
    /// <summary>What binds the public is interpreted, unless its drafters say why it needs it not; a correction says nothing new.</summary>
    public static bool NeedsInterpretation(Draft draft) =>
        !draft.IsCorrection && draft.Content.Kind != DocumentKind.OtherDocument && draft.Content.NoInterpretation is null;

    /// <summary>What is signed with a draft: every interpretation of it that is approved; or why it cannot be signed.</summary>
    public static (IReadOnlyList<PackagePart> Parts, Refusal? Refusal) PartsOf(Draft draft, IReadOnlyList<SealedPart> known)
    {
        if (draft.IsCorrection) return ([], null);
        var waiting = known.Where(part => part.Waiting() is not null).ToList();
        if (waiting.Count == 0 && NeedsInterpretation(draft))
        {
            return ([], new("no-interpretation", $"《{draft.Content.Title}》 needs an interpretation that is approved before it is signed. Write one, or state in the draft why it needs none."));
        }

        return OnlyOf(draft.Content.BodyHash, waiting);
    }

    /// <summary>Why what was signed cannot be released any more; null: it can.</summary>
    public static Refusal? ReleaseOf(Draft draft, IReadOnlyList<SealedPart> known)
    {
        var waiting = known.Select(part => part.Waiting()).ToHashSet();
        return draft.Package.All(waiting.Contains)
            ? null
            : new("interpretation-changed", $"An interpretation of 《{draft.Content.Title}》 was reopened after it was signed. Take back the signature and sign both again.");
    }

    /// <summary>What can be released of a document that is public already; or why not.</summary>
    public static (IReadOnlyList<PackagePart> Parts, Refusal? Refusal) PartsOf(string bodyHash, IReadOnlyList<SealedPart> known)
    {
        var waiting = known.Where(part => part.Waiting() is not null).ToList();
        return waiting.Count == 0 ? ([], new("no-interpretation", "No interpretation of it is approved and waits to be released.")) : OnlyOf(bodyHash, waiting);
    }

    private static (IReadOnlyList<PackagePart> Parts, Refusal? Refusal) OnlyOf(string bodyHash, IReadOnlyList<SealedPart> waiting) =>
        waiting.Any(part => part.DocumentBodyHash != bodyHash)
            ? ([], new("interpretation-of-another-text", "The text was changed after its interpretation was approved. Reopen the interpretation and have it approved again."))
            : ([.. waiting.Select(part => part.Waiting()!)], null);
}
