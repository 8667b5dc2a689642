using System.Net;
using GovOpen.Contracts;

namespace GovOpen.Portal.Tests;

public sealed class Showing_a_result : IDisposable
{
    private static readonly Guid _id = new("0195a000-0000-7000-8000-000000000005");
    private static readonly string _page = $"/results/{_id}";

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task says_what_was_asked_what_was_answered_and_when()
    {
        _site.Behind.Answer($"/api/results/{_id}", Samples.Result(_id, ValidityStatus.InForce));

        var page = await _site.GetAsync(_page);

        foreach (var shown in (string[])["路灯几天能修好", "小区门口&lt;路灯&gt;坏了。", "三日内修复。", "青江市城市管理局", "城乡建设 · 市政公用", "2026年10月", $"href=\"/documents/{_id}\""]) Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"banner", page.Text, StringComparison.Ordinal); // there is nothing to warn of
        Assert.Contains("October 2026", (await _site.GetAsync(_page + "?lang=en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task warns_where_what_it_names_has_ended()
    {
        _site.Behind.Answer($"/api/results/{_id}", Samples.Result(_id, ValidityStatus.Repealed));

        Assert.Contains("答复引用的文件已不能作为依据", (await _site.GetAsync(_page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_why_one_was_withdrawn_and_knows_no_other()
    {
        _site.Behind.Answer($"/api/results/{_id}", new { type = "urn:govopen:problem:withdrawn", title = "该诉求正在重新办理。", status = 410 }, HttpStatusCode.Gone);

        var gone = await _site.GetAsync(_page);
        var unknown = await _site.GetAsync("/results/0195a000-0000-7000-8000-000000000006");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (gone.Status, unknown.Status));
        Assert.Contains("该诉求正在重新办理。", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task stands_beside_what_all_answered_and_who_has_not_said_anything_about_it()
    {
        _site.Behind.Answer("/api/digests", Samples.Month(_id));
        _site.Behind.Answer($"/api/digests/{_id}", Samples.Digest(_id));

        var month = await _site.GetAsync("/digests");
        var digest = await _site.GetAsync($"/digests/{_id}");

        foreach (var shown in (string[])["2026年10月 合计", "4,321", "97 %", "成都市锦江区", "件数过少，不公布", "热线直接答复", "青江市交通运输局</a>", "<strong class=\"late\">尚未通报", "digests.csv?month=2026-10&amp;by=class"]) Assert.Contains(shown, month.Text, StringComparison.Ordinal);
        foreach (var shown in (string[])["青江市城市管理局 2026年10月 诉求办理情况", "路灯报修最多。", "未分类"]) Assert.Contains(shown, digest.Text, StringComparison.Ordinal);
        _site.Behind.Answer($"/api/digests/{_id}", Samples.Digest(_id, response: null));
        Assert.Contains("该单位尚未就本月办理情况作出说明", (await _site.GetAsync($"/digests/{_id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/digests/0195a000-0000-7000-8000-000000000006")).Status);
        _site.Behind.HotlineIsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync("/digests")).Status);
    }
}
