using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;

namespace GovOpen.Search.Records;

internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/records").WithTags("Records").NeedsScope(Scopes.Public, Scopes.Staff);

        open.MapGet("", FindRecords.Handle).ReadsTables();
        open.MapGet("/{id}", ReadRecord.Handle).ReadsTables();
    }

    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<RecordProjection>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<RecordProjection>());
    }
}
