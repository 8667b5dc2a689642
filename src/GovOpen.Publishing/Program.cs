using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing;
using GovOpen.Publishing.Data;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("publishing");
builder.AddServiceAuthentication();
builder.AddPublishingDatabase();
builder.AddMessaging(_ => { });
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
