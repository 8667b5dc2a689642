using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Data;
using GovOpen.Interpretation.Delivery;
using GovOpen.Interpretation.Desk;
using GovOpen.Interpretation.Documents;
using GovOpen.Interpretation.Interpretations;
using GovOpen.Interpretation.Knowledge;
using GovOpen.Interpretation.Media;
using GovOpen.Interpretation.QaBase;
using GovOpen.Interpretation.Reports;
using GovOpen.ServiceDefaults;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("interpretation").AddServiceAuthentication();
builder.AddInterpretationDatabase();
builder.Services.AddServiceClient(InterpretableDocuments.Publishing, Scopes.Internal);
builder.Services.AddScoped<InterpretableDocuments>();
builder.Services.AddSingleton<PassedBy>();
builder.Services.AddHostedService(provider => provider.GetRequiredService<PassedBy>());
builder.Services.AddHostedService<DueWork>();
builder.Services.AddInterpretations();
builder.Services.AddQaBase();
builder.Services.AddDelivery();
builder.AddMessaging(bus => bus.AddLogReader(
    "interpretation",
    services => services.GetRequiredService<NpgsqlDataSource>(),
    reader => reader
        .On<PackageReleased, MarkReleased>(InterpretableDocuments.Publishing)
        .On<DocumentPublished, FollowBasis>(InterpretableDocuments.Publishing)
        .On<DocumentSetPublished, FollowBasis>(InterpretableDocuments.Publishing)));

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<InterpretationDb>(app);
if (VerifyingAudit.IsAskedFor(args)) return await VerifyingAudit.RunAsync(app);

app.UseServiceDefaults();
app.MapInterpretations();
app.MapMedia();
app.MapQaBase();
app.MapKnowledge();
app.MapDelivery();
app.MapDesk();
app.MapReports();
app.MapAudit().Needs(StaffAction.ReadAudit);
await app.RunAsync();
return 0;
