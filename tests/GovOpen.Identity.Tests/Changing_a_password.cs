using System.Net;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Accounts;

namespace GovOpen.Identity.Tests;

public sealed class Changing_a_password(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Theory]
    [InlineData("Short.1", "10")]
    [InlineData("onlysmallletters", "three")]
    [InlineData("Password-123", "Password")]
    [InlineData("li.lei-Likes.7", "user name")]
    [InlineData("Chengdu.2026x", "guessed")]
    public void is_refused_where_the_new_one_is_weak(string password, string because) =>
        Assert.Contains(PasswordRules.Errors("newPassword", password, "li.lei"), error => error.Reason.Contains(because, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Right-Horse.7")]
    [InlineData("正确的马-电池.9a")]
    [InlineData("correct horse battery 9")]
    public void takes_good_ones_of_any_script(string password) => Assert.Empty(PasswordRules.Errors("newPassword", password, "li.lei"));

    [Fact]
    public async Task needs_the_old_one_and_counts_wrong_ones()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Forbidden, (await ChangeAsync(li, "wrong", "Another-Horse.8")).Status);

        (await identity.SignInAsync(li)).ShouldBeRefused("invalid_grant"); // locked
    }

    [Fact]
    public async Task ends_what_was_signed_in_with_the_old_one()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var before = await identity.SignInAsync(li);

        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(li, IdentityApi.Password, "Another-Horse.8")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await identity.GetAsync(before.AccessToken, "/api/account")).Status);
        (await identity.RefreshAsync(before.RefreshToken)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task does_not_take_one_of_the_last_five()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        string[] row = [IdentityApi.Password, .. Enumerable.Range(1, 5).Select(n => $"Horse-Number.{n}x")];
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(li, row[i], row[i + 1])).Status);

        var (repeated, problem) = await ChangeAsync(li, row[5], row[2]);
        var (forgotten, _) = await ChangeAsync(li, row[5], row[0]);

        Assert.Equal((HttpStatusCode.BadRequest, "newPassword", HttpStatusCode.NoContent), (repeated, (string)problem["errors"]![0]!["field"]!, forgotten));
    }

    [Fact]
    public async Task is_due_after_ninety_days()
    {
        await using var later = await IdentityApi.StartAsync();
        var li = await later.HasPersonAsync(Role.Editor);

        later.Clock.GoTo(later.Clock.GetUtcNow().AddDays(89));
        (await later.SignInAsync(li)).ShouldBeGranted();
        later.Clock.GoTo(later.Clock.GetUtcNow().AddDays(2));

        (await later.SignInAsync(li)).ShouldBeRefused("password_change_required");
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body)> ChangeAsync(string username, string password, string newPassword) =>
        identity.PostAsync("", "/api/account/password", new { username, password, newPassword });
}
