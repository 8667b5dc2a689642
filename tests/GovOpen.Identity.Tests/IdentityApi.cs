using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.ServiceDefaults;
using GovOpen.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tests;

/// <summary>The service as it runs, over a database and a key ring of its own.</summary>
public sealed class IdentityApi : IAsyncLifetime, IAsyncDisposable
{
    public const string Address = "http://identity.test";
    public const string Password = "Right-Horse.7";

    private readonly Dictionary<string, string> _settings;
    private readonly bool _ownsStorage;
    private WebApplicationFactory<Program> _factory = null!;

    /// <summary>With the password grant, as the local process host sets it.</summary>
    public IdentityApi() : this(new() { ["Tokens:AllowPasswordGrant"] = "true" }, storage: null)
    {
    }

    private IdentityApi(Dictionary<string, string> settings, Storage? storage)
    {
        _settings = settings;
        _ownsStorage = storage is null;
        Storage = storage!;
    }

    public Storage Storage { get; private set; }

    public SettableClock Clock { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public static async Task<IdentityApi> StartAsync(Dictionary<string, string>? settings = null, Storage? storage = null)
    {
        var api = new IdentityApi(settings ?? new() { ["Tokens:AllowPasswordGrant"] = "true" }, storage);
        await api.InitializeAsync();
        return api;
    }

    public async Task InitializeAsync()
    {
        if (_ownsStorage) Storage = await Storage.CreateAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (name, value) in Storage.Settings.Concat(_settings)) host.UseSetting(name, value);
            host.UseSetting("services:identity:http:0", Address);
            host.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        });
        Http = _factory.CreateDefaultClient(new Uri(Address));
    }

    /// <summary>A person with the password of all people of these tests; the user name.</summary>
    public async Task<string> HasPersonAsync(params Role[] roles)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        var username = "person-" + Guid.NewGuid().ToString("N");
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = username,
            DisplayName = "李雷",
            Unit = "成都市人民政府办公厅",
            Division = "510100",
            Roles = [.. roles],
        };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
        Assert.True(created.Succeeded, string.Join(" ", created.Errors.Select(error => error.Description)));
        return username;
    }

    /// <summary>A machine with the password of these tests as its secret; the client id.</summary>
    public async Task<string> HasMachineAsync(string[] scopes, params Role[] roles)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        var machine = new Machine
        {
            Id = Guid.CreateVersion7(),
            ClientId = "machine-" + Guid.NewGuid().ToString("N"),
            SecretHash = scope.ServiceProvider.GetRequiredService<Secrets>().Hash(Password),
            Roles = [.. roles],
            Scopes = [.. scopes],
            Division = "510000",
        };
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        db.Add(machine);
        await db.SaveChangesAsync();
        return machine.ClientId;
    }

    public Task<TokenResponse> SignInAsync(string username, string password = Password) =>
        AskAsync(("grant_type", "password"), ("username", username), ("password", password));

    public Task<TokenResponse> RefreshAsync(string refreshToken) =>
        AskAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public Task<TokenResponse> AskAsMachineAsync(string clientId, string secret = Password, string? scope = null) =>
        AskAsync([("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret), .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)]]);

    public async Task<TokenResponse> AskAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await AskAsync(form);
    }

    public async Task<TokenResponse> AskAsync(HttpContent form)
    {
        using var answer = await Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        return new TokenResponse(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonObject>() ?? [], answer.Headers.CacheControl?.NoStore == true);
    }

    /// <summary>What a service knows of a token: all from the discovery document.</summary>
    public async Task<TokenValidationResult> ValidateAsync(string token)
    {
        var configuration = await DiscoverAsync();
        return await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = Authentication.Audience,
            IssuerSigningKeys = configuration.SigningKeys,
            LifetimeValidator = (_, expires, _, _) => expires > Clock.GetUtcNow().UtcDateTime,
        });
    }

    public Task<OpenIdConnectConfiguration> DiscoverAsync() => OpenIdConnectConfigurationRetriever.GetAsync(
        Address + "/.well-known/openid-configuration", new HttpDocumentRetriever(Http) { RequireHttps = false }, CancellationToken.None);

    /// <summary>For another service of a test that asks this one.</summary>
    public HttpMessageHandler Handler() => _factory.Server.CreateHandler();

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        if (_ownsStorage) await Storage.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}
