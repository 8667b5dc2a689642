using GovOpen.Office.Calls;
using GovOpen.Office.Pages;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Interpretations;

/// <summary>A file as the service has it, for whoever works on it; parts of it, too, because players skip.</summary>
internal static class ShowMedia
{
    public static async Task<IResult> Handle(string hash, HttpRequest request, StaffApi api, CancellationToken ct)
    {
        var answer = await api.AsPersonAsync(authorization => api.OpenAsync("interpretation", "api/media/" + Uri.EscapeDataString(hash), authorization, request.Headers.Range, ct));
        return answer.Value is { } file ? new Passed(file) : Page.Failed(answer);
    }

    private sealed class Passed(HttpResponseMessage file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using (file) await Forward.PassOnAsync(file, httpContext);
        }
    }
}
