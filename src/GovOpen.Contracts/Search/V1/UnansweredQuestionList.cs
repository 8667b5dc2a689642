namespace GovOpen.Contracts.Search.V1;

/// <summary>What many asked in the last 30 days and found nothing, what most asked first.</summary>
public sealed record UnansweredQuestionList(IReadOnlyList<UnansweredQuestion> Questions);

/// <param name="Question">Masked.</param>
/// <param name="Askers">How many, at least five.</param>
/// <param name="LastAskedOn">The day.</param>
public sealed record UnansweredQuestion(string Question, int Askers, DateOnly LastAskedOn);
