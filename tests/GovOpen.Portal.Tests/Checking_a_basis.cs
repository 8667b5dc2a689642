using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GovOpen.Contracts;

namespace GovOpen.Portal.Tests;

public sealed class Checking_a_basis : IDisposable
{
    private readonly Site _site = new();

    public Checking_a_basis() => _site.Behind.Answer("/api/basis-check", Samples.Checked);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task of_one_number_gives_a_plain_answer()
    {
        var shown = await _site.GetAsync("/basis-check?numbers=青人社规〔2024〕3号&on=2025-01-01");

        Assert.Contains("在 2025年1月1日 可以作为依据。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/documents/0195a000-0000-7000-8000-000000000001?asOf=2025-01-01\" lang=\"zh-CN\">就业补贴管理办法</a>", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_several_numbers_gives_a_table_with_a_reason_for_each_no()
    {
        var shown = await _site.GetAsync("/basis-check?numbers=青发〔2024〕1号%0D%0A%0D%0A 青发〔2024〕2号 %0A青发〔2024〕3号");

        Assert.Contains("3 份中 2 份可以作为依据", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\" lang=\"zh-CN\">青发〔2024〕2号</th>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("已于2026年5月1日废止。", shown.Text, StringComparison.Ordinal);
        Assert.Contains("青发〔2024〕1号\n青发〔2024〕2号\n青发〔2024〕3号</textarea>", WebUtility.HtmlDecode(shown.Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?numbers=", "请输入至少一个")]
    [InlineData("?numbers=青发〔2024〕1号&on=2025-02-30", "不是有效的日期")]
    public async Task that_cannot_be_understood_says_why(string query, string sentence)
    {
        var shown = await _site.GetAsync("/basis-check" + query + (query.EndsWith('=') ? "&on=2025-01-01" : ""));

        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains(sentence, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Behind.Asked, asked => asked.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task is_refused_for_more_numbers_than_a_page_can_show() =>
        Assert.Contains("一次最多核验 100 个", (await _site.GetAsync("/basis-check?numbers=" + string.Join("%0A", Enumerable.Range(1, 101).Select(i => $"青发〔2024〕{i}号")))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task of_as_many_numbers_as_may_be_stays_under_100_kB() =>
        Assert.InRange((await _site.GetAsync("/basis-check?lang=en&numbers=" + string.Join("%0A", Enumerable.Range(1, 100).Select(i => $"青江省人民政府办公厅〔2024〕{i}号")))).Bytes, 1, 100_000);

    [Fact]
    public async Task says_no_to_all_while_publishing_cannot_be_asked()
    {
        _site.Behind.PublishingIsDown = true;

        var shown = await _site.GetAsync("/basis-check?numbers=青发〔2024〕1号%0A青发〔2024〕2号");

        Assert.Contains("2 份中 0 份可以作为依据", shown.Text, StringComparison.Ordinal);
        Assert.Contains("现在无法核验", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_many_by_a_program_is_passed_on()
    {
        var (status, answer) = await Post("""{"checks":[{"number":"青发〔2024〕1号"},{"id":"sample:1","on":"2025-01-01"}]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([true, false], answer.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("usable").GetBoolean()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task of_many_says_of_each_that_it_is_not_verifiable_when_publishing_does_not_answer(HttpStatusCode? failure)
    {
        _site.Behind.PublishingIsDown = failure is null;
        _site.Behind.Answer("/api/basis-check", _ => new(failure!.Value));

        var (status, answer) = await Post("""{"checks":[{"number":"一"},{"number":"二"},{"number":"三"}]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal((false, "notVerifiable"), (result.GetProperty("usable").GetBoolean(), result.GetProperty("reason").GetString())));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"checks":[]}""")]
    [InlineData(null)]
    public async Task of_what_publishing_would_not_answer_is_refused_when_it_cannot_be_asked(string? body)
    {
        _site.Behind.PublishingIsDown = true;

        var (status, answer) = await Post(body ?? Checks(1_001));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("checks", answer.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task of_as_many_as_publishing_answers_says_of_each_that_it_is_not_verifiable()
    {
        _site.Behind.PublishingIsDown = true;

        Assert.Equal(1_000, (await Post(Checks(1_000))).Answer.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task of_many_passes_a_refusal_on()
    {
        _site.Behind.Answer("/api/basis-check", new { errors = new[] { new { field = "checks[3].number", reason = "…" } } }, HttpStatusCode.BadRequest);

        var (status, answer) = await Post("""{"checks":[{}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("checks[3].number", answer.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    private static string Checks(int count) => $$"""{"checks":[{{string.Join(',', Enumerable.Repeat("{}", count))}}]}""";

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string body)
    {
        using var caller = _site.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await caller.PostAsync(new Uri("/api/basis-check", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(ContractJson.Options));
    }
}
