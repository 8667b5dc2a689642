using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovOpen.Identity.Data;

internal static class IdentityDatabase
{
    public static void AddIdentityDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddDbContextFactory<IdentityDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<IConfiguration>().GetConnectionString("identity")
                ?? throw new InvalidOperationException("No database: set ConnectionStrings__identity."))
            .AppendsUnderLock(provider.GetRequiredService<AuditChain>())
            // Migrations are written by hand and carry no model snapshot; a test compares what they make with the model.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddHealthChecks().AddDatabaseCheck<IdentityDb>().AddCheck<SigningCheck>("signing");
        builder.Services.AddEventLog("identity");
        builder.Services.AddAuditTrail<IdentityDb>("identity");
    }
}
