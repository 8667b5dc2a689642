using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

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
            using (file)
            {
                var response = httpContext.Response;
                response.StatusCode = (int)file.StatusCode;
                response.ContentType = file.Content.Headers.ContentType?.ToString();
                response.ContentLength = file.Content.Headers.ContentLength;
                response.Headers.AcceptRanges = "bytes";
                if (file.Content.Headers.ContentRange is { } range) response.Headers.ContentRange = range.ToString();
                await file.Content.CopyToAsync(response.Body, httpContext.RequestAborted);
            }
        }
    }
}
