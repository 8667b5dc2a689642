using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Data;
using GovOpen.Identity.SignIns;
using GovOpen.Identity.Tokens;
using GovOpen.Identity.Units;
using GovOpen.ServiceDefaults;
using GovOpen.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OtpNet;

namespace GovOpen.Identity.Tests;

/// <summary>The service as it runs, over a database and a key ring of its own.</summary>
public sealed class IdentityApi : IAsyncLifetime, IAsyncDisposable
{
    public const string Address = "http://identity.test";
    public const string Password = "Right-Horse.7";
    public const string TotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    public const string Chengdu = "成都市人民政府办公厅";

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
    public Task<string> HasPersonAsync(params Role[] roles) => HasPersonAtAsync(Chengdu, "510100", roles);

    /// <summary>A person of another unit.</summary>
    public async Task<string> HasPersonAtAsync(string unitName, string division, params Role[] roles)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        var username = "person-" + Guid.NewGuid().ToString("N");
        var unit = await UnitAsync(scope.ServiceProvider.GetRequiredService<IdentityDb>(), unitName, division);
        var person = new Person { Id = Guid.CreateVersion7(), UserName = username, DisplayName = "李雷", UnitId = unit.Id, Unit = unit, Roles = [.. roles] };
        person.SetPassword(scope.ServiceProvider.GetRequiredService<Secrets>().Hash(Password), mustChange: false, Clock.GetUtcNow());
        if (Person.AreInNeedOfSecondFactor(roles)) person.SecondFactor = scope.ServiceProvider.GetRequiredService<SecondFactors>().Keep(TotpSecret);
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person);
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
            SecretHash = Machine.HashOf(Password),
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

    public Task<TokenResponse> SignInAsync(string username, string password, string otp) =>
        AskAsync(("grant_type", "password"), ("username", username), ("password", password), ("otp", otp));

    /// <summary>What the authenticator app shows now; a later step for a code that was not used yet.</summary>
    public string Code(string secret = TotpSecret, int later = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Clock.GetUtcNow().UtcDateTime.AddSeconds(30 * later));

    /// <summary>An access token of somebody with these roles, the second factor included where the role needs it.</summary>
    public async Task<string> TokenOfAsync(string username) => (await SignInAsync(username, Password, Code())).AccessToken;

    /// <summary>A request with a person's token.</summary>
    public async Task<(HttpStatusCode Status, JsonObject Body)> CallAsync(string token, HttpMethod method, string address, object? body = null, long? version = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body, options: ContractJson.Options) };
        if (token.Length > 0) request.Headers.Authorization = new("Bearer", token);
        if (version is not null) request.Headers.IfMatch.Add(new($"\"{version}\""));
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : []);
    }

    public Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(string token, string address) => CallAsync(token, HttpMethod.Get, address);

    public Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string token, string address, object? body, long? version = null) => CallAsync(token, HttpMethod.Post, address, body, version);

    /// <summary>The id of an account.</summary>
    public async Task<Guid> IdOfAsync(string username) =>
        (Guid)(await Storage.Database.ScalarAsync("select id from people where user_name = $1", username))!;

    private static async Task<Unit> UnitAsync(IdentityDb db, string name, string division)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Name == name);
        if (unit is not null) return unit;
        await db.Database.ExecuteSqlAsync($"insert into units (id, name, division, version) values ({Guid.CreateVersion7()}, {name}, {division}, 1) on conflict do nothing");
        return await db.Units.SingleAsync(u => u.Name == name);
    }

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

    /// <summary>A token with any content, signed with the key in use.</summary>
    public async Task<string> SignAsync(string payload)
    {
        var keys = _factory.Services.GetRequiredService<SigningKeys>();
        return new JsonWebTokenHandler().CreateToken(payload, await keys.SignerAsync(CancellationToken.None));
    }

    /// <summary>What the service does by itself every ten minutes.</summary>
    public Task RotateIfDueAsync() => ActivatorUtilities.CreateInstance<KeyRotation>(_factory.Services).RotateIfDueAsync(CancellationToken.None);

    /// <summary>All ways in.</summary>
    public IReadOnlyList<EndpointRow> Endpoints => EndpointTable.Of(_factory.Services);

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
