using System.Text.Json;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Office.Tests;

public sealed class The_audit_trail : IAsyncLifetime
{
    private OfficeSite _office = null!;

    public async Task InitializeAsync()
    {
        _office = await OfficeSite.StartAsync();
        for (var minute = 0; minute < 5; minute++) _office.Identity.Audit.Has($"2026-11-20T08:0{minute}:00Z", "张伟");
        for (var minute = 0; minute < 3; minute++) _office.Publishing.Audit.Has($"2026-11-20T08:0{minute}:30Z", "王芳");
    }

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task of_all_services_is_read_as_one_newest_first_page_by_page()
    {
        var read = new List<string>();
        string? next = null;
        do
        {
            using var page = await ReadAsync($"/api/audit?size=3{(next is null ? "" : "&before=" + Uri.EscapeDataString(next))}");
            read.AddRange(page.RootElement.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("service").GetString()} {e.GetProperty("number").GetInt64()}"));
            next = page.RootElement.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(["identity 5", "identity 4", "publishing 3", "identity 3", "publishing 2", "identity 2", "publishing 1", "identity 1"], read);
    }

    [Fact]
    public async Task of_one_service_is_read_alone()
    {
        using var page = await ReadAsync("/api/audit?service=publishing&actor=%E7%8E%8B%E8%8A%B3");

        Assert.Equal(3, page.RootElement.GetProperty("entries").GetArrayLength());
        Assert.DoesNotContain(_office.Identity.Asked, asked => asked.Path == "/api/audit");
    }

    [Theory]
    [InlineData("/api/audit?service=search", "service")]
    [InlineData("/api/audit?before=identity", "before")]
    [InlineData("/api/audit?before=identity:1,identity:2", "before")]
    [InlineData("/api/audit?from=gestern", "from")]
    public async Task is_not_read_by_a_question_that_makes_no_sense(string address, string field)
    {
        var (status, text) = await AskAsync(address);

        Assert.Equal(400, status);
        Assert.Contains($"\"field\":\"{field}\"", text, StringComparison.Ordinal);
        Assert.Contains("urn:govopen:problem:invalid-input", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/audit")]
    [InlineData("/api/audit/export")]
    [InlineData("/api/audit/verify")]
    public async Task needs_a_token(string address) => Assert.Equal(401, (await _office.Browser().GetAsync(address)).Status);

    [Theory]
    [InlineData("/api/audit")]
    [InlineData("/api/audit/export")]
    [InlineData("/api/audit/verify")]
    public async Task is_not_told_in_parts_while_a_service_is_away(string address)
    {
        await _office.Publishing.StopAsync();

        var (status, text) = await AskAsync(address);

        Assert.Equal(503, status);
        Assert.Contains("urn:govopen:problem:upstream-unavailable", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_exported_as_one_table()
    {
        var (_, text) = await AskAsync("/api/audit/export");

        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("service,number,actor", lines[0]);
        Assert.Equal(5, lines.Count(line => line.StartsWith("identity,", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.StartsWith("publishing,", StringComparison.Ordinal)));
        Assert.Equal(9, lines.Length);
    }

    [Fact]
    public async Task is_shown_to_auditors_with_what_was_before_and_after()
    {
        var page = await (await _office.SignedInAsync(Role.Auditor)).GetAsync("/audit");

        Assert.Equal(8, page.Text.Split("<tr>").Length - 2);
        Assert.Contains("2026-11-20 16:04:00", page.Words, StringComparison.Ordinal);
        Assert.Matches("(?s)<dt>locked</dt>.*<del>.*false</del>.*<ins>.*true</ins>", page.Text);
    }

    [Fact]
    public async Task shown_to_auditors_goes_on_with_the_same_filter()
    {
        for (var i = 0; i < 30; i++) _office.Identity.Audit.Has("2026-11-21T08:00:00Z", "张伟");
        var browser = await _office.SignedInAsync(Role.Auditor);
        var page = await browser.GetAsync("/audit?actor=%E5%BC%A0%E4%BC%9F&service=identity");

        var next = System.Net.WebUtility.HtmlDecode(page.Text.Split("<a rel=\"next\" href=\"")[1].Split('"')[0]);
        var older = await browser.GetAsync(next);

        Assert.StartsWith("/audit?actor=%E5%BC%A0%E4%BC%9F&service=identity&before=identity", next, StringComparison.Ordinal);
        Assert.Equal(15, older.Text.Split("<tr>").Length - 2);
    }

    [Fact]
    public async Task is_downloaded_by_auditors()
    {
        var answer = await (await _office.SignedInAsync(Role.Auditor)).GetAsync("/audit/export?service=publishing");

        Assert.StartsWith("text/csv", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("attachment", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.DoesNotContain("identity,", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_verified_service_by_service()
    {
        var browser = await _office.SignedInAsync(Role.Auditor);
        var sound = await browser.GetAsync("/audit/verify");
        _office.Identity.Audit.IsBroken = true;

        var broken = await browser.GetAsync("/audit/verify");
        using var verdict = await ReadAsync("/api/audit/verify");

        Assert.Contains("全部完整", sound.Words, StringComparison.Ordinal);
        Assert.Contains("请立即上报", broken.Words, StringComparison.Ordinal);
        Assert.Contains("第 5 条", broken.Words, StringComparison.Ordinal);
        Assert.False(verdict.RootElement.GetProperty("sound").GetBoolean());
        Assert.Equal(4, verdict.RootElement.GetProperty("services").GetArrayLength());
    }

    private async Task<JsonDocument> ReadAsync(string address)
    {
        var (status, text) = await AskAsync(address);
        Assert.Equal(200, status);
        return JsonDocument.Parse(text);
    }

    private async Task<(int Status, string Text)> AskAsync(string address)
    {
        var token = await _office.Browser().PostAsync("/api/token",
            ("grant_type", "password"), ("client_id", "office"), ("client_secret", "office-secret"), ("username", _office.Identity.Has(Role.Auditor)), ("password", FakeIdentity.Password));
        using var tokens = JsonDocument.Parse(token.Text);
        var answer = await _office.Browser().SendAsync(HttpMethod.Get, address, headers: ("Authorization", "Bearer " + tokens.RootElement.GetProperty("access_token").GetString()));
        return (answer.Status, answer.Text);
    }
}
