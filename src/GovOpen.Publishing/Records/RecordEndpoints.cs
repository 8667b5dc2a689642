using GovOpen.Contracts.Access;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Records;

internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder app)
    {
        var records = app.MapGroup("/api/records").WithTags("Records");

        records.MapGet("", ListRecords.Handle).Needs(StaffAction.ReadRecords);
        records.MapPost("", DraftRecord.Handle).Needs(StaffAction.EditRecords);
        records.MapPost("/import", ImportRecords.Handle).Needs(StaffAction.EditRecords);
        records.MapGet("/{id:guid}", ReadRecord.Handle).Needs(StaffAction.ReadRecords);
        records.MapPut("/{id:guid}", EditRecord.Handle).Needs(StaffAction.EditRecords);
        records.MapPost("/{id:guid}/clear", ClearRecord.Handle).Needs(StaffAction.ClearRecords);
        records.MapPost("/{id:guid}/return", ReturnRecord.Handle).Needs(StaffAction.ClearRecords);
        records.MapPost("/{id:guid}/publish", PublishRecord.Handle).Needs(StaffAction.PublishRecords);
        records.MapPost("/{id:guid}/correct", PublishRecord.Correct).Needs(StaffAction.PublishRecords);
        records.MapPost("/{id:guid}/withdraw", WithdrawRecord.Handle).Needs(StaffAction.PublishRecords);

        app.MapGet("/api/record-types", ListRecordTypes.Handle).WithTags("Records").Needs(StaffAction.ReadRecords);
    }

    /// <summary>The types, checked before the service starts.</summary>
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PublishingOptions>, RecordTypeRules>();
        services.AddSingleton<RecordTypes>();
        services.AddScoped<RecordServices>();
    }
}
