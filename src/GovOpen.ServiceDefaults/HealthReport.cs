using Microsoft.AspNetCore.Http;
using Checks = Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovOpen.ServiceDefaults;

/// <summary>Which check says what. Descriptions are ours and carry no secrets; exceptions are not shown.</summary>
internal static class HealthReport
{
    public static Task WriteAsync(HttpContext context, Checks.HealthReport report) =>
        context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.Select(entry => new { name = entry.Key, status = entry.Value.Status.ToString(), entry.Value.Description }),
        });
}
