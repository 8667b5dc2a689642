using System.Net;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Machines_asking_for_a_token(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task get_one_for_five_minutes_and_nothing_to_refresh()
    {
        var machine = await identity.HasMachineAsync([Scopes.Internal]);

        var answer = await identity.AskAsMachineAsync(machine);

        answer.ShouldBeGranted();
        Assert.Equal("Bearer", (string?)answer.Body["token_type"]);
        Assert.Equal(300, (int?)answer.Body["expires_in"]);
        Assert.False(answer.Body.ContainsKey("refresh_token"));
        Assert.True(answer.NoStore);
    }

    [Fact]
    public async Task are_told_the_same_for_an_unknown_client_and_a_wrong_secret()
    {
        var machine = await identity.HasMachineAsync([Scopes.Internal]);

        var wrong = await identity.AskAsMachineAsync(machine, "wrong");
        var unknown = await identity.AskAsMachineAsync("nobody");

        wrong.ShouldBeRefused("invalid_client", HttpStatusCode.Unauthorized);
        unknown.ShouldBeRefused("invalid_client", HttpStatusCode.Unauthorized);
        Assert.Equal(wrong.Body.ToJsonString(), unknown.Body.ToJsonString());
    }

    [Fact]
    public async Task get_all_of_their_scopes_or_those_that_they_ask_for()
    {
        var machine = await identity.HasMachineAsync([Scopes.Internal, Scopes.Public]);

        var all = await identity.ValidateAsync((await identity.AskAsMachineAsync(machine)).AccessToken);
        var one = await identity.ValidateAsync((await identity.AskAsMachineAsync(machine, scope: Scopes.Public)).AccessToken);

        Assert.Equal("internal public", all.Claims["scope"]);
        Assert.Equal("public", one.Claims["scope"]);
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("internal staff")]
    [InlineData("INTERNAL")]
    public async Task are_refused_a_scope_that_is_not_theirs(string scope)
    {
        var machine = await identity.HasMachineAsync([Scopes.Internal]);

        (await identity.AskAsMachineAsync(machine, scope: scope)).ShouldBeRefused("invalid_scope");
    }

    [Fact]
    public async Task are_no_people()
    {
        var machine = await identity.HasMachineAsync([Scopes.Staff], Role.Importer);

        (await identity.SignInAsync(machine)).ShouldBeRefused("invalid_grant");
    }
}
