using System.Text;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Data;
using GovOpen.Identity.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GovOpen.Identity.Tests;

public sealed class Signing_keys : IAsyncLifetime
{
    private Storage _storage = null!;

    public async Task InitializeAsync() => _storage = await Storage.CreateAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task are_made_once_however_many_replicas_start_together()
    {
        var replicas = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => IdentityApi.StartAsync(storage: _storage)));

        var published = await Task.WhenAll(replicas.Select(KidsAsync));

        var kid = Assert.Single(published.SelectMany(kids => kids).Distinct());
        Assert.Equal(1L, await _storage.Database.ScalarAsync("select count(*) from signing_keys"));
        var machine = await replicas[0].HasMachineAsync([Scopes.Public]);
        foreach (var replica in replicas)
        {
            Assert.Equal(kid, await SignerAsync(replica, machine));
            await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task survive_a_restart()
    {
        string machine, token;
        await using (var before = await IdentityApi.StartAsync(storage: _storage))
        {
            machine = await before.HasMachineAsync([Scopes.Public]);
            token = (await before.AskAsMachineAsync(machine)).AccessToken;
        }

        await using var after = await IdentityApi.StartAsync(storage: _storage);

        Assert.True((await after.ValidateAsync(token)).IsValid);
        Assert.Equal(new JsonWebToken(token).Kid, await SignerAsync(after, machine));
    }

    [Fact]
    public async Task rotate_by_a_row_that_is_published_before_it_signs()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var machine = await identity.HasMachineAsync([Scopes.Public]);
        var old = await SignerAsync(identity, machine);
        var now = identity.Clock.GetUtcNow();

        var next = await AddAsync(activeFrom: now.AddHours(1));
        await _storage.Database.ScalarAsync("update signing_keys set retire_after = $1 where kid = $2", now.AddHours(2), old);

        identity.Clock.GoTo(now.AddMinutes(1));
        Assert.Equal([old, next], await KidsAsync(identity));
        Assert.Equal(old, await SignerAsync(identity, machine));

        identity.Clock.GoTo(now.AddMinutes(61));
        Assert.Equal([old, next], await KidsAsync(identity));
        Assert.Equal(next, await SignerAsync(identity, machine));

        identity.Clock.GoTo(now.AddMinutes(121));
        Assert.Equal([next], await KidsAsync(identity));
        Assert.Equal(next, await SignerAsync(identity, machine));
    }

    [Fact]
    public async Task are_replaced_when_the_last_one_retires()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var machine = await identity.HasMachineAsync([Scopes.Public]);
        var stolen = await SignerAsync(identity, machine);
        var now = identity.Clock.GetUtcNow();
        await _storage.Database.ScalarAsync("update signing_keys set retire_after = $1", now);

        identity.Clock.GoTo(now.AddMinutes(1));

        Assert.DoesNotContain(stolen, await KidsAsync(identity));
        Assert.NotEqual(stolen, await SignerAsync(identity, machine));
    }

    [Fact]
    public async Task are_of_no_use_to_who_has_only_the_database()
    {
        await using (var identity = await IdentityApi.StartAsync(storage: _storage)) await KidsAsync(identity);

        var stored = (byte[])(await _storage.Database.ScalarAsync("select protected_private_key from signing_keys"))!;

        Assert.ThrowsAny<Exception>(() =>
        {
            using var rsa = System.Security.Cryptography.RSA.Create();
            rsa.ImportPkcs8PrivateKey(stored, out _);
        });
        Assert.DoesNotContain("PRIVATE KEY", Encoding.ASCII.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_cannot_be_opened_stay_published_and_are_replaced()
    {
        string machine, token;
        await using (var before = await IdentityApi.StartAsync(storage: _storage))
        {
            machine = await before.HasMachineAsync([Scopes.Public]);
            token = (await before.AskAsMachineAsync(machine)).AccessToken;
        }

        Directory.Delete(_storage.KeyRing, recursive: true);
        await using var after = await IdentityApi.StartAsync(storage: _storage);

        Assert.True((await after.ValidateAsync(token)).IsValid);
        Assert.NotEqual(new JsonWebToken(token).Kid, await SignerAsync(after, machine));
    }

    [Fact]
    public async Task stay_in_use_while_the_database_is_away()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var kids = await KidsAsync(identity);

        await _storage.Database.DisposeAsync();
        identity.Clock.GoTo(identity.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(kids, await KidsAsync(identity));
    }

    [Fact]
    public async Task lie_in_a_key_ring_that_nobody_else_reads()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        await KidsAsync(identity);

        var files = Directory.GetFiles(_storage.KeyRing);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
    }

    private static async Task<string[]> KidsAsync(IdentityApi identity) => [.. (await identity.DiscoverAsync()).JsonWebKeySet.Keys.Select(key => key.Kid)];

    private static async Task<string> SignerAsync(IdentityApi identity, string machine) =>
        new JsonWebToken((await identity.AskAsMachineAsync(machine)).AccessToken).Kid;

    /// <summary>What a schedule will do.</summary>
    private async Task<string> AddAsync(DateTimeOffset activeFrom)
    {
        var protector = DataProtectionProvider.Create(new DirectoryInfo(_storage.KeyRing), setup => setup.SetApplicationName("GovOpen.Identity"))
            .CreateProtector("GovOpen.Identity.SigningKeys");
        var key = SigningKey.New(protector, activeFrom);
        await using var db = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>().UseNpgsql(_storage.Database.ConnectionString).Options);
        db.Add(key);
        await db.SaveChangesAsync();
        return key.Kid;
    }
}
