using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace GovOpen.ServiceDefaults;

/// <summary>HTTP clients of one service to another, with the caller's own token where a scope is asked for.</summary>
public static class ServiceClient
{
    /// <summary>
    /// A named client. With <paramref name="scope"/>, requests carry a token of this service's own machine account
    /// (<c>Authentication:ClientId</c>, <c>Authentication:ClientSecret</c>); without, only what the caller sets.
    /// </summary>
    public static IHttpClientBuilder AddServiceClient(this IServiceCollection services, string service, string? scope = null)
    {
        var client = services.AddHttpClient(service, (provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IConfiguration>().AddressOf(service);
            http.Timeout = TimeSpan.FromSeconds(30);
        });
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // Loopback and cluster addresses only: no proxy of the environment may come between.
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            // A busy service may take its time to refuse; a body that is sent meanwhile would be sent for nothing.
            Expect100ContinueTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        });
        if (scope is null) return client;

        services.AddHttpClient(OwnTokens.Client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });
        services.AddKeyedSingleton(scope, (provider, _) => ActivatorUtilities.CreateInstance<OwnTokens>(provider, scope));
        return client.AddHttpMessageHandler(provider => new AddOwnToken(provider.GetRequiredKeyedService<OwnTokens>(scope)));
    }

    /// <summary>For a gateway: requests say for whom they are made, so that the service counts and records who asked and not which gateway.</summary>
    public static IHttpClientBuilder NamesCaller(this IHttpClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Services.AddHttpContextAccessor();
        return client.AddHttpMessageHandler(provider => new AddCaller(provider.GetRequiredService<IHttpContextAccessor>()));
    }

    private sealed class AddCaller(IHttpContextAccessor accessor) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (accessor.HttpContext?.Connection.RemoteIpAddress is { } caller) request.Headers.TryAddWithoutValidation("X-Forwarded-For", caller.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class AddOwnToken(OwnTokens tokens) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = await tokens.GetAsync(cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || request.Content is not null) return answer;

            // The key that signed it was revoked: another token is to be had.
            answer.Dispose();
            tokens.Drop(token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>This service's own token: fetched by client_credentials, renewed at half of its life, so that a short outage of the issuer is not felt.</summary>
    private sealed class OwnTokens(string scope, IHttpClientFactory clients, IConfiguration configuration, TimeProvider clock) : IDisposable
    {
        public const string Client = "tokens";

        private readonly SemaphoreSlim _renewing = new(1, 1);
        private readonly ConfigurationManager<OpenIdConnectConfiguration> _discovery = new(
            configuration.Authority() + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(clients.CreateClient(Client)) { RequireHttps = configuration.GetValue("Authentication:RequireHttps", defaultValue: false) });

        private Held? _held;

        public async Task<string> GetAsync(CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (_held is { } held && now < held.RenewAt) return held.Token;

            await _renewing.WaitAsync(ct);
            try
            {
                if (_held is { } renewed && now < renewed.RenewAt) return renewed.Token;
                try
                {
                    return (_held = await FetchAsync(ct)).Token;
                }
                catch (Exception e) when (e is not OperationCanceledException && _held is { } old && now < old.ExpiresAt)
                {
                    _held = old with { RenewAt = now.AddSeconds(5) };
                    return old.Token;
                }
            }
            finally
            {
                _renewing.Release();
            }
        }

        /// <summary>It was refused: the next one who asks gets another.</summary>
        public void Drop(string refused)
        {
            if (_held is { } held && held.Token == refused) Interlocked.CompareExchange(ref _held, null, held);
        }

        private async Task<Held> FetchAsync(CancellationToken ct)
        {
            var issuer = await _discovery.GetConfigurationAsync(ct);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = Setting("Authentication:ClientId"),
                ["client_secret"] = Setting("Authentication:ClientSecret"),
                ["scope"] = scope,
            });
            var asked = clock.GetUtcNow();
            using var answer = await clients.CreateClient(Client).PostAsync(issuer.TokenEndpoint, form, ct);
            answer.EnsureSuccessStatusCode();
            var token = await answer.Content.ReadFromJsonAsync<TokenAnswer>(ct) ?? throw new HttpRequestException("The token endpoint answered nothing.");
            return new Held(token.AccessToken, asked.AddSeconds(token.ExpiresIn / 2.0), asked.AddSeconds(token.ExpiresIn - 5));
        }

        private string Setting(string name) => configuration[name] ?? throw new InvalidOperationException($"{name} is not set.");

        public void Dispose() => _renewing.Dispose();

        private sealed record Held(string Token, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt);

        private sealed record TokenAnswer(
            [property: JsonPropertyName("access_token")] string AccessToken,
            [property: JsonPropertyName("expires_in")] int ExpiresIn);
    }
}
