using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Office.Home;

/// <summary>What somebody can do here; for everybody else, what this is.</summary>
internal static class ShowHome
{
    public static RazorComponentResult<HomePage> Handle() => new();
}
