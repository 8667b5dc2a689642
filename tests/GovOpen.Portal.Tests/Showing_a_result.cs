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
}
