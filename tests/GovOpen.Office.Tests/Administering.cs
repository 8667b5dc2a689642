using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class Administering : IAsyncLifetime
{
    private static readonly string _account = $"/accounts/{FakeIdentity.Account}";

    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task units_shows_them_as_a_tree()
    {
        var page = await (await _office.SignedInAsync(Role.SysAdmin)).GetAsync("/units");

        Assert.Contains("市（州）级 510100", string.Join(' ', page.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Matches("(?s)成都市人民政府办公厅.*<ul class=\"tree\">.*秘书一处", page.Text);
    }

    [Fact]
    public async Task units_founds_renames_and_closes_them()
    {
        var browser = await _office.SignedInAsync(Role.SysAdmin);

        var founded = await browser.SubmitAsync("/units/new", "unit", ("name", "成都市教育局"), ("division", "510100"), ("parentId", ""));
        var renamed = await browser.SubmitAsync($"/units/{FakeIdentity.Unit}", "rename", ("name", "新名称"));
        var closed = await browser.SubmitAsync($"/units/{FakeIdentity.Unit}", "close", ("reason", "机构改革"));

        Assert.Equal("/units?done=unitCreated /units?done=unitRenamed /units?done=unitClosed", $"{founded.Location} {renamed.Location} {closed.Location}");
        Assert.Equal("""{"name":"成都市教育局","division":"510100"}""", Sent("/api/units").Body);
        Assert.Equal("""{"name":"新名称"}""", Sent($"/api/units/{FakeIdentity.Unit}/rename").Body);
        Assert.Equal("\"3\"", Sent($"/api/units/{FakeIdentity.Unit}/close").Header("If-Match"));
    }

    [Fact]
    public async Task units_shows_what_is_wrong_at_its_field()
    {
        _office.Identity.Refuses($"/api/units/{FakeIdentity.Unit}/rename", 400, "invalid-input", ("name", "is the name of another unit."));
        var browser = await _office.SignedInAsync(Role.SysAdmin);

        var ours = await browser.SubmitAsync("/units/new", "unit", ("name", "某局"), ("division", "51"));
        var theirs = await browser.SubmitAsync($"/units/{FakeIdentity.Unit}", "rename", ("name", "某局"));

        Assert.Matches("(?s)id=\"unit-division-mistake\"[^>]*>.*?6、9 或 12 位数字", ours.Text);
        Assert.Matches("(?s)id=\"rename-name-mistake\"[^>]*>.*?is the name of another unit", theirs.Text);
        Assert.Contains("value=\"某局\"", theirs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task accounts_finds_them()
    {
        var browser = await _office.SignedInAsync(Role.SecAdmin);

        var page = await browser.GetAsync("/accounts?q=%E9%9F%A9&role=Editor&page=2");

        Assert.Contains("韩梅梅", page.Words, StringComparison.Ordinal);
        Assert.Contains("共 45 个账号", page.Words, StringComparison.Ordinal);
        Assert.Contains("第 2 页，共 3 页", page.Words, StringComparison.Ordinal);
        Assert.Equal("?q=%E9%9F%A9&role=Editor&page=2&size=20", _office.Identity.Asked.Last(asked => asked.Path == "/api/accounts").Query);
    }

    [Fact]
    public async Task accounts_opens_one_and_shows_its_password_once()
    {
        var browser = await _office.SignedInAsync(Role.SecAdmin);

        var page = await browser.SubmitAsync("/accounts/new", "account",
            ("username", "han.510100"), ("displayName", "韩梅梅"), ("unitId", FakeIdentity.Unit.ToString()), ("roles", "Editor"), ("roles", "Publisher"));

        Assert.Equal(201, page.Status);
        Assert.Contains(FakeIdentity.Initial, page.Words, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal($$"""{"username":"han.510100","displayName":"韩梅梅","unitId":"{{FakeIdentity.Unit}}","roles":["Editor","Publisher"]}""", Sent("/api/accounts").Body);
        Assert.DoesNotContain(FakeIdentity.Initial, (await browser.GetAsync(_account)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_office.Log, line => line.Contains(FakeIdentity.Initial, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("roles", "rolesChanged", "roles", """{"roles":["Reviewer"],"reason":"轮岗"}""")]
    [InlineData("unit", "moved", "unit", """{"unitId":"0195a000-0000-7000-8000-00000000000a","reason":"轮岗"}""")]
    [InlineData("lock", "locked", "lock", """{"reason":"轮岗"}""")]
    [InlineData("second-factor", "secondFactorReset", "second-factor/reset", """{"reason":"轮岗"}""")]
    public async Task accounts_changes_what_was_seen(string form, string done, string path, string body)
    {
        var browser = await _office.SignedInAsync(Role.SecAdmin);

        var answer = await browser.SubmitAsync(_account, form, ("reason", "轮岗"), ("roles", "Reviewer"), ("unitId", FakeIdentity.Unit.ToString()));

        Assert.Equal($"{_account}?done={done}", answer.Location);
        var sent = Sent($"/api/accounts/{FakeIdentity.Account}/{path}");
        Assert.Equal(body, sent.Body);
        Assert.Equal("\"7\"", sent.Header("If-Match"));
        Assert.StartsWith("Bearer ", sent.Header("Authorization"), StringComparison.Ordinal);
        Assert.StartsWith("192.0.2.", sent.Header("X-Forwarded-For"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task accounts_gives_a_new_password_and_shows_it_once()
    {
        var page = await (await _office.SignedInAsync(Role.SecAdmin)).SubmitAsync(_account, "password", ("reason", "忘记密码"));

        Assert.Equal(200, page.Status);
        Assert.Contains(FakeIdentity.Initial, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task accounts_says_when_somebody_else_was_faster()
    {
        _office.Identity.Refuses($"/api/accounts/{FakeIdentity.Account}/lock", 412, "precondition-failed");

        var page = await (await _office.SignedInAsync(Role.SecAdmin)).SubmitAsync(_account, "lock", ("reason", "离岗"));

        Assert.Equal(412, page.Status);
        Assert.Contains("其他人刚刚修改了这里的内容", page.Words, StringComparison.Ordinal);
        Assert.Matches("(?s)<details[^>]* open.*锁定账号.*>离岗</textarea>", page.Text);
    }

    [Fact]
    public async Task accounts_needs_a_reason()
    {
        var page = await (await _office.SignedInAsync(Role.SecAdmin)).SubmitAsync(_account, "lock", ("reason", " "));

        Assert.Equal(400, page.Status);
        Assert.Matches("(?s)id=\"lock-reason-mistake\"[^>]*>.*?请填写此项", page.Text);
        Assert.DoesNotContain(_office.Identity.Asked, asked => asked.Path.EndsWith("/lock", StringComparison.Ordinal));
    }

    private Asked Sent(string path) => Assert.Single(_office.Identity.Asked, asked => asked.Method == "POST" && asked.Path == path);
}
