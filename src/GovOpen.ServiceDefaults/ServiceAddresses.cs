using Microsoft.Extensions.Configuration;

namespace GovOpen.ServiceDefaults;

/// <summary>Where the other services are, by Aspire's convention: <c>services__publishing__http__0=http://127.0.0.1:9081</c>.</summary>
public static class ServiceAddresses
{
    /// <summary>The address of a service; an exception names the missing setting.</summary>
    public static Uri AddressOf(this IConfiguration configuration, string service)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        var address = configuration[$"services:{service}:https:0"] ?? configuration[$"services:{service}:http:0"]
            ?? throw new InvalidOperationException($"No address of the {service} service: set services__{service}__http__0.");
        return new Uri(address.TrimEnd('/') + "/");
    }
}
