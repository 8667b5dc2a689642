using System.Net;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Refreshing_a_token(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task brings_both_tokens_anew()
    {
        var first = await identity.SignInAsync(await identity.HasPersonAsync(Role.Editor));

        var second = await identity.RefreshAsync(first.RefreshToken);
        var third = await identity.RefreshAsync(second.RefreshToken);

        Assert.True((await identity.ValidateAsync(third.AccessToken)).IsValid);
        Assert.Equal(3, new[] { first.RefreshToken, second.RefreshToken, third.RefreshToken }.Distinct().Count());
    }

    [Fact]
    public async Task twice_with_the_same_token_ends_what_descends_from_it()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var elsewhere = await identity.SignInAsync(li);
        var first = await identity.SignInAsync(li);
        var second = await identity.RefreshAsync(first.RefreshToken);

        (await identity.RefreshAsync(first.RefreshToken)).ShouldBeRefused("invalid_grant");

        (await identity.RefreshAsync(second.RefreshToken)).ShouldBeRefused("invalid_grant");
        (await identity.RefreshAsync(elsewhere.RefreshToken)).ShouldBeGranted();
    }

    [Fact]
    public async Task at_the_same_time_with_the_same_token_succeeds_once()
    {
        var first = await identity.SignInAsync(await identity.HasPersonAsync(Role.Editor));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => identity.RefreshAsync(first.RefreshToken)));

        var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        (await identity.RefreshAsync(winner.RefreshToken)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task ends_eight_hours_after_signing_in_however_often_it_was_done()
    {
        await using var today = await IdentityApi.StartAsync();
        var latest = await today.SignInAsync(await today.HasPersonAsync(Role.Editor));

        for (var quarter = 1; quarter <= 31; quarter++)
        {
            today.Clock.GoTo(today.Clock.GetUtcNow().AddMinutes(15));
            latest = await today.RefreshAsync(latest.RefreshToken);
            latest.ShouldBeGranted();
        }

        today.Clock.GoTo(today.Clock.GetUtcNow().AddMinutes(15.1));
        (await today.RefreshAsync(latest.RefreshToken)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task ends_after_a_quarter_of_an_hour_in_which_nothing_was_done()
    {
        await using var today = await IdentityApi.StartAsync();
        var first = await today.SignInAsync(await today.HasPersonAsync(Role.Editor));

        today.Clock.GoTo(today.Clock.GetUtcNow().AddMinutes(20.1)); // the token was good for the first five

        (await today.RefreshAsync(first.RefreshToken)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task shows_a_change_of_roles()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var first = await identity.SignInAsync(li);
        await identity.Storage.Database.ScalarAsync("update people set roles = '{Publisher}' where user_name = $1", li);

        var second = await identity.ValidateAsync((await identity.RefreshAsync(first.RefreshToken)).AccessToken);

        Assert.Equal("Publisher", second.ClaimsIdentity.FindFirst("role")?.Value);
    }

    [Fact]
    public async Task is_refused_to_who_was_removed()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var first = await identity.SignInAsync(li);
        await identity.Storage.Database.ScalarAsync("delete from people where user_name = $1", li);

        (await identity.RefreshAsync(first.RefreshToken)).ShouldBeRefused("invalid_grant");
    }

    [Theory]
    [InlineData("guess")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task needs_a_token_of_ours(string token) => (await identity.RefreshAsync(token)).ShouldBeRefused("invalid_grant");

    [Fact]
    public async Task leaves_no_token_in_the_database()
    {
        var answer = await identity.SignInAsync(await identity.HasPersonAsync(Role.Editor));

        var stored = (string?)await identity.Storage.Database.ScalarAsync("select string_agg(encode(token_hash, 'hex'), ' ') from refresh_families");

        var secret = Convert.ToHexStringLower(System.Buffers.Text.Base64Url.DecodeFromChars(answer.RefreshToken).AsSpan(16));
        Assert.NotNull(stored);
        Assert.DoesNotContain(secret, stored);
    }

    [Fact]
    public async Task forgets_what_is_over_when_the_person_signs_in_again()
    {
        await using var today = await IdentityApi.StartAsync();
        var li = await today.HasPersonAsync(Role.Editor);
        await today.SignInAsync(li);

        today.Clock.GoTo(today.Clock.GetUtcNow().AddHours(9));
        await today.SignInAsync(li);

        Assert.Equal(1L, await today.Storage.Database.ScalarAsync("select count(*) from refresh_families"));
    }
}
