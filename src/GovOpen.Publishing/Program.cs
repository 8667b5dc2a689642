using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.EventLog.Reading;
using GovOpen.Publishing;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Packages;
using GovOpen.ServiceDefaults;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("publishing");
builder.AddServiceAuthentication();
builder.AddPublishingDatabase();
builder.Services.AddServiceClient(RecordSeals.Interpretation, Scopes.Internal);
builder.AddMessaging(bus => bus.AddLogReader(
    "publishing",
    services => services.GetRequiredService<NpgsqlDataSource>(),
    reader => reader.On<InterpretationSealed, RecordSeals>(RecordSeals.Interpretation).On<InterpretationReopened, RecordSeals>(RecordSeals.Interpretation)));
builder.Services.AddOptions<PublishingOptions>().BindConfiguration(PublishingOptions.Section)
    .Validate(options => options.SunsetRules.All(rule => rule.IsPossible), "Publishing:SunsetRules: every rule needs DivisionPrefix, Region, Kind, From, Years and TrialYears.")
    .ValidateOnStart();
builder.AddUseCases();

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<PublishingDb>(app);
if (VerifyingAudit.IsAskedFor(args)) return await VerifyingAudit.RunAsync(app);

app.UseServiceDefaults();
app.MapUseCases();
app.MapAudit().Needs(StaffAction.ReadAudit);
await app.RunAsync();
return 0;
