using System.Diagnostics;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Entries;

/// <summary>A published document becomes an entry. Its body is fetched by hash: events carry none.</summary>
internal sealed class ProjectDocument(Projection projection, IHttpClientFactory clients) : IApply<DocumentPublished>
{
    public async Task ApplyAsync(DocumentPublished happened, LogPosition position, CancellationToken ct)
    {
        using var step = Telemetry.Source.StartActivity("project");
        using var publishing = clients.CreateClient(Currency.Publishing);
        var body = await publishing.GetStringAsync(new Uri("internal/bodies/" + happened.BodyHash, UriKind.Relative), ct);
        await projection.UpsertAsync(
            new Entry
            {
                Id = happened.DocumentId,
                Source = position.Source,
                Epoch = position.Epoch,
                Version = happened.Version,
                Title = happened.Title,
                NumberKey = happened.Number is null ? null : DocumentNumber.KeyOf(happened.Number),
                Content = JsonSerializer.Serialize(happened, ContractJson.Options),
                Body = body,
                TraceParent = Activity.Current?.Id,
            },
            position, ct);
    }
}
