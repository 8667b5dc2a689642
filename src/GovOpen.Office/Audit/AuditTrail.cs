using GovOpen.Office.Calls;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.Audit;

/// <summary>
/// The audit trails of all services as one. If one of them cannot be read, there is no answer at all: an auditor must not
/// take a part for the whole.
/// </summary>
internal sealed class AuditTrail(ServiceCalls calls)
{
    public async Task<Answer<AuditPage>> ReadAsync(AuditQuestion question, string? authorization, CancellationToken ct)
    {
        var asked = question.Services.Where(service => !question.IsReadToItsEnd(service));
        var answers = await Task.WhenAll(asked.Select(service => AskAsync<ServicePage>(service, "api/audit" + question.QueryOf(service), authorization, ct)));
        return All(answers) is { } pages ? Of(MergedTrail.Of(pages, question)) : FirstFailure<ServicePage, AuditPage>(answers);
    }

    public async Task<Answer<AuditVerdict>> VerifyAsync(string? authorization, CancellationToken ct)
    {
        var answers = await Task.WhenAll(AuditQuestion.AllServices.Select(service => AskAsync<ServiceVerdict>(service, "api/audit/verify", authorization, ct, ServiceCalls.LongPatience)));
        return All(answers) is { } verdicts ? Of(new AuditVerdict(verdicts.All(verdict => verdict.Sound), verdicts)) : FirstFailure<ServiceVerdict, AuditVerdict>(answers);
    }

    /// <summary>Every service has agreed to export before a byte is sent on.</summary>
    public async Task<Answer<AuditExport>> ExportAsync(AuditQuestion question, string? authorization, CancellationToken ct)
    {
        var export = new AuditExport();
        foreach (var service in question.Services)
        {
            try
            {
                var table = await calls.SendAsync(service, HttpMethod.Get, "api/audit/export" + question.ExportQuery, authorization: authorization, patience: ServiceCalls.LongPatience, ct: ct);
                export.Add(table);
                if (table.IsSuccessStatusCode) continue;

                using (export) return await Answer.ReadAsync<AuditExport>(table, ct);
            }
            catch (Exception e) when (Forward.IsUnreachable(e, ct))
            {
                using (export) return Away<AuditExport>(service);
            }
        }

        return Of(export);
    }

    private async Task<Answer<T>> AskAsync<T>(string service, string address, string? authorization, CancellationToken ct, TimeSpan? patience = null) where T : class
    {
        var answer = await calls.AskAsync<T>(service, HttpMethod.Get, address, body: null, authorization, version: null, ct, patience);
        return answer is { Status: StatusCodes.Status503ServiceUnavailable, Problem: null } ? Away<T>(service) : answer;
    }

    private static Answer<T> Of<T>(T value) where T : class => new(StatusCodes.Status200OK, value, null);

    private static Answer<T> Away<T>(string service) where T : class => new(
        StatusCodes.Status503ServiceUnavailable, null, new("urn:govopen:problem:upstream-unavailable", $"The {service} service cannot be reached now. Please try again in a moment.", null));

    private static List<T>? All<T>(Answer<T>[] answers) where T : class =>
        answers.All(answer => answer.Value is not null) ? [.. answers.Select(answer => answer.Value!)] : null;

    private static Answer<TWhole> FirstFailure<TPart, TWhole>(Answer<TPart>[] answers) where TPart : class where TWhole : class
    {
        var failure = answers.First(answer => answer.Value is null);
        return new(failure.Status, null, failure.Problem);
    }
}
