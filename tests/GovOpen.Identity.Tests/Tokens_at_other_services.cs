using System.Net;
using System.Security.Cryptography;
using System.Text;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tests;

/// <summary>What another service lets in, minutes and seconds after things changed at the issuer.</summary>
public sealed class Tokens_at_other_services : IAsyncLifetime
{
    // What is taken back is to count within five seconds.
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(5);

    private IdentityApi _identity = null!;
    private OtherService _service = null!;

    public async Task InitializeAsync()
    {
        _identity = await IdentityApi.StartAsync();
        _service = await OtherService.StartAsync(_identity);
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        await ((IAsyncDisposable)_identity).DisposeAsync();
    }

    [Fact]
    public async Task open_the_doors_by_role_and_scope()
    {
        var importer = (await _identity.AskAsMachineAsync(await _identity.HasMachineAsync([Scopes.Staff], Role.Importer))).AccessToken;
        var editor = (await _identity.SignInAsync(await _identity.HasPersonAsync(Role.Editor))).AccessToken;
        var search = (await _identity.AskAsMachineAsync(await _identity.HasMachineAsync([Scopes.Internal]))).AccessToken;

        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/import", importer));
        Assert.Equal(HttpStatusCode.Forbidden, await _service.KnockAsync("/import", editor));
        Assert.Equal(HttpStatusCode.Forbidden, await _service.KnockAsync("/import", search));
        Assert.Equal(HttpStatusCode.Unauthorized, await _service.KnockAsync("/import", token: null));
        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/events", search));
        Assert.Equal(HttpStatusCode.Forbidden, await _service.KnockAsync("/events", importer));
    }

    [Fact]
    public async Task are_refused_soon_after_the_account_was_locked()
    {
        var li = await _identity.HasPersonAsync(Role.Editor);
        var token = (await _identity.SignInAsync(li)).AccessToken;
        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/documents", token));

        await AdministerAsync(li, "lock", new { reason = "调查期间停用" });

        await BecomesAsync(token, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task are_refused_soon_after_a_role_was_taken_away_and_new_ones_are_good_at_once()
    {
        var li = await _identity.HasPersonAsync(Role.Editor, Role.Handler);
        var before = await _identity.SignInAsync(li);

        await AdministerAsync(li, "roles", new { roles = new[] { Role.Editor }, reason = "岗位调整" });
        var after = await _identity.RefreshAsync(before.RefreshToken);

        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/documents", after.AccessToken));
        await BecomesAsync(before.AccessToken, HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/documents", after.AccessToken));
    }

    [Fact]
    public async Task that_were_taken_back_before_a_service_started_are_refused_by_it()
    {
        var li = await _identity.HasPersonAsync(Role.Editor);
        var token = (await _identity.SignInAsync(li)).AccessToken;
        await AdministerAsync(li, "lock", new { reason = "调查期间停用" });

        await using var late = await OtherService.StartAsync(_identity);

        Assert.Equal(HttpStatusCode.Unauthorized, await late.KnockAsync("/documents", token));
    }

    [Fact]
    public async Task that_a_revoked_key_signed_are_refused_soon_and_those_of_its_successor_are_not()
    {
        var machine = await _identity.HasMachineAsync([Scopes.Staff], Role.Importer);
        var stolen = (await _identity.AskAsMachineAsync(machine)).AccessToken;
        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/import", stolen));

        Assert.Equal(0, await _identity.Storage.RunAsync("--revoke-key", new JsonWebToken(stolen).Kid));

        await Eventually.BecomesAsync(() => _service.KnockAsync("/import", stolen), status => status == HttpStatusCode.Unauthorized, _soon, "the stolen token");
        _identity.Clock.GoTo(_identity.Clock.GetUtcNow().AddSeconds(31)); // the issuer reads its keys every half minute
        await Eventually.BecomesAsync(
            async () => await _service.KnockAsync("/import", (await _identity.AskAsMachineAsync(machine)).AccessToken), status => status == HttpStatusCode.OK, what: "a token of the new key");
        Assert.Equal(1, await _identity.Storage.RunAsync("--revoke-key", "none"));
    }

    [Fact]
    public async Task are_refused_when_they_are_old_for_others_of_others_or_unsigned()
    {
        var machine = await _identity.HasMachineAsync([Scopes.Staff], Role.Importer);
        var token = new JsonWebToken((await _identity.AskAsMachineAsync(machine)).AccessToken);
        using var foreign = RSA.Create(2048);
        var payload = Base64UrlEncoder.Decode(token.EncodedPayload);
        string Forge(string content) => new JsonWebTokenHandler().CreateToken(content, new SigningCredentials(new RsaSecurityKey(foreign) { KeyId = token.Kid }, SecurityAlgorithms.RsaSha256));

        Assert.Equal(HttpStatusCode.OK, await _service.KnockAsync("/import", token.EncodedToken));
        foreach (var bad in new[]
                 {
                     Forge(payload),
                     $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.EncodedPayload}.",
                     $"{Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT"}""")}.{token.EncodedPayload}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes("public key"), Encoding.UTF8.GetBytes("x")))}",
                     $"{token.EncodedHeader}.{Base64UrlEncoder.Encode(payload.Replace("Importer", "SecAdmin", StringComparison.Ordinal))}.{token.EncodedSignature}",
                     "nonsense",
                 })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await _service.KnockAsync("/import", bad));
        }

        // Signed by the right key, and wrong all the same.
        foreach (var (name, wrong) in new (string, Func<string, string>)[]
                 {
                     ("aud", content => content.Replace("\"aud\":\"govopen\"", "\"aud\":\"another\"", StringComparison.Ordinal)),
                     ("iss", content => content.Replace(IdentityApi.Address, "http://issuer.test", StringComparison.Ordinal)),
                     ("exp", content => System.Text.RegularExpressions.Regex.Replace(content, "\"exp\":[0-9]+", "\"exp\":1", default, TimeSpan.FromSeconds(1))),
                     ("sub", content => content.Replace("\"sub\":", "\"bus\":", StringComparison.Ordinal)),
                 })
        {
            var changed = wrong(payload);
            Assert.True(changed != payload, name);
            Assert.Equal(HttpStatusCode.Unauthorized, await _service.KnockAsync("/import", await _identity.SignAsync(changed)));
        }
    }

    [Fact]
    public async Task pass_without_a_refusal_while_keys_rotate_under_load()
    {
        var machine = await _identity.HasMachineAsync([Scopes.Staff], Role.Importer);
        var kids = new HashSet<string>();
        using var done = new CancellationTokenSource();
        var refused = 0;
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var token = (await _identity.AskAsMachineAsync(machine)).AccessToken;
                lock (kids) kids.Add(new JsonWebToken(token).Kid);
                if (await _service.KnockAsync("/import", token) != HttpStatusCode.OK) Interlocked.Increment(ref refused);
            }
        })).ToArray();

        // A month passes; the next key is published, every service asks for keys again, and then it signs.
        _identity.Clock.GoTo(_identity.Clock.GetUtcNow().AddDays(31));
        await _identity.RotateIfDueAsync();
        await Eventually.BecomesAsync(() => _identity.DiscoverAsync(), configuration => configuration.JsonWebKeySet.Keys.Count == 2, what: "the published keys");
        await _service.AskForKeysAsync();
        for (var minute = 0; minute < 26; minute++)
        {
            _identity.Clock.GoTo(_identity.Clock.GetUtcNow().AddMinutes(1));
            await _identity.DiscoverAsync();
        }

        await Eventually.BecomesAsync(() => Task.FromResult(kids.Count), count => count == 2, what: "the keys that sign");
        await Eventually.BecomesAsync(() => _identity.DiscoverAsync(), configuration => configuration.JsonWebKeySet.Keys.Count == 1, what: "the retired key");
        await done.CancelAsync();
        await Task.WhenAll(load);

        Assert.Equal(0, refused);
    }

    private async Task AdministerAsync(string username, string what, object body)
    {
        var admin = await _identity.TokenOfAsync(await _identity.HasPersonAsync(Role.SecAdmin));
        Assert.Equal(HttpStatusCode.OK, (await _identity.PostAsync(admin, $"/api/accounts/{await _identity.IdOfAsync(username)}/{what}", body, version: 1)).Status);
    }

    private Task<HttpStatusCode> BecomesAsync(string token, HttpStatusCode expected) =>
        Eventually.BecomesAsync(() => _service.KnockAsync("/documents", token), status => status == expected, _soon, "the old token");
}
