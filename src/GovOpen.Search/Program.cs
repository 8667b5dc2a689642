using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search;
using GovOpen.Search.Data;
using GovOpen.Search.Entries;
using GovOpen.ServiceDefaults;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("search").AddServiceAuthentication();
builder.AddSearch();
builder.Services.AddServiceClient(Currency.Publishing, Scopes.Internal);
builder.AddMessaging(bus => bus.AddLogReader(
    "search",
    services => services.GetRequiredService<NpgsqlDataSource>(),
    reader => reader.On<DocumentPublished, ProjectDocument>(Currency.Publishing)));

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<SearchDb>(app);

app.UseServiceDefaults();
app.MapEntries();
await app.RunAsync();
return 0;
