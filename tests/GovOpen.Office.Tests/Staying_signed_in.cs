using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Office.Tests;

public sealed class Staying_signed_in : IAsyncLifetime
{
    private static readonly TimeSpan _nearlyIdle = TimeSpan.FromMinutes(14);

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task outlasts_a_restart()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        await _office.RestartAsync();

        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task ends_after_fifteen_minutes_without_doing_anything()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        Later(_nearlyIdle);
        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
        Later(_nearlyIdle);
        Assert.Equal(200, (await browser.GetAsync("/account")).Status);

        Later(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        var refused = await browser.GetAsync("/account");
        var page = await browser.GetAsync(refused.Location!);

        Assert.Equal("/sign-in?why=expired&returnUrl=%2Faccount", refused.Location);
        Assert.Contains("长时间没有操作", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ends_after_eight_hours_whatever_is_done()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        for (var passed = TimeSpan.Zero; passed + _nearlyIdle < TimeSpan.FromHours(8); passed += _nearlyIdle)
        {
            Later(_nearlyIdle);
            Assert.Equal(200, (await browser.GetAsync("/account")).Status);
        }

        Later(_nearlyIdle);

        Assert.Equal(302, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task takes_new_tokens_before_the_old_ones_end()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        await browser.GetAsync("/account");
        Assert.Equal(0, _office.Identity.Refreshes);

        Later(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(1));
        await browser.GetAsync("/account");
        await browser.GetAsync("/account");

        Assert.Equal(1, _office.Identity.Refreshes);
    }

    [Fact]
    public async Task uses_a_refresh_token_once_however_many_ask_and_on_whichever_replica()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        await using var replica = _office.StartReplica();
        Later(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(1));
        var gate = new TaskCompletionSource();
        _office.Identity.RefreshGate = gate.Task;

        var requests = Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? browser : browser.Copy(() => replica.Server)).GetAsync("/account")).ToList();
        await Eventually.BecomesAsync(() => Task.FromResult(_office.Identity.Refreshes), refreshes => refreshes > 0);
        // Everybody else waits for the row; nobody has answered yet.
        await Eventually.BecomesAsync(
            async () => (long)(await _office.Storage.Database.ScalarAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))!, waiting => waiting >= 5);
        gate.SetResult();
        var pages = await Task.WhenAll(requests);

        Assert.All(pages, page => Assert.Equal(200, page.Status));
        Assert.Equal(1, _office.Identity.Refreshes);
        Later(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task ends_when_identity_says_so()
    {
        var username = _office.Identity.Has(Role.Editor);
        var browser = await _office.SignedInAsAsync(username);
        _office.Identity.Ends(username);

        var refused = await browser.GetAsync("/account");

        Assert.Equal("/sign-in?why=expired&returnUrl=%2Faccount", refused.Location);
        Assert.Equal(0L, await _office.Storage.Database.ScalarAsync("select count(*) from sessions"));
    }

    [Fact]
    public async Task goes_on_with_new_rights_when_the_account_was_changed()
    {
        var username = _office.Identity.Has(Role.Editor);
        var browser = await _office.SignedInAsAsync(username);
        _office.Identity.TakesTokensBack(username);

        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
        Assert.Equal(1, _office.Identity.Refreshes);
    }

    [Fact]
    public async Task leads_a_form_back_to_its_page()
    {
        var browser = await _office.SignedInAsync(Role.SysAdmin);
        var page = await browser.GetAsync("/units/new");
        Later(TimeSpan.FromMinutes(16));

        var refused = await browser.SendAsync(HttpMethod.Post, "/units/new", [.. page.Form("unit").Hidden], ("Referer", "http://localhost/units/new"));
        var elsewhere = await browser.SendAsync(HttpMethod.Post, "/units/new", [.. page.Form("unit").Hidden], ("Referer", "http://evil.example/units/new"));

        Assert.Equal("/sign-in?why=expired&returnUrl=%2Funits%2Fnew", refused.Location);
        Assert.Equal("/sign-in?why=expired", elsewhere.Location);
    }

    [Fact]
    public async Task that_has_ended_can_be_signed_out_of_all_the_same()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        var page = await browser.GetAsync("/");
        Later(TimeSpan.FromMinutes(16));

        var answer = await browser.SubmitAsync(page, "/sign-out");

        Assert.Equal("/sign-in?why=expired", answer.Location);
    }

    [Fact]
    public async Task leaves_nothing_behind_once_it_is_over()
    {
        await _office.SignedInAsync(Role.Editor);
        Later(TimeSpan.FromHours(9));

        await _office.RestartAsync();
        await _office.Browser().GetAsync("/");

        await Eventually.BecomesAsync(async () => (long)(await _office.Storage.Database.ScalarAsync("select count(*) from sessions"))!, left => left == 0);
    }

    [Fact]
    public async Task says_nothing_to_the_api_which_knows_no_cookie()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var answer = await browser.GetAsync("/api/account");

        Assert.Equal(401, answer.Status);
        Assert.Null(_office.Identity.Asked.Last().Header("Cookie"));
    }

    private void Later(TimeSpan by) => _office.Clock.GoTo(_office.Clock.GetUtcNow() + by);
}
