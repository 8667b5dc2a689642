using System.Net;
using System.Text.Json.Nodes;

namespace GovOpen.Portal.Tests;

public sealed class Raising_a_concern : IDisposable
{
    private const string Receipt = "20261122-0000007";
    private const string Code = "ACDEF2346X";

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task tells_receipt_and_code_once_and_why_it_is_due_on_that_day()
    {
        _site.Behind.Answer("/api/concerns", new
        {
            receipt = Receipt, code = Code, dueOn = "2026-12-01", dueAt = "2026-12-01T16:00:00Z",
            deadline = new { from = "2026-11-22", workingDays = 7, due = "2026-12-01", provisional = false, skipped = new[] { new { date = "2026-11-28", reason = "周六" } }, madeUp = Array.Empty<string>() },
        }, HttpStatusCode.Created);

        var page = await _site.PostAsync("/concerns", ("kind", "help"), ("text", "路灯坏了，请修。"), ("division", "510100"), ("place", ""), ("keepPrivate", "yes"), ("requestId", "0195a000-0000-7000-8000-000000000009"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var shown in (string[])[Receipt, Code, "最晚 2026年12月1日 答复", "7 个工作日", "周六"]) Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.False(page.Headers.ContainsKey("ETag"));
        Assert.Equal(("help", "路灯坏了，请修。", "510100", "true"), await SentAsync("kind", "text", "division", "keepPrivate"));
    }

    [Fact]
    public async Task loses_nothing_that_was_typed_when_it_is_refused_or_nobody_is_there()
    {
        _site.Behind.Answer("/api/concerns", new { errors = new[] { new { field = "phone", reason = "must be a telephone number." } } }, HttpStatusCode.BadRequest);
        (string, string)[] typed = [("kind", "complaint"), ("text", "窗口<没人>，等了一上午。"), ("division", "510300"), ("phone", "打给我"), ("requestId", "0195a000-0000-7000-8000-000000000009")];

        var refused = await _site.PostAsync("/concerns", typed);
        _site.Behind.HotlineIsDown = true;
        var unavailable = await _site.PostAsync("/concerns", typed);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.ServiceUnavailable), (refused.Status, unavailable.Status));
        Assert.Contains("<a href=\"#phone\">", refused.Text, StringComparison.Ordinal);
        Assert.Contains("12345", unavailable.Text, StringComparison.Ordinal);
        const string Request = "0195a000-0000-7000-8000-000000000009";
        Assert.DoesNotContain(Request, refused.Text, StringComparison.Ordinal); // nothing was filed under it
        Assert.Contains(Request, unavailable.Text, StringComparison.Ordinal); // something may have been
        foreach (var page in (Page[])[refused, unavailable])
        {
            Assert.Contains("窗口&lt;没人&gt;，等了一上午。", page.Text, StringComparison.Ordinal);
            Assert.Contains("value=\"打给我\"", page.Text, StringComparison.Ordinal);
            Assert.Matches("value=\"complaint\"[^>]*checked", page.Text);
            Assert.Matches("value=\"510300\"[^>]*selected", page.Text);
        }
    }

    [Fact]
    public async Task asks_for_the_kind_before_anybody_is_bothered()
    {
        var page = await _site.PostAsync("/concerns", ("text", "路灯坏了，请修。"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("<a href=\"#kind\">", page.Text, StringComparison.Ordinal);
        Assert.Empty(_site.Behind.Asked);
    }

    [Fact]
    public async Task is_followed_by_receipt_and_code_which_stand_in_no_address()
    {
        _site.Behind.Answer("/api/concerns/lookup", Found());

        var page = await _site.PostAsync("/concerns/lookup", ("receipt", Receipt), ("code", Code));

        foreach (var shown in (string[])["已办结", "已修好，请查看。", "成都市住房和城乡建设局", "派单"]) Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.DoesNotContain(_site.Behind.Asked, asked => asked.RequestUri!.ToString().Contains(Code, StringComparison.Ordinal));
        Assert.DoesNotContain("href=\"[^\"]*" + Code, page.Text, StringComparison.Ordinal);
        Assert.Contains("noindex", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_judged_by_two_questions()
    {
        _site.Behind.Answer("/api/concerns/evaluate", Found());

        await _site.PostAsync("/concerns/evaluate", ("receipt", Receipt), ("code", Code), ("resolved", "no"), ("satisfied", "yes"), ("remark", "还是不亮"));

        Assert.Equal(("false", "true", "还是不亮", Code), await SentAsync("resolved", "satisfied", "remark", "code"));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "请再核对回执号和查询码")]
    [InlineData(HttpStatusCode.TooManyRequests, "请一小时后再试")]
    public async Task says_what_to_do_when_a_code_is_wrong(HttpStatusCode status, string said)
    {
        _site.Behind.Answer("/api/concerns/lookup", new { }, status);

        var page = await _site.PostAsync("/concerns/lookup", ("receipt", Receipt), ("code", "wrong"));

        Assert.Equal(status, page.Status);
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Receipt}\"", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_limited_for_each_client_by_the_page_and_the_api_together()
    {
        _site.Behind.Answer("/api/concerns", new { receipt = Receipt, code = Code, dueOn = "2026-12-01", deadline = (object?)null }, HttpStatusCode.Created);

        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync("/concerns", ("kind", "help"), ("text", "路灯坏了，请修。"))).Status);
        var tooMany = await _site.PostAsync("/concerns", ("kind", "help"), ("text", "路灯坏了，请修。"));

        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.Status);
        Assert.InRange(int.Parse(tooMany.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await _site.GetAsync("/concerns")).Status);
    }

    [Fact]
    public async Task refuses_what_is_no_form()
    {
        using var browser = _site.CreateClient();
        using var answer = await browser.PostAsync(new Uri("/concerns", UriKind.Relative), new StringContent("{}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static object Found() => new
    {
        receipt = Receipt, kind = "help", state = "closed", text = "路灯坏了，请修。", unit = "成都市住房和城乡建设局", receivedAt = "2026-11-22T04:00:00Z", dueOn = "2026-12-01", dueAt = "2026-12-01T16:00:00Z",
        deadline = (object?)null, isSuspended = false, isOverdue = false, reply = "已修好，请查看。", rightChannel = (string?)null, closedAt = "2026-11-24T04:00:00Z", isResolved = (bool?)null, isSatisfied = (bool?)null,
        mayEvaluate = true, steps = new[] { new { step = "receive", unit = (string?)null, at = "2026-11-22T04:00:00Z" }, new { step = "assign", unit = (string?)"成都市12345热线中心", at = "2026-11-22T05:00:00Z" } },
    };

    private async Task<(string?, string?, string?, string?)> SentAsync(params string[] fields)
    {
        var body = (await JsonNode.ParseAsync(await _site.Behind.Asked.Last().Content!.ReadAsStreamAsync()))!;
        var values = fields.Select(field => body[field]?.ToString()).ToList();
        return (values[0], values[1], values[2], values[3]);
    }
}
