using GovOpen.EventLog;
using GovOpen.Office;
using GovOpen.Office.Calls;
using GovOpen.Office.Data;
using GovOpen.Office.Http;
using GovOpen.Office.Pages;
using GovOpen.Office.Sessions;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args).AddServiceDefaults("office");
builder.Services.AddOptions<OfficeOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
// Verifying a long audit trail takes a while; everything else gives up earlier by itself.
builder.Services.AddServiceClient("identity").NamesCaller().ConfigureHttpClient(http => http.Timeout = ServiceCalls.LongPatience);
// An import of a whole register takes as long as it takes.
builder.Services.AddServiceClient("publishing").NamesCaller().ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);
builder.Services.AddServiceClient("interpretation").NamesCaller().ConfigureHttpClient(http => http.Timeout = ServiceCalls.LongPatience);
builder.Services.AddServiceClient("hotline").NamesCaller().ConfigureHttpClient(http => http.Timeout = ServiceCalls.LongPatience);
builder.Services.AddServiceClient("search").NamesCaller();
builder.AddOfficeDatabase();
builder.AddSessions();
builder.Services.AddSignInLimits();
builder.Services.AddPages();

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<OfficeDb>(app);

app.UseNeverKept();
app.UseRequestLocalization();
app.UseServiceDefaults();
app.UseRateLimiter();
app.UseAntiforgery();
app.MapGateway();
app.MapPages();
app.MapAssets();
await app.RunAsync();
return 0;
