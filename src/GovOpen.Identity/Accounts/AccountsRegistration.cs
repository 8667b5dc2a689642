using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using Microsoft.AspNetCore.Identity;

namespace GovOpen.Identity.Accounts;

internal static class AccountsRegistration
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        // Passwords are judged by PasswordRules, wrong attempts counted by SignInGuard: Identity brings the store and the hasher.
        builder.Services.AddIdentityCore<Person>(identity => identity.Password = new()
        {
            RequiredLength = PasswordRules.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
        }).AddEntityFrameworkStores<IdentityDb>();
        // OWASP's figure for PBKDF2 with SHA-512, twice the framework's own. Passwords:IterationCount changes it for new ones.
        builder.Services.AddOptions<PasswordHasherOptions>().Configure(hasher => hasher.IterationCount = 210_000).BindConfiguration("Passwords");
        builder.Services.AddOptions<SignInLimitOptions>().BindConfiguration("SignIn").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Secrets>();
        builder.Services.AddSingleton<SecondFactors>();
        builder.Services.AddSingleton<SignInGuards>();
        builder.Services.AddSingleton<SignInLimits>();
        builder.Services.AddScoped<SignIn>();
        builder.Services.AddHostedService<ForgetOldSignIns>();
        builder.Services.AddScoped<AccountChanges>();
    }
}
