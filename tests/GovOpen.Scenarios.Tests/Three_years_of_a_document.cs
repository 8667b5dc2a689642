using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Testing.Bureau;

namespace GovOpen.Scenarios.Tests;

/// <summary>A document is drafted, released, amended, suspended, resumed, extended and repealed; on every day all that tells of it tells the same.</summary>
public sealed class Three_years_of_a_document(Province province) : IClassFixture<Province>
{
    private const string Title = "四川省城镇供水设施巡护补助管理规定";
    private const string First = "第一条 为了加强供水设施巡护，制定本规定。\n第二条 巡护补助每人每月六百元。\n第三条 本规定由省住房城乡建设厅负责解释。";
    private const string Second = "第一条 为了加强供水设施巡护，制定本规定。\n第二条 巡护补助每人每月八百元。\n第三条 本规定由省住房城乡建设厅负责解释。";

    private Bureau _bureau = null!;
    private Guid _id;
    private string _number = "";

    [Fact]
    public async Task tells_the_same_on_every_page_on_thirty_days()
    {
        _bureau = province.Bureau();
        await province.GoToAsync(new DateOnly(2023, 3, 1));
        await DraftAsync();
        var days = 0;

        // Each day, what happens on it before anybody looks, and what everybody must then be told.
        await OnAsync("2023-03-01", ValidityStatus.NotDisclosed, null);
        await OnAsync("2023-03-10", ValidityStatus.NotYetInForce, First, ReleaseAsync);
        await OnAsync("2023-03-31", ValidityStatus.NotYetInForce, First);
        await OnAsync("2023-04-01", ValidityStatus.InForce, First);
        await OnAsync("2023-05-20", ValidityStatus.InForce, First);
        await OnAsync("2023-06-15", ValidityStatus.InForce, First, AmendAsync);
        await OnAsync("2023-06-30", ValidityStatus.InForce, First);
        await OnAsync("2023-07-01", ValidityStatus.InForce, Second);
        await OnAsync("2023-09-01", ValidityStatus.InForce, Second);
        await OnAsync("2023-11-01", ValidityStatus.InForce, Second, SuspendAsync);
        await OnAsync("2023-11-09", ValidityStatus.InForce, Second);
        await OnAsync("2023-11-10", ValidityStatus.Suspended, Second);
        await OnAsync("2023-12-31", ValidityStatus.Suspended, Second);
        await OnAsync("2024-01-15", ValidityStatus.Suspended, Second, ResumeAsync);
        await OnAsync("2024-01-31", ValidityStatus.Suspended, Second);
        await OnAsync("2024-02-01", ValidityStatus.InForce, Second);
        await OnAsync("2024-02-29", ValidityStatus.InForce, Second);
        await OnAsync("2024-08-08", ValidityStatus.InForce, Second);
        await OnAsync("2025-01-01", ValidityStatus.InForce, Second);
        await OnAsync("2025-03-01", ValidityStatus.InForce, Second, ExtendAsync);
        await OnAsync("2025-03-31", ValidityStatus.InForce, Second);
        await OnAsync("2025-04-01", ValidityStatus.InForce, Second);
        await OnAsync("2025-07-01", ValidityStatus.InForce, Second);
        await OnAsync("2025-10-08", ValidityStatus.InForce, Second);
        await OnAsync("2025-12-01", ValidityStatus.InForce, Second, RepealAsync);
        await OnAsync("2025-12-31", ValidityStatus.InForce, Second);
        await OnAsync("2026-02-28", ValidityStatus.InForce, Second);
        await OnAsync("2026-03-01", ValidityStatus.Repealed, Second);
        await OnAsync("2026-03-02", ValidityStatus.Repealed, Second);
        await OnAsync("2026-03-10", ValidityStatus.Repealed, Second);
        Assert.Equal(30, days);

        async Task OnAsync(string day, ValidityStatus expected, string? text, Func<Task>? happens = null)
        {
            days++;
            await province.GoToAsync(DateOnly.Parse(day, CultureInfo.InvariantCulture));
            if (happens is not null)
            {
                await happens();
                await province.IsCurrentAsync();
            }

            await AllAgreeAsync(day, expected, text);
        }
    }

    /// <summary>Page, API, feed, index, effective list and basis check.</summary>
    private async Task AllAgreeAsync(string day, ValidityStatus expected, string? text)
    {
        var status = CamelCase.Of(expected);
        var said = new List<string>();
        void Check(string where, bool isSo, object? saw)
        {
            if (!isSo) said.Add($"{day} {where}: expected {status}, saw {saw}");
        }

        var basis = await province.JsonAsync($"/api/basis-check?id={_id}");
        Check("basis check", (string)basis["validity"]! == status && (bool)basis["usable"]! == (expected == ValidityStatus.InForce), basis);

        var listed = (await province.JsonAsync("/api/effective-list.json"))["documents"]!.AsArray().Any(document => (string)document!["id"]! == _id.ToString());
        Check("effective list", listed == expected.IsInForce(), listed);

        var found = (await province.JsonAsync("/api/search?q=" + Uri.EscapeDataString(Title)))["hits"]!.AsArray().Any(hit => (string)hit!["id"]! == _id.ToString());
        Check("search", found == expected.IsInForce(), found);
        var all = (await province.JsonAsync("/api/search?validity=all&q=" + Uri.EscapeDataString(Title)))["hits"]!.AsArray().SingleOrDefault(hit => (string)hit!["id"]! == _id.ToString());
        Check("index", (string?)all?["validity"] == (expected == ValidityStatus.NotDisclosed ? null : status), all);

        var (page, html) = await province.ReadAsync($"/documents/{_id}");
        var feed = (await province.ReadAsync("/feeds/all.atom")).Text;
        if (expected == ValidityStatus.NotDisclosed)
        {
            Check("page", page == HttpStatusCode.NotFound, page);
            Check("feed", !feed.Contains(Title, StringComparison.Ordinal), "the title");
        }
        else
        {
            Check("page", page == HttpStatusCode.OK && html.Contains($"class=\"banner {status}\"", StringComparison.Ordinal), page);
            Check("text of the page", html.Contains(text == First ? "每人每月六百元" : "每人每月八百元", StringComparison.Ordinal) && !html.Contains(text == First ? "每人每月八百元" : "每人每月六百元", StringComparison.Ordinal), "another text");
            Check("feed", feed.Contains(Title, StringComparison.Ordinal), "nothing");

            var view = await province.JsonAsync($"/api/documents/{_id}");
            Check("API", (string)view["validity"]! == status, view["validity"]);
            var second = view["articles"]!.AsArray().Single(article => (string)article!["anchor"]! == "a2")!["text"]!;
            Check("text of the API", text!.Contains((string)second!, StringComparison.Ordinal), second);
            var byNumber = await province.JsonAsync("/api/documents/by-number/" + Uri.EscapeDataString(_number));
            Check("by number", (string)byNumber["validity"]! == status, byNumber["validity"]);
        }

        Assert.True(said.Count == 0, string.Join('\n', said));
    }

    private async Task DraftAsync() => _id = (Guid)(await _bureau.BeginsAsync(Draft(Title, draft =>
    {
        (draft["effectiveOn"], draft["lastValidDay"], draft["text"]) = ("2023-04-01", "2025-03-31", First);
    })))["documentId"]!;

    private async Task ReleaseAsync()
    {
        var draft = (await _bureau.GetAsync("/api/drafts?state=open"))["drafts"]!.AsArray().Single(line => (string)line!["documentId"]! == _id.ToString())!;
        var released = await _bureau.BringsAsync((await _bureau.GetAsync($"/api/drafts/{draft["id"]}"))["draft"]!.AsObject(), "released");
        _number = (string)released["number"]!;
    }

    private Task AmendAsync() => _bureau.HasReleasedAsync("关于修改供水设施巡护补助规定的决定", draft =>
        draft["relations"] = new JsonArray(new JsonObject { ["type"] = "amends", ["target"] = _number, ["on"] = "2023-07-01", ["text"] = Second, ["targetArticles"] = new JsonArray("a2") }));

    private Task SuspendAsync() => ActAsync(2, new() { ["type"] = "suspended", ["on"] = "2023-11-10", ["by"] = "川府复决〔2023〕18号", ["reason"] = "行政复议期间停止执行" });

    private Task ResumeAsync() => ActAsync(4, new() { ["type"] = "resumed", ["on"] = "2024-02-01", ["by"] = "川府复决〔2024〕2号" });

    private Task ExtendAsync() => _bureau.HasReleasedAsync("关于延续供水设施巡护补助规定有效期的通知", draft =>
        draft["relations"] = new JsonArray(new JsonObject { ["type"] = "extends", ["target"] = _number, ["until"] = "2027-03-31" }));

    private Task RepealAsync() => _bureau.HasReleasedAsync("关于废止供水设施巡护补助规定的决定", draft =>
        draft["relations"] = new JsonArray(new JsonObject { ["type"] = "repeals", ["target"] = _number, ["on"] = "2026-03-01" }));

    private async Task ActAsync(long least, JsonObject act)
    {
        // The day on which the amended text began to count made a version by itself.
        var version = (long)(await _bureau.GetAsync($"/api/documents/{_id}"))["document"]!["version"]!;
        Assert.True(version >= least);
        act["version"] = version;
        await _bureau.PostAsync(_bureau.As(Role.Publisher, "wang"), $"/api/documents/{_id}/acts", act);
    }
}
