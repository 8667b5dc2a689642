using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Classes;

/// <summary>The classes, and how well they are told apart by what was learned from those that people confirmed.</summary>
internal static class ListClasses
{
    /// <param name="Classes">In their order, the narrowest; those above them are classes too.</param>
    /// <param name="Accuracy">Null: there is not enough to learn from yet.</param>
    public sealed record Response(IReadOnlyList<string> Classes, Accuracy? Accuracy);

    public static Ok<Response> Handle(ConcernClasses classes, LearnedClasses learned) => TypedResults.Ok(new Response(classes.Leaves, learned.Accuracy));
}
