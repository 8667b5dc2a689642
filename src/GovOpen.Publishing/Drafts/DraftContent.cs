using GovOpen.Contracts;

namespace GovOpen.Publishing.Drafts;

/// <summary>What one version of a draft says. Texts stand apart, by their hashes, like those of published documents.</summary>
internal sealed record DraftContent
{
    /// <summary>标题</summary>
    public required string Title { get; init; }

    /// <summary>What it is in law.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>公文种类</summary>
    public DocumentForm? Form { get; init; }

    /// <summary>发文机关: the unit itself, or the organ in whose name it numbers documents.</summary>
    public required string Issuer { get; init; }

    /// <summary>主题分类</summary>
    public string? Theme { get; init; }

    /// <summary>主题词</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>施行日期; null: the day of publication (自公布之日起施行).</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>有效期至, as stated; null: what the text or the sunset rule says.</summary>
    public DateOnly? LastValidDay { get; init; }

    /// <summary>What it does to other documents and rests upon.</summary>
    public IReadOnlyList<DraftRelation> Relations { get; init; } = [];

    /// <summary>公开属性, as the drafters propose it.</summary>
    public DisclosureMode Disclosure { get; init; }

    /// <summary>It affects rights and duties: opinions must be solicited.</summary>
    public bool AffectsRights { get; init; }

    /// <summary>It affects businesses: for at least thirty days.</summary>
    public bool AffectsBusinesses { get; init; }

    /// <summary>Its release may stir the public: a response plan must lie ready.</summary>
    public bool Sensitive { get; init; }

    /// <summary>应对预案</summary>
    public string? ResponsePlan { get; init; }

    /// <summary>Why it needs no interpretation; null: it needs one, if it is of a kind that does.</summary>
    public string? NoInterpretation { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal.</summary>
    public required string BodyHash { get; init; }
}

/// <summary>What a draft does to another document, or how it rests upon it.</summary>
internal sealed record DraftRelation
{
    /// <summary>How.</summary>
    public required RelationType Type { get; init; }

    /// <summary>The other document: its number, or its title.</summary>
    public required string Target { get; init; }

    /// <summary>The other document, where it is one of ours.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>The first day; null: the draft's effective date.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Articles of the draft.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>Articles of the other document; none: the whole.</summary>
    public IReadOnlyList<string>? TargetArticles { get; init; }

    /// <summary>延续: the new last valid day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>修改: the other document's whole text as it reads then.</summary>
    public string? BodyHash { get; init; }
}

/// <summary>One version of a draft. Never changed.</summary>
internal sealed class DraftVersion
{
    public required Guid DraftId { get; init; }

    public required int Revision { get; init; }

    public required DraftContent Content { get; init; }

    public required string SavedById { get; init; }

    public required string SavedBy { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
