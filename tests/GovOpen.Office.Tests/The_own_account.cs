using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class The_own_account : IAsyncLifetime
{
    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task is_shown_with_roles_password_and_second_factor()
    {
        var page = await (await _office.SignedInAsync(Role.Editor, Role.Publisher)).GetAsync("/account");

        Assert.All(["李雷", "成都市人民政府办公厅", "编辑", "发布", "12 天前", "有效期至", "已启用动态验证码", "上次登录", "韩梅梅", "外出学习"], word => Assert.Contains(word, page.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task gets_a_new_password_and_is_asked_for_it()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var answer = await Change(browser, "New-Horse.2027");

        Assert.Equal("/sign-in?done=passwordChanged", answer.Location);
        Assert.Null(browser.Session);
        var sent = Assert.Single(_office.Identity.Asked, asked => asked.Path == "/api/account/password");
        Assert.Contains("\"newPassword\":\"New-Horse.2027\"", sent.Body, StringComparison.Ordinal);
        Assert.Equal("", sent.Query);
        Assert.DoesNotContain(_office.Log, line => line.Contains("New-Horse", StringComparison.Ordinal));
        Assert.Contains("密码已修改", (await browser.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Short.1", "至少 10 个字符")]
    [InlineData("onlysmallletters", "至少三类")]
    [InlineData("Person-LI.2027", "不能包含用户名")]
    public async Task keeps_its_password_where_the_new_one_is_too_weak(string password, string says)
    {
        var page = await Change(_office.Browser(), password, username: "person-li");

        Assert.Equal(400, page.Status);
        Assert.Contains(says, page.Words, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_office.Identity.Asked, asked => asked.Path == "/api/account/password");
    }

    [Fact]
    public async Task shows_what_identity_says_at_its_field()
    {
        _office.Identity.Refuses("/api/account/password", 400, "invalid-input", ("newPassword", "was used before."));

        var page = await Change(_office.Browser(), "New-Horse.2027");

        Assert.Equal(400, page.Status);
        Assert.Matches("(?s)id=\"password-newPassword-mistake\"[^>]*>.*?was used before\\.", page.Text);
        Assert.Matches("(?s)id=\"password-newPassword\"[^>]*aria-describedby=\"password-newPassword-mistake\" aria-invalid=\"true\"", page.Text);
    }

    [Fact]
    public async Task says_that_somebody_is_not_who_they_say()
    {
        _office.Identity.Refuses("/api/account/password", 403, "sign-in-refused");

        var page = await Change(_office.Browser(), "New-Horse.2027");

        Assert.Equal(403, page.Status);
        Assert.Contains("用户名、密码或验证码不正确", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gets_a_second_factor_in_two_steps()
    {
        var browser = _office.Browser();

        var secret = await browser.SubmitAsync("/account/second-factor", "second-factor", ("username", "li"), ("password", FakeIdentity.Password));
        var done = await browser.SubmitAsync(secret, "confirm", ("username", "li"), ("password", FakeIdentity.Password), ("otp", "123456"));

        Assert.Equal(200, secret.Status);
        Assert.Contains("<svg", secret.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", secret.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("JBSW Y3DP EHPK 3PXP", string.Join(' ', secret.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeIdentity.Password, secret.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in?done=secondFactor", done.Location);
        Assert.DoesNotContain(_office.Log, line => line.Contains(FakeIdentity.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task asks_again_for_a_code_that_is_wrong()
    {
        _office.Identity.Refuses("/api/account/second-factor/confirm", 400, "invalid-input", ("otp", "is not the code of this minute."));
        var browser = _office.Browser();
        var secret = await browser.SubmitAsync("/account/second-factor", "second-factor", ("username", "li"), ("password", FakeIdentity.Password));

        var page = await browser.SubmitAsync(secret, "confirm", ("username", "li"), ("password", FakeIdentity.Password), ("otp", "000000"));

        Assert.Equal(400, page.Status);
        Assert.Contains("is not the code of this minute.", page.Words, StringComparison.Ordinal);
        Assert.Contains("密钥只显示一次", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task hands_a_role_to_a_colleague_and_takes_it_back()
    {
        var browser = await _office.SignedInAsync(Role.Editor);

        var given = await browser.SubmitAsync("/account", "delegation", Days("2026-12-01", "2026-12-05"));
        var ended = await browser.SubmitAsync("/account", $"end-{FakeIdentity.Account}");

        Assert.Equal("/account?done=delegated", given.Location);
        Assert.Equal("/account?done=delegationEnded", ended.Location);
        var sent = Assert.Single(_office.Identity.Asked, asked => asked is { Method: "POST", Path: "/api/account/delegations" });
        Assert.Equal("""{"role":"Editor","to":"han.510100","from":"2026-12-01","until":"2026-12-05","reason":"外出学习"}""", sent.Body);
    }

    [Theory]
    [InlineData("2026-12-05", "2026-12-01", "最后一天不能早于第一天")]
    [InlineData("2026-02-30", "2026-12-01", "请填写存在的日期")]
    public async Task hands_no_role_on_for_days_that_make_no_sense(string from, string until, string says)
    {
        var page = await (await _office.SignedInAsync(Role.Editor)).SubmitAsync("/account", "delegation", Days(from, until));

        Assert.Equal(400, page.Status);
        Assert.Contains(says, page.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"han.510100\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_an_administrator_hands_nothing_on()
    {
        var page = await (await _office.SignedInAsync(Role.SecAdmin)).GetAsync("/account");

        Assert.DoesNotContain("委托角色", page.Words, StringComparison.Ordinal);
    }

    private static Task<Shown> Change(Browser browser, string password, string username = "li") => browser.SubmitAsync(
        "/account/password", "password", ("username", username), ("password", FakeIdentity.Password), ("newPassword", password), ("again", password));

    private static (string, string)[] Days(string from, string until) => [("role", "Editor"), ("to", "han.510100"), ("from", from), ("until", until), ("reason", "外出学习")];
}
