using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Drafts;

/// <summary>What an editor writes: the whole of a draft's next version.</summary>
internal sealed record DraftInput
{
    public const int LongestText = 2_000_000;

    // An event carries them and must stay small.
    private const int MostRelations = 100;
    private const int MostArticles = 2_000;

    /// <summary>标题: 1 to 500 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What it is in law.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>公文种类</summary>
    public DocumentForm? Form { get; init; }

    /// <summary>发文机关; null: the unit itself.</summary>
    public string? Issuer { get; init; }

    /// <summary>主题分类</summary>
    public string? Theme { get; init; }

    /// <summary>主题词: at most 50 of at most 50 characters.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>施行日期; null: the day of publication.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>有效期至; null: what the text or the sunset rule says.</summary>
    public DateOnly? LastValidDay { get; init; }

    /// <summary>At most 100.</summary>
    public IReadOnlyList<RelationInput>? Relations { get; init; }

    /// <summary>公开属性 as proposed.</summary>
    public DisclosureMode Disclosure { get; init; }

    /// <summary>It affects rights and duties.</summary>
    public bool AffectsRights { get; init; }

    /// <summary>It affects businesses.</summary>
    public bool AffectsBusinesses { get; init; }

    /// <summary>Its release may stir the public.</summary>
    public bool Sensitive { get; init; }

    /// <summary>应对预案</summary>
    public string? ResponsePlan { get; init; }

    /// <summary>Why it needs no interpretation: 10 to 500 characters; null: it needs one, if it is of a kind that does.</summary>
    public string? NoInterpretation { get; init; }

    /// <summary>The whole text: at most 2,000,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>What is wrong with the values by themselves.</summary>
    public Complaints Check()
    {
        var errors = new Complaints().Text("title", Title, 1, 500);
        if (Issuer is not null) errors.Text("issuer", Issuer, 2, 200);
        if (Theme is not null) errors.Text("theme", Theme, 1, 100);
        if (ResponsePlan is not null) errors.LongText("responsePlan", ResponsePlan, 20_000);
        if (NoInterpretation is not null) errors.Text("noInterpretation", NoInterpretation, 10, 500);
        errors.Items("tags", Tags, 50).Items("relations", Relations, MostRelations).Day("effectiveOn", EffectiveOn).Day("lastValidDay", LastValidDay);
        foreach (var (tag, i) in (Tags ?? []).Take(50).Select((tag, i) => (tag, i))) errors.Text($"tags[{i}]", tag, 1, 50);
        if (LastValidDay < EffectiveOn) errors.Add("lastValidDay", $"is {LastValidDay:yyyy-MM-dd}, before effectiveOn {EffectiveOn:yyyy-MM-dd}.");
        errors.LongText("text", Text, LongestText);
        foreach (var (relation, i) in (Relations ?? []).Take(MostRelations).Select((relation, i) => (relation, i))) relation?.Check($"relations[{i}]", errors);
        if (Relations?.Sum(relation => (long)(relation?.Articles?.Count ?? 0) + (relation?.TargetArticles?.Count ?? 0)) > MostArticles) errors.Add("relations", $"names more than {MostArticles} articles in sum.");
        return errors;
    }
}

/// <summary>What a draft does to another document, or how it rests upon it; see <see cref="DraftRelation"/>.</summary>
internal sealed record RelationInput
{
    public required RelationType Type { get; init; }

    /// <summary>Number or title; not needed beside <see cref="TargetId"/>.</summary>
    public string? Target { get; init; }

    public Guid? TargetId { get; init; }

    public DateOnly? On { get; init; }

    public IReadOnlyList<string>? Articles { get; init; }

    public IReadOnlyList<string>? TargetArticles { get; init; }

    /// <summary>Of an extension.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of an amendment: the other document's whole text as it reads then.</summary>
    public string? Text { get; init; }

    public void Check(string at, Complaints errors)
    {
        if (!Rules.RelationRules.CanBeDrafted(Type)) errors.Add(at + ".type", $"“{CamelCase.Of(Type)}” is not drafted as a relation: use repeals, amends or extends, and a draft with corrects for a correction.");
        if (TargetId is null) errors.Text(at + ".target", Target, 1, 300);
        errors.Items(at + ".articles", Articles, 500).Items(at + ".targetArticles", TargetArticles, 500).Day(at + ".on", On).Day(at + ".until", Until);
        if ((Type == RelationType.Extends) != (Until is not null)) errors.Add(at + ".until", Until is null ? "is missing: an extension names the new last valid day." : "belongs to extensions only.");
        var needsText = Type == RelationType.Amends;
        if (needsText && Text is null) errors.Add(at + ".text", "is missing: give the whole text of the other document as it reads then.");
        else if (!needsText && Text is not null) errors.Add(at + ".text", "belongs to amendments only.");
        else if (Text is not null) errors.LongText(at + ".text", Text, DraftInput.LongestText);
    }
}
