using GovOpen.Contracts.Identity.V1;
using GovOpen.Office.Sessions;

namespace GovOpen.Office.Tests;

public sealed class Signing_in(OfficeSite office) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task leads_to_a_page_that_says_who_it_is()
    {
        var browser = await office.SignedInAsync(Role.Editor);

        var page = await browser.GetAsync("/");

        Assert.Equal(200, page.Status);
        Assert.Contains("李雷", page.Words, StringComparison.Ordinal);
        Assert.Contains("成都市人民政府办公厅", page.Words, StringComparison.Ordinal);
        Assert.Contains("退出登录", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        var answer = await office.Browser().SignInAsync(office.Identity.Has(Role.Editor));

        var cookie = Assert.Single(answer.SetCookies, set => set.StartsWith(Browser.SessionCookie + "=", StringComparison.Ordinal));
        var attributes = cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], attributes);
    }

    [Fact]
    public async Task protects_its_form_by_a_cookie_of_the_same_kind()
    {
        var cookie = Assert.Single((await office.Browser().GetAsync("/sign-in")).SetCookies);

        Assert.StartsWith("__Host-govopen-office-form=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task leaves_no_token_in_the_cookie_and_no_key_in_the_database()
    {
        var browser = office.Browser();
        await browser.SignInAsync(office.Identity.Has(Role.Editor));

        var stored = (string)(await office.Storage.Database.ScalarAsync("select string_agg(key, ' ') from sessions"))!;
        Assert.DoesNotContain("eyJ", browser.Session!, StringComparison.Ordinal);
        Assert.All(stored.Split(' '), key => Assert.Matches("^[0-9a-f]{64}$", key));
        Assert.Equal(0L, await office.Storage.Database.ScalarAsync("select count(*) from sessions where position('refresh-'::bytea in ticket) > 0"));
    }

    [Fact]
    public async Task gives_a_new_key_each_time()
    {
        var username = office.Identity.Has(Role.Editor);
        var browser = office.Browser();
        await browser.SignInAsync(username);
        var first = browser.Copy();
        await browser.SubmitAsync("/", "/sign-out");

        await browser.SignInAsync(username);

        Assert.NotEqual(first.Session, browser.Session);
        Assert.Equal(200, (await browser.GetAsync("/account")).Status);
        Assert.Equal(302, (await first.GetAsync("/account")).Status);
    }

    [Theory]
    [InlineData("nobody", FakeIdentity.Password)]
    [InlineData(null, "wrong")]
    public async Task is_refused_without_saying_why(string? username, string password)
    {
        var browser = office.Browser();

        var page = await browser.SignInAsync(username ?? office.Identity.Has(Role.Editor), password);

        Assert.Equal(403, page.Status);
        Assert.Contains("用户名、密码或验证码不正确，或者账号已被锁定。", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(password, page.Text, StringComparison.Ordinal);
        Assert.Null(browser.Session);
    }

    [Theory]
    [InlineData("password_change_required", "/account/password", "登录前需要先修改密码")]
    [InlineData("second_factor_required", "/account/second-factor", "您的角色需要动态验证码")]
    public async Task leads_on_where_something_must_be_done_first(string error, string address, string says)
    {
        var username = office.Identity.Has(Role.SysAdmin);
        office.Identity.Demands(username, error);
        var browser = office.Browser();

        var answer = await browser.SignInAsync(username);
        var page = await browser.GetAsync(answer.Location!);

        Assert.StartsWith(address, answer.Location, StringComparison.Ordinal);
        Assert.Contains(says, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(username, answer.Location + page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task sends_the_code_and_the_address_of_the_browser_along()
    {
        var username = office.Identity.Has(Role.Editor);

        await office.Browser("192.0.2.77").SubmitAsync("/sign-in", "sign-in", ("username", username), ("password", FakeIdentity.Password), ("otp", "123456"));

        var asked = Assert.Single(office.Identity.Asked, asked => asked.Body.Contains($"username={username}&", StringComparison.Ordinal));
        Assert.Contains("otp=123456", asked.Body, StringComparison.Ordinal);
        Assert.Equal("192.0.2.77", asked.Header("X-Forwarded-For"));
    }

    [Fact]
    public async Task leads_back_to_the_page_that_was_asked_for()
    {
        var browser = office.Browser();
        var refused = await browser.GetAsync("/audit?actor=li");

        var answer = await browser.SignInAsync(office.Identity.Has(Role.Auditor), page: refused.Location!);

        Assert.Equal("/sign-in?returnUrl=%2Faudit%3Factor%3Dli", refused.Location);
        Assert.Equal("/audit?actor=li", answer.Location);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task never_leads_away_from_the_site(string returnUrl)
    {
        var answer = await office.Browser().SubmitAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), "sign-in",
            ("username", office.Identity.Has(Role.Editor)), ("password", FakeIdentity.Password), ("returnUrl", returnUrl));

        Assert.Equal("/", answer.Location);
        Assert.False(ReturnUrl.IsLocal(returnUrl));
    }

    [Fact]
    public async Task is_not_possible_from_another_site()
    {
        var username = office.Identity.Has(Role.Editor);

        var answer = await office.Browser().PostAsync("/sign-in", ("username", username), ("password", FakeIdentity.Password));

        Assert.Equal(400, answer.Status);
        Assert.Empty(answer.SetCookies);
    }

    [Fact]
    public async Task puts_no_password_into_an_address_or_the_log()
    {
        var username = office.Identity.Has(Role.Editor);
        var browser = office.Browser();
        await browser.SignInAsync(username, "Wrong-Horse.8");
        await browser.SignInAsync(username);
        await browser.GetAsync("/account");

        Assert.DoesNotContain(office.Identity.Asked, asked => asked.Query.Contains("Horse", StringComparison.Ordinal));
        Assert.NotEmpty(office.Log);
        Assert.DoesNotContain(office.Log, line => line.Contains("Right-Horse", StringComparison.Ordinal) || line.Contains("Wrong-Horse", StringComparison.Ordinal)
            || line.Contains("refresh-", StringComparison.Ordinal) || line.Contains("office-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task that_fails_because_identity_is_away_says_so()
    {
        await using var other = await OfficeSite.StartAsync();
        other.Identity.Answers("/connect/token", 503, new { });

        var page = await other.Browser().SignInAsync("li");

        Assert.Equal(503, page.Status);
        Assert.Contains("服务暂时不可用", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task out_ends_the_session_for_every_copy_of_the_cookie()
    {
        await using var own = await OfficeSite.StartAsync();
        var browser = await own.SignedInAsync(Role.Editor);
        var copy = browser.Copy();

        var answer = await browser.SubmitAsync("/", "/sign-out");

        Assert.Equal("/sign-in?done=signedOut", answer.Location);
        Assert.Null(browser.Session);
        Assert.Equal(302, (await copy.GetAsync("/account")).Status);
        var ended = Assert.Single(own.Identity.Asked, asked => asked.Path == "/api/sign-out");
        Assert.Contains("refresh-", ended.Body, StringComparison.Ordinal);
        Assert.Equal(0L, await own.Storage.Database.ScalarAsync("select count(*) from sessions"));
    }
}
