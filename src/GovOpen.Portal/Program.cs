using GovOpen.Contracts.Identity.V1;
using GovOpen.Portal;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Http;
using GovOpen.Portal.Pages;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args).AddServiceDefaults("portal");
builder.Services.AddOptions<PortalOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddServiceClient("search", Scopes.Public).NamesCaller().ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(10));
builder.Services.AddServiceClient("publishing", Scopes.Public).NamesCaller().ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(3));
builder.Services.AddServiceClient("interpretation", Scopes.Public).NamesCaller().ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(10));
builder.Services.AddServiceClient("hotline", Scopes.Public).NamesCaller().ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(10));
builder.Services.AddPublicLimits();
builder.Services.AddPages();

var app = builder.Build();
app.UseRequestLocalization();
app.UseServiceDefaults();
app.UseErrorPages();
app.UseRateLimiter();
app.UsePageEtags();
app.MapGateway();
app.MapPages();
app.MapAssets();
await app.RunAsync();
