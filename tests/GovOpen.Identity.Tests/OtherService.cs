using System.Net;
using System.Net.Http.Headers;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using GovOpen.Testing;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Tests;

/// <summary>Another service, wired as all are, that asks an identity service for its keys and for what it takes back.</summary>
internal sealed class OtherService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherService(WebApplication app) => _app = app;

    public static async Task<OtherService> StartAsync(IdentityApi identity)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("services:identity:http:0", IdentityApi.Address),
            new("Authentication:ClientId", await identity.HasMachineAsync([Scopes.Internal])),
            new("Authentication:ClientSecret", IdentityApi.Password),
            new("Logging:LogLevel:Default", "Critical"),
        ]);
        builder.WebHost.UseTestServer();
        builder.AddServiceAuthentication();
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer => bearer.BackchannelHttpHandler = identity.Handler());
        foreach (var client in (string[])["identity", "tokens"]) builder.Services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(identity.Handler);
        builder.Services.AddSingleton<TimeProvider>(identity.Clock);
        var app = builder.Build();
        app.MapGet("/import", () => "").Needs(StaffAction.ImportDocuments);
        app.MapGet("/documents", () => "").Needs(StaffAction.ListDocuments);
        app.MapGet("/events", () => "").NeedsScope(Scopes.Internal);
        app.MapHealthChecks("/ready").AllowAnonymous();
        await app.StartAsync();
        var service = new OtherService(app);
        await Eventually.BecomesAsync(() => service.KnockAsync("/ready", token: null), status => status == HttpStatusCode.OK, what: "the service");
        return service;
    }

    public async Task<HttpStatusCode> KnockAsync(string door, string? token)
    {
        using var client = _app.GetTestClient();
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(new Uri(door, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>What happens by itself every five minutes of real time.</summary>
    public async Task AskForKeysAsync()
    {
        var bearer = _app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var before = await bearer.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        bearer.ConfigurationManager.RequestRefresh();
        await Eventually.BecomesAsync(() => bearer.ConfigurationManager.GetConfigurationAsync(CancellationToken.None), after => after.SigningKeys.Count > before.SigningKeys.Count, what: "the keys of the service");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
