using GovOpen.Identity.Data;
using Microsoft.AspNetCore.Identity;

namespace GovOpen.Identity.Accounts;

internal static class AccountsRegistration
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<Person>(identity =>
        {
            identity.Password.RequiredLength = 10;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(30);
        }).AddEntityFrameworkStores<IdentityDb>();
        // OWASP's figure for PBKDF2 with SHA-512, twice the framework's own. Passwords:IterationCount changes it for new ones.
        builder.Services.AddOptions<PasswordHasherOptions>().Configure(hasher => hasher.IterationCount = 210_000).BindConfiguration("Passwords");
        builder.Services.AddSingleton<Secrets>();
        builder.Services.AddScoped<SignIn>();
    }
}
