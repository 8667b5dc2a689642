using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovOpen.ServiceDefaults;

/// <summary>The keys under which a service encrypts what it must be able to read again: beside its database, never in it.</summary>
public static class KeyRing
{
    /// <summary>Data protection with the keys in the directory <c>DataProtection:KeyRing</c>, which makes new ones by itself and keeps the old.</summary>
    /// <param name="builder">The service's.</param>
    /// <param name="application">Nothing that another application encrypted can be read.</param>
    public static void AddKeyRing(this WebApplicationBuilder builder, string application)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddDataProtection().SetApplicationName(application);
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, ILoggerFactory>((ring, configuration, loggers) =>
            ring.XmlRepository = new FileSystemXmlRepository(
                new DirectoryInfo(configuration["DataProtection:KeyRing"]
                    ?? throw new InvalidOperationException("No key ring: set DataProtection__KeyRing to a directory that all replicas share and nobody else reads.")),
                loggers));
    }
}
