using GovOpen.Contracts.Interpretation.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Interpretation.QaBase;

/// <summary>What one revision of an entry says.</summary>
internal sealed record QaContent
{
    /// <summary>问题: 4 to 200 characters.</summary>
    public required string Question { get; init; }

    /// <summary>相似问题: at most 20.</summary>
    public IReadOnlyList<string>? SimilarQuestions { get; init; }

    /// <summary>答案: at most 4,000 characters, for an agent reads it out.</summary>
    public required string Answer { get; init; }

    /// <summary>依据: 1 to 10 clauses.</summary>
    public required IReadOnlyList<CitedClause> Basis { get; init; }

    /// <summary>适用对象</summary>
    public string? Audience { get; init; }

    public required QaKind Kind { get; init; }

    /// <summary>分类</summary>
    public string? Category { get; init; }

    /// <summary>The first day on which it holds; null: from its publication on.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day; null: as long as its basis.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What is wrong with the values by themselves.</summary>
    public Complaints Check()
    {
        var errors = new Complaints().Text("question", Question, 4, 200).LongText("answer", Answer, 4_000)
            .Items("similarQuestions", SimilarQuestions, 20).Items("basis", Basis, 10).Day("validFrom", ValidFrom).Day("validTo", ValidTo);
        foreach (var (similar, i) in (SimilarQuestions ?? []).Take(20).Select((similar, i) => (similar, i))) errors.Text($"similarQuestions[{i}]", similar, 2, 200);
        if (Basis.Count == 0) errors.Add("basis", "is empty: an answer rests on at least one clause in force.");
        foreach (var (cited, i) in Basis.Take(10).Select((cited, i) => (cited, i)))
        {
            if (cited is null) continue;
            errors.Text($"basis[{i}].clause", cited.Clause, 1, 60).LongText($"basis[{i}].quote", cited.Quote, 2_000);
        }

        if (Audience is not null) errors.Text("audience", Audience, 2, 100);
        if (Category is not null) errors.Text("category", Category, 1, 50);
        if (ValidTo < ValidFrom) errors.Add("validTo", $"is {ValidTo:yyyy-MM-dd}, before validFrom {ValidFrom:yyyy-MM-dd}.");
        return errors;
    }
}

/// <summary>A clause that an answer rests on.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Clause">第三条, as the text labels it.</param>
/// <param name="Quote">Word for word: at most 2,000 characters.</param>
internal sealed record CitedClause(Guid DocumentId, string Clause, string Quote);
