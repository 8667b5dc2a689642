using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Failing_to_sign_in(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task five_times_locks_the_account_for_thirty_minutes()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        await FailAsync(li, times: 5);

        (await identity.SignInAsync(li)).ShouldBeRefused("invalid_grant");

        identity.Clock.GoTo(identity.Clock.GetUtcNow().AddMinutes(29));
        (await identity.SignInAsync(li)).ShouldBeRefused("invalid_grant");

        identity.Clock.GoTo(identity.Clock.GetUtcNow().AddMinutes(1).AddSeconds(1));
        (await identity.SignInAsync(li)).ShouldBeGranted();
    }

    [Fact]
    public async Task says_of_a_locked_account_what_it_says_of_a_wrong_password()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var wrong = await identity.SignInAsync(li, "wrong");
        await FailAsync(li, times: 4);

        var locked = await identity.SignInAsync(li);

        Assert.Equal(wrong.Body.ToJsonString(), locked.Body.ToJsonString());
    }

    [Fact]
    public async Task four_times_is_forgotten_with_the_right_password()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        for (var round = 0; round < 2; round++)
        {
            await FailAsync(li, times: 4);
            (await identity.SignInAsync(li)).ShouldBeGranted();
        }
    }

    [Fact]
    public async Task at_the_same_time_counts_each_time()
    {
        var li = await identity.HasPersonAsync(Role.Editor);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => identity.SignInAsync(li, "wrong")));

        (await identity.SignInAsync(li)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task locks_nobody_else()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var wang = await identity.HasPersonAsync(Role.Editor);
        await FailAsync(li, times: 5);

        (await identity.SignInAsync(wang)).ShouldBeGranted();
    }

    [Fact]
    public async Task does_not_end_what_was_signed_in_before()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var before = await identity.SignInAsync(li);
        await FailAsync(li, times: 5);

        (await identity.RefreshAsync(before.RefreshToken)).ShouldBeGranted();
    }

    private async Task FailAsync(string username, int times)
    {
        for (var i = 0; i < times; i++) (await identity.SignInAsync(username, "wrong")).ShouldBeRefused("invalid_grant");
    }
}
