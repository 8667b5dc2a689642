using GovOpen.Office;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args).AddServiceDefaults("office");
builder.Services.AddServiceClient("identity");
// An import of a whole register takes as long as it takes.
builder.Services.AddServiceClient("publishing").ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);

var app = builder.Build();
app.UseServiceDefaults();
app.MapGateway();
app.MapFrontPage();
await app.RunAsync();
