using GovOpen.Contracts.Access;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Concerns;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Issues;
using GovOpen.Hotline.Open311;
using GovOpen.Hotline.Orders;
using GovOpen.Hotline.Publication;
using GovOpen.Hotline.Reports;
using GovOpen.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("hotline").AddServiceAuthentication();
builder.AddKeyRing("GovOpen.Hotline");
builder.AddHotlineDatabase();
builder.AddClocks();
builder.AddMessaging(_ => { });
builder.Services.AddConcerns();
builder.Services.AddOrders();
builder.Services.AddIssues();
builder.Services.AddResults();

var app = builder.Build();
if (Migrating.IsAskedFor(args)) return await Migrating.RunAsync<HotlineDb>(app);
if (VerifyingAudit.IsAskedFor(args)) return await VerifyingAudit.RunAsync(app);

app.UseServiceDefaults();
app.MapConcerns();
app.MapOrders();
app.MapIssues();
app.MapOpen311();
app.MapResults();
app.MapReports();
app.MapAudit().Needs(StaffAction.ReadAudit);
await app.RunAsync();
return 0;
