using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search;
using GovOpen.Search.CleanUps;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.Search.Companions;
using GovOpen.Search.Guidance;
using GovOpen.Search.Rebuilding;
using GovOpen.Search.Records;
using GovOpen.ServiceDefaults;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("search").AddServiceAuthentication();
builder.AddSearch();
builder.Services.AddRecords();
builder.Services.AddServiceClient(Currency.Publishing, Scopes.Internal);
builder.Services.AddServiceClient(SealedInterpretations.Interpretation, Scopes.Internal);
builder.Services.AddServiceClient(PublishedResults.Hotline, Scopes.Internal);
builder.AddMessaging(bus => bus.AddLogReader(
    "search",
    services => services.GetRequiredService<NpgsqlDataSource>(),
    reader => reader
        .On<DocumentPublished, ProjectDocument>(Currency.Publishing)
        .On<RecordPublished, ProjectRecord>(Currency.Publishing)
        .On<RecordWithdrawn, ProjectWithdrawal>(Currency.Publishing)
        .On<DocumentSetPublished, ProjectDocumentSet>(Currency.Publishing)
        .On<PackageReleased, ProjectPackage>(Currency.Publishing)
        .On<AnswerPublished, ProjectAnswer>(SealedInterpretations.Interpretation)
        .On<AnswerRetired, ProjectAnswer>(SealedInterpretations.Interpretation)
        .On<ResultPublished, ProjectResult>(PublishedResults.Hotline)
        .On<ResultWithdrawn, ProjectResult>(PublishedResults.Hotline)
        .On<BodyPurged, PurgeBodies>(Currency.Publishing)
        .On<SynonymsChanged, GuidanceProjection>(Currency.Publishing)
        .On<BestBetsChanged, GuidanceProjection>(Currency.Publishing)
        .On<IndexRebuildRequested, RebuildRequests>(Currency.Publishing)));

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<SearchDb>(app);
if (RebuildCommand.IsAskedFor(args)) return await RebuildCommand.RunAsync(app);

app.UseServiceDefaults();
app.MapEntries();
app.MapRecords();
app.MapCleanUps();
app.MapGuidance();
app.MapRebuilds();
await app.RunAsync();
return 0;
