using GovOpen.EventLog;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.Tokens;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("identity");
builder.AddIdentityDatabase();
builder.AddAccounts();
builder.AddTokens();

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<IdentityDb>(app);
if (CreateClients.IsAskedFor(args)) return await CreateClients.RunAsync(app);
if (CreateSampleAccounts.IsAskedFor(args)) return await CreateSampleAccounts.RunAsync(app, args);

app.UseServiceDefaults();
app.MapTokens();
await app.RunAsync();
return 0;
