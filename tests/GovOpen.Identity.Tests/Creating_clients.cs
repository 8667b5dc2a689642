using System.Net;

namespace GovOpen.Identity.Tests;

public sealed class Creating_clients : IAsyncLifetime
{
    private const string Secret = "a secret of the process host";

    private Storage _storage = null!;

    public async Task InitializeAsync() => _storage = await Storage.CreateAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task lets_the_services_ask_for_their_tokens()
    {
        Assert.Equal(0, await CreateAsync(("search", Secret, "internal"), ("portal", "another" + Secret, "public internal")));

        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var search = await identity.ValidateAsync((await identity.AskAsMachineAsync("search", Secret)).AccessToken);
        var portal = await identity.ValidateAsync((await identity.AskAsMachineAsync("portal", "another" + Secret, "public")).AccessToken);
        Assert.Equal("internal", search.Claims["scope"]);
        Assert.Equal("public", portal.Claims["scope"]);
        Assert.False(search.Claims.ContainsKey("role"));
    }

    [Fact]
    public async Task again_changes_nothing()
    {
        await CreateAsync(("search", Secret, "internal"));
        var before = await MachinesAsync();

        Assert.Equal(0, await CreateAsync(("search", Secret, "internal")));

        Assert.Equal(before, await MachinesAsync());
    }

    [Fact]
    public async Task brings_a_new_secret_and_scope_into_force()
    {
        await CreateAsync(("search", Secret, "internal"));

        await CreateAsync(("search", "new" + Secret, "public"));

        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        (await identity.AskAsMachineAsync("search", Secret)).ShouldBeRefused("invalid_client", HttpStatusCode.Unauthorized);
        var token = (await identity.AskAsMachineAsync("search", "new" + Secret)).AccessToken;
        Assert.Equal("public", (await identity.ValidateAsync(token)).Claims["scope"]);
    }

    [Theory]
    [InlineData("", "internal")]
    [InlineData("short", "internal")]
    [InlineData(Secret, "")]
    [InlineData(Secret, "everything")]
    public async Task refuses_what_cannot_be_meant(string secret, string scope)
    {
        Assert.Equal(1, await CreateAsync(("portal", Secret, "public"), ("search", secret, scope)));

        Assert.Null(await MachinesAsync());
    }

    [Fact]
    public async Task refuses_to_do_nothing() => Assert.Equal(1, await CreateAsync());

    private Task<int> CreateAsync(params (string Id, string Secret, string Scope)[] clients)
    {
        var settings = _storage.Settings;
        foreach (var client in clients)
        {
            settings[$"Clients:{client.Id}:Secret"] = client.Secret;
            settings[$"Clients:{client.Id}:Scope"] = client.Scope;
        }

        return Storage.RunAsync(settings, "--create-clients");
    }

    private async Task<string?> MachinesAsync() =>
        await _storage.Database.ScalarAsync("select string_agg(m::text, E'\\n' order by client_id) from machines m") as string;
}
