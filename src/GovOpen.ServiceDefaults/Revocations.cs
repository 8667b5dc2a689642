using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GovOpen.ServiceDefaults;

/// <summary>Which tokens no longer count although they have not expired.</summary>
public interface IRevocations
{
    /// <summary>Whether a token must be refused.</summary>
    /// <param name="subject">Its <c>sub</c>.</param>
    /// <param name="issuedAt">Its <c>iat</c>, UTC.</param>
    /// <param name="kid">The key that signed it.</param>
    /// <param name="ct">Of the request.</param>
    ValueTask<bool> RefuseAsync(string subject, DateTime issuedAt, string kid, CancellationToken ct);
}

internal static class RevocationsRegistration
{
    public static void AddRevocations(this WebApplicationBuilder builder)
    {
        builder.Services.AddServiceClient(Revocations.Identity, Scopes.Internal);
        builder.Services.AddSingleton<Revocations>();
        builder.Services.TryAddSingleton<IRevocations>(provider => provider.GetRequiredService<Revocations>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Revocations>());
        builder.Services.AddHealthChecks().AddCheck<Revocations>("revocations");
    }
}

/// <summary>
/// Follows the identity service's log for what it takes back: asked every second, kept in memory, because a token lives minutes and what is
/// older has no effect. While identity is away nothing can be taken back, so what was heard last goes on counting; before it was
/// heard for the first time, no token counts.
/// </summary>
internal sealed class Revocations(IHttpClientFactory clients, IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider clock, ILogger<Revocations> logger)
    : BackgroundService, IRevocations, IHealthCheck
{
    public const string Identity = "identity";

    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    /// <summary>Longer than any token lives, clocks that differ included.</summary>
    private static readonly TimeSpan _horizon = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _revokedKeys = new(StringComparer.Ordinal);
    private volatile bool _known;
    private Guid? _epoch;
    private long _after;
    private Guid? _afterId;

    /// <inheritdoc/>
    public ValueTask<bool> RefuseAsync(string subject, DateTime issuedAt, string kid, CancellationToken ct)
    {
        // An outage, and answered as one: whoever holds a good token shall not be signed out by it.
        if (!_known) throw new HttpRequestException("The identity service was not heard yet, so no token can be judged.");
        return ValueTask.FromResult(_revokedKeys.ContainsKey(kid) || (_notBefore.TryGetValue(subject, out var notBefore) && issuedAt < notBefore.UtcDateTime));
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_known ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The identity service was not heard yet, so no token counts."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        using var timer = new PeriodicTimer(_every, clock);
        var troubled = false;
        do
        {
            try
            {
                while (await ReadAsync(stoppingToken))
                {
                }

                _known = true;
                Forget();
                if (troubled) logger.LogInformation("Tokens that are taken back are heard of again.");
                troubled = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!troubled) logger.LogWarning(e, "Cannot ask the identity service which tokens it took back: {Reason}", e.Message);
                troubled = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One page; whether there was something.</summary>
    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        using var identity = clients.CreateClient(Identity);
        var question = _epoch is null
            ? $"internal/events?since={Uri.EscapeDataString((clock.GetUtcNow() - _horizon).ToString("o", CultureInfo.InvariantCulture))}"
            : $"internal/events?epoch={_epoch}&after={_after}" + (_afterId is null ? "" : $"&afterId={_afterId}");
        var page = await identity.GetFromJsonAsync<Page>(new Uri(question, UriKind.Relative), ContractJson.Options, ct) ?? throw new HttpRequestException("The feed answered nothing.");
        if (_epoch is not null && page.Epoch != _epoch)
        {
            // The log was restored: what is recent in it is asked for anew, what was heard goes on counting.
            (_epoch, _after, _afterId) = (null, 0, null);
            return true;
        }

        foreach (var row in page.Events) Hear(row);
        if (_epoch is null && page.Events.Count == 0) _after = page.Head;
        else if (page.Events.Count > 0) (_after, _afterId) = (page.Events[^1].Sequence, page.Events[^1].Id);
        _epoch = page.Epoch;
        return page.Events.Count > 0;
    }

    private void Hear(Row row)
    {
        if (row.Type == typeof(AccountChanged).FullName)
        {
            var changed = row.Body.Deserialize<AccountChanged>(ContractJson.Options)!;
            _notBefore.AddOrUpdate(changed.AccountId.ToString(), changed.NotBefore, (_, known) => changed.NotBefore > known ? changed.NotBefore : known);
        }
        else if (row.Type == typeof(SigningKeyRevoked).FullName)
        {
            var revoked = row.Body.Deserialize<SigningKeyRevoked>(ContractJson.Options)!;
            _revokedKeys[revoked.Kid] = 0;
            bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager?.RequestRefresh();
        }
    }

    private void Forget()
    {
        var horizon = clock.GetUtcNow() - _horizon;
        foreach (var (subject, notBefore) in _notBefore)
        {
            if (notBefore < horizon) _notBefore.TryRemove(KeyValuePair.Create(subject, notBefore));
        }
    }

    private sealed record Page(Guid Epoch, long Head, IReadOnlyList<Row> Events);

    private sealed record Row(long Sequence, Guid Id, string Type, JsonElement Body);
}
