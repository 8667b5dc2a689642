using GovOpen.Office.Calls;
using GovOpen.Office.Errors;
using GovOpen.Office.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Office.Pages;

/// <summary>What a handler of a page answers.</summary>
internal static class Page
{
    /// <summary>A page that shows one model.</summary>
    public static RazorComponentResult<TPage> Show<TPage>(object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };

    /// <summary>A service refused or failed, and no form is there to show it.</summary>
    public static IResult Failed<T>(Answer<T> answer) where T : class => Failed(answer.Status);

    public static IResult Failed(int status) => status == StatusCodes.Status401Unauthorized ? new EndSession() : ErrorPages.For(status);
}
