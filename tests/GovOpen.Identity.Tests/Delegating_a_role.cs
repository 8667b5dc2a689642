using System.Net;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GovOpen.Identity.Tests;

public sealed class Delegating_a_role(IdentityApi identity) : IClassFixture<IdentityApi>
{
    private DateOnly Today => identity.Clock.Today();

    [Fact]
    public async Task lets_a_colleague_act_for_some_days_and_says_for_whom()
    {
        var principal = await identity.HasPersonAsync(Role.Principal);
        var deputy = await identity.HasPersonAsync(Role.Editor);

        Assert.Equal(HttpStatusCode.Created, (await DelegateAsync(principal, deputy, Today, Today.AddDays(2))).Status);

        var token = new JsonWebToken((await identity.SignInAsync(deputy)).AccessToken);
        Assert.Equal(["Editor", "Principal"], token.Claims.Where(claim => claim.Type == "role").Select(claim => claim.Value));
        Assert.Equal($"Principal:{await identity.IdOfAsync(principal)}", token.GetClaim("delegation").Value);
    }

    [Fact]
    public async Task counts_on_its_days_only()
    {
        await using var later = await IdentityApi.StartAsync();
        var principal = await later.HasPersonAsync(Role.Principal);
        var deputy = await later.HasPersonAsync(Role.Editor);
        var today = later.Clock.Today();
        await later.PostAsync(await later.TokenOfAsync(principal), "/api/account/delegations", new { role = Role.Principal, to = deputy, from = today.AddDays(1), until = today.AddDays(2), reason = "出差" });

        Assert.False(await ActsAsync());
        later.Clock.GoTo(today.AddDays(1));
        Assert.True(await ActsAsync());
        later.Clock.GoTo(new DateTimeOffset(today.AddDays(2), new TimeOnly(23, 59, 58), TimeSpan.FromHours(8)));
        Assert.True(await ActsAsync());
        later.Clock.GoTo(new DateTimeOffset(today.AddDays(3), new TimeOnly(0, 0, 1), TimeSpan.FromHours(8)));
        Assert.False(await ActsAsync());

        async Task<bool> ActsAsync() => new JsonWebToken((await later.SignInAsync(deputy)).AccessToken).Claims.Any(claim => claim.Value == "Principal");
    }

    [Fact]
    public async Task ends_at_once_when_it_is_taken_back()
    {
        var principal = await identity.HasPersonAsync(Role.Principal);
        var deputy = await identity.HasPersonAsync(Role.Editor);
        var id = (string)(await DelegateAsync(principal, deputy, Today, Today.AddDays(2))).Body["id"]!;
        var before = await identity.SignInAsync(deputy);

        Assert.Equal(HttpStatusCode.NoContent, (await identity.PostAsync(await identity.TokenOfAsync(principal), $"/api/account/delegations/{id}/end", null)).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await identity.GetAsync(before.AccessToken, "/api/account")).Status);
        Assert.DoesNotContain(new JsonWebToken((await identity.RefreshAsync(before.RefreshToken)).AccessToken).Claims, claim => claim.Value == "Principal");
    }

    [Fact]
    public async Task is_refused_where_it_would_undo_what_roles_are_for()
    {
        var principal = await identity.HasPersonAsync(Role.Principal);
        var deputy = await identity.HasPersonAsync(Role.Editor);
        var elsewhere = await identity.HasPersonAtAsync("自贡市人民政府办公室", "510300", Role.Editor);

        Assert.Equal("not-own-role", Code(await DelegateAsync(principal, deputy, Today, Today, Role.Publisher)));
        Assert.Equal("own-account", Code(await DelegateAsync(principal, principal, Today, Today)));
        Assert.Equal("until-before-from", Code(await DelegateAsync(principal, deputy, Today.AddDays(2), Today.AddDays(1))));
        Assert.Equal("past", Code(await DelegateAsync(principal, deputy, Today.AddDays(-3), Today.AddDays(-1))));
        Assert.Equal("too-long", Code(await DelegateAsync(principal, deputy, Today, Today.AddDays(400))));
        Assert.Equal(HttpStatusCode.BadRequest, (await DelegateAsync(principal, elsewhere, Today, Today)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await DelegateAsync(principal, "nobody", Today, Today)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await identity.PostAsync(await identity.TokenOfAsync(await identity.HasPersonAsync(Role.SecAdmin)), "/api/account/delegations", new { role = Role.SecAdmin, to = deputy, from = Today, until = Today, reason = "出差" })).Status);
    }

    [Fact]
    public async Task cannot_be_passed_on()
    {
        var principal = await identity.HasPersonAsync(Role.Principal);
        var deputy = await identity.HasPersonAsync(Role.Editor);
        var third = await identity.HasPersonAsync(Role.Editor);
        await DelegateAsync(principal, deputy, Today, Today);

        Assert.Equal("not-own-role", Code(await DelegateAsync(deputy, third, Today, Today)));
    }

    [Fact]
    public async Task ends_with_the_role_of_who_delegated_it()
    {
        var principal = await identity.HasPersonAsync(Role.Principal);
        var deputy = await identity.HasPersonAsync(Role.Editor);
        await DelegateAsync(principal, deputy, Today, Today);
        var admin = await identity.TokenOfAsync(await identity.HasPersonAsync(Role.SecAdmin));

        await identity.PostAsync(admin, $"/api/accounts/{await identity.IdOfAsync(principal)}/roles", new { roles = new[] { Role.Supervisor }, reason = "调离" }, version: 1);

        Assert.DoesNotContain(new JsonWebToken((await identity.SignInAsync(deputy)).AccessToken).Claims, claim => claim.Value == "Principal");
    }

    private async Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body)> DelegateAsync(string from, string to, DateOnly first, DateOnly last, Role role = Role.Principal) =>
        await identity.PostAsync(await identity.TokenOfAsync(from), "/api/account/delegations", new { role, to, from = first, until = last, reason = "出差" });

    private static string Code((HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body) answer) => ((string)answer.Body["type"]!).Split(':')[^1];
}
