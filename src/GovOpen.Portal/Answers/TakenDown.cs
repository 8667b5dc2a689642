namespace GovOpen.Portal.Answers;

/// <param name="Title">A key of the texts.</param>
/// <param name="Reason">Why, in the words of who took it down.</param>
public sealed record TakenDown(string Title, string Reason);
