using System.Diagnostics;
using System.Net;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Signing_in(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task brings_an_access_token_and_one_to_refresh_it()
    {
        var li = await identity.HasPersonAsync(Role.Editor);

        var answer = await identity.SignInAsync(li);

        Assert.True((await identity.ValidateAsync(answer.AccessToken)).IsValid);
        Assert.Equal(300, (int?)answer.Body["expires_in"]);
        Assert.True(answer.RefreshToken.Length >= 43);
        Assert.True(answer.NoStore);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\uFFFE")]
    [InlineData("\uD800")]
    [InlineData("")]
    public async Task with_a_name_that_is_none_is_refused_like_any_other(string username)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await identity.PostAsync("", "/api/account/second-factor", new { username, password = "guess" })).Status);
    }

    [Fact]
    public async Task does_not_mind_how_the_name_is_capitalised()
    {
        var li = await identity.HasPersonAsync(Role.Editor);

        (await identity.SignInAsync(li.ToUpperInvariant())).ShouldBeGranted();
    }

    [Fact]
    public async Task ignores_a_one_time_password_where_there_is_no_second_factor()
    {
        var li = await identity.HasPersonAsync(Role.Editor);

        (await identity.AskAsync(("grant_type", "password"), ("username", li), ("password", IdentityApi.Password), ("otp", "123456"))).ShouldBeGranted();
    }

    [Fact]
    public async Task says_the_same_of_an_unknown_name_and_a_wrong_password()
    {
        var li = await identity.HasPersonAsync(Role.Editor);

        var wrong = await identity.SignInAsync(li, "wrong");
        var unknown = await identity.SignInAsync("nobody", "wrong");

        wrong.ShouldBeRefused("invalid_grant");
        unknown.ShouldBeRefused("invalid_grant");
        Assert.Equal(wrong.Body.ToJsonString(), unknown.Body.ToJsonString());
    }

    [Fact]
    public async Task takes_about_as_long_for_an_unknown_name_as_for_a_wrong_password()
    {
        await using var production = await IdentityApi.StartAsync(new() { ["Tokens:AllowPasswordGrant"] = "true", ["Passwords:IterationCount"] = "210000" });
        var li = await production.HasPersonAsync(Role.Editor);

        var wrong = await ShortestAsync(() => production.SignInAsync(li, "wrong"));
        var unknown = await ShortestAsync(() => production.SignInAsync("nobody", "wrong"));

        // Without the comparison for nobody's sake the ratio is beyond ten.
        Assert.InRange(wrong / unknown, 1 / 3.0, 3);
    }

    [Fact]
    public async Task gives_people_nothing_beyond_what_staff_has()
    {
        var li = await identity.HasPersonAsync(Role.Editor);

        var answer = await identity.AskAsync(("grant_type", "password"), ("username", li), ("password", IdentityApi.Password), ("scope", "staff internal"));

        answer.ShouldBeRefused("invalid_scope");
    }

    [Fact]
    public async Task with_a_password_is_off_unless_switched_on()
    {
        await using var production = await IdentityApi.StartAsync(settings: []);
        var li = await production.HasPersonAsync(Role.Editor);

        var answer = await production.SignInAsync(li);

        answer.ShouldBeRefused("unsupported_grant_type", HttpStatusCode.BadRequest);
        (await production.AskAsync(("grant_type", "password"), ("username", li), ("password", IdentityApi.Password), ("client_id", "office"), ("client_secret", "wrong"))).ShouldBeRefused("invalid_client", HttpStatusCode.Unauthorized);
        var office = await production.HasMachineAsync([Scopes.SignIn]);
        (await production.AskAsync(("grant_type", "password"), ("username", li), ("password", IdentityApi.Password), ("client_id", office), ("client_secret", IdentityApi.Password))).ShouldBeGranted();
        Assert.DoesNotContain("password", (await production.DiscoverAsync()).GrantTypesSupported);
    }

    private static async Task<double> ShortestAsync(Func<Task> attempt)
    {
        var shortest = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var watch = Stopwatch.StartNew();
            await attempt();
            shortest = Math.Min(shortest, watch.Elapsed.TotalMilliseconds);
        }

        return shortest;
    }
}
