using System.Net;
using System.Text.RegularExpressions;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

/// <summary>An installation without a sample: what whoever runs the machine can do.</summary>
public sealed class The_first_administrator : IAsyncLifetime
{
    private const string Unit = "四川省人民政府办公厅";

    private Storage _storage = null!;

    public async Task InitializeAsync() => _storage = await Storage.CreateAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task is_made_on_the_machine_and_gets_in_by_a_new_password_and_a_second_factor()
    {
        var first = await SecretOfAsync("--create-administrator", "secadmin", Unit, "510000");
        await using var identity = await IdentityApi.StartAsync(storage: _storage);

        (await identity.SignInAsync("secadmin", first)).ShouldBeRefused("password_change_required");
        Assert.Equal(HttpStatusCode.NoContent, (await identity.PostAsync("", "/api/account/password", new { username = "secadmin", password = first, newPassword = IdentityApi.Password })).Status);
        (await identity.SignInAsync("secadmin")).ShouldBeRefused("second_factor_required");
    }

    [Fact]
    public async Task gets_back_in_after_losing_everything()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var admin = await identity.HasPersonAtAsync(Unit, "510000", Role.SecAdmin);
        var before = await identity.TokenOfAsync(admin);

        var recovered = await SecretOfAsync("--create-administrator", admin, Unit, "510000");

        Assert.Equal(HttpStatusCode.Unauthorized, (await identity.GetAsync(before, "/api/account")).Status);
        (await identity.SignInAsync(admin, recovered)).ShouldBeRefused("password_change_required");
        Assert.Equal(1L, await _storage.Database.ScalarAsync("select count(*) from audit where action = 'administrator.recover'"));
    }

    [Fact]
    public async Task cannot_be_anybody_else()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var editor = await identity.HasPersonAsync(Role.Editor);

        Assert.Equal(1, await _storage.RunAsync("--create-administrator", editor, Unit, "510000"));
        Assert.Equal(1, await _storage.RunAsync("--create-administrator", "secadmin"));
        Assert.Equal(1, await _storage.RunAsync("--create-administrator", "secadmin", Unit, "5100"));
    }

    [Fact]
    public async Task can_let_a_register_in()
    {
        var secret = await SecretOfAsync("--create-machine", "register-of-chengdu", "Importer");
        await using var identity = await IdentityApi.StartAsync(storage: _storage);

        (await identity.AskAsMachineAsync("register-of-chengdu", secret)).ShouldBeGranted();
        var renewed = await SecretOfAsync("--create-machine", "register-of-chengdu", "Importer");

        (await identity.AskAsMachineAsync("register-of-chengdu", secret)).ShouldBeRefused("invalid_client", HttpStatusCode.Unauthorized);
        (await identity.AskAsMachineAsync("register-of-chengdu", renewed)).ShouldBeGranted();
        Assert.Equal(1, await _storage.RunAsync("--create-machine", "register-of-chengdu", "SecAdmin"));
        Assert.Equal(1L, await _storage.Database.ScalarAsync("select count(*) from audit where action = 'client.token' and outcome = 'refused'"));
    }

    /// <summary>What the verb shows once.</summary>
    private async Task<string> SecretOfAsync(params string[] verb)
    {
        await using var shown = new StringWriter();
        var screen = Console.Out;
        Console.SetOut(shown);
        try
        {
            Assert.Equal(0, await _storage.RunAsync(verb));
        }
        finally
        {
            Console.SetOut(screen);
        }

        return Regex.Match(shown.ToString(), "shown once: (?<secret>\\S+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["secret"].Value;
    }
}
