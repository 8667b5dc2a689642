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
            // Migrations are written by hand and carry no model snapshot; a test compares what they make with the model.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
    }
}
