using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.OwnAccount;
using GovOpen.Identity.Tokens;
using GovOpen.Identity.Units;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("identity");
builder.AddTokens();
builder.AddServiceAuthentication();
builder.AddIdentityDatabase();
builder.AddMessaging(_ => { });
builder.AddAccounts();

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<IdentityDb>(app);
if (CreateClients.IsAskedFor(args)) return await CreateClients.RunAsync(app);
if (CreateSampleAccounts.IsAskedFor(args)) return await CreateSampleAccounts.RunAsync(app, args);
if (CreateAdministrator.IsAskedFor(args)) return await CreateAdministrator.RunAsync(app, args);
if (CreateMachine.IsAskedFor(args)) return await CreateMachine.RunAsync(app, args);
if (RevokeKey.IsAskedFor(args)) return await RevokeKey.RunAsync(app, args);
if (VerifyingAudit.IsAskedFor(args)) return await VerifyingAudit.RunAsync(app);

app.UseServiceDefaults();
app.MapTokens();
app.MapOwnAccount();
app.MapAccounts();
app.MapUnits();
app.MapAudit().Needs(StaffAction.ReadAudit);
app.MapEventFeed().NeedsScope(Scopes.Internal);
await app.RunAsync();
return 0;
