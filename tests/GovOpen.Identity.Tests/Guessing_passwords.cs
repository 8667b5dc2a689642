using System.Net;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.SignIns;
using Microsoft.Extensions.Options;

namespace GovOpen.Identity.Tests;

public sealed class Guessing_passwords
{
    [Fact]
    public async Task at_one_account_is_told_once_and_costs_no_comparison_after_the_fifth()
    {
        await using var identity = await IdentityApi.StartAsync();
        var li = await identity.HasPersonAsync(Role.Editor);

        for (var i = 0; i < 40; i++) (await identity.SignInAsync(li, "guess " + i)).ShouldBeRefused("invalid_grant");

        Assert.Equal(
            "refused 4, refused-and-locked 1, refused-while-locked 1",
            await identity.Storage.Database.ScalarAsync("select string_agg(outcome || ' ' || n, ', ' order by outcome) from (select outcome, count(*) n from audit where action = 'sign-in' group by outcome) as counts"));
    }

    [Fact]
    public async Task at_names_that_nobody_has_is_no_different()
    {
        await using var identity = await IdentityApi.StartAsync();
        for (var i = 0; i < 6; i++) (await identity.SignInAsync("nobody", "guess")).ShouldBeRefused("invalid_grant");

        Assert.Equal(1L, await identity.Storage.Database.ScalarAsync("select count(*) from sign_in_guards where locked_until is not null"));
        Assert.Equal(0L, await identity.Storage.Database.ScalarAsync("select count(*) from audit where position('nobody' in audit::text) > 0"));
    }

    [Fact]
    public async Task from_one_address_at_many_names_is_slowed_down_for_strangers_only()
    {
        await using var identity = await IdentityApi.StartAsync(new() { ["Tokens:AllowPasswordGrant"] = "true", ["SignIn:FailuresPerAddress"] = "10" });
        var known = await identity.HasPersonAsync(Role.Editor);
        var stranger = await identity.HasPersonAsync(Role.Editor);
        (await identity.SignInAsync(known)).ShouldBeGranted();

        for (var i = 0; i < 10; i++) (await identity.SignInAsync("name-" + i, "guess")).ShouldBeRefused("invalid_grant");

        (await identity.SignInAsync("name-11", "guess")).ShouldBeRefused("slow_down", HttpStatusCode.TooManyRequests);
        (await identity.SignInAsync(stranger)).ShouldBeRefused("slow_down", HttpStatusCode.TooManyRequests);
        (await identity.SignInAsync(known)).ShouldBeGranted();
        Assert.Equal(10L, await identity.Storage.Database.ScalarAsync("select count(*) from audit where action = 'sign-in' and outcome = 'refused'"));
    }

    [Fact]
    public async Task as_a_flood_does_not_keep_out_who_signed_in_from_there_before()
    {
        await using var identity = await FloodedAsync();
        var li = await identity.HasPersonAsync(Role.Editor);
        (await identity.SignInAsync(li)).ShouldBeGranted();

        var flood = Task.WhenAll(Enumerable.Range(0, 400).Select(i => identity.SignInAsync("name-" + i, "guess")));
        (await identity.SignInAsync(li)).ShouldBeGranted();

        Assert.All(await flood, answer => Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task from_one_address_leaves_places_to_others()
    {
        using var limits = new SignInLimits(Options.Create(new SignInLimitOptions { ComparisonsAtOnce = 2 }));
        using var guess = await limits.CompareAsync("192.0.2.1", isFamiliar: false, CancellationToken.None);
        var waiting = Enumerable.Range(0, 16).Select(_ => limits.CompareAsync("192.0.2.1", isFamiliar: false, CancellationToken.None).AsTask()).ToList();

        using var tooMany = await limits.CompareAsync("192.0.2.1", isFamiliar: false, CancellationToken.None);
        using var elsewhere = await limits.CompareAsync("192.0.2.2", isFamiliar: false, CancellationToken.None);
        using var familiar = await limits.CompareAsync("192.0.2.1", isFamiliar: true, CancellationToken.None);

        Assert.Equal((true, false, true, true), (guess.IsAcquired, tooMany.IsAcquired, elsewhere.IsAcquired, familiar.IsAcquired));
        Assert.DoesNotContain(waiting, place => place.IsCompleted);
    }

    private static Task<IdentityApi> FloodedAsync() => IdentityApi.StartAsync(new()
    {
        ["Tokens:AllowPasswordGrant"] = "true", ["SignIn:FailuresPerAddress"] = "100000", ["SignIn:ComparisonsAtOnce"] = "1", ["Passwords:IterationCount"] = "20000",
    });
}
