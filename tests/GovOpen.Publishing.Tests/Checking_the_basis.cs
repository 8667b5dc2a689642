using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class Checking_the_basis(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private static int _number;

    [Theory]
    [InlineData("""{"effectiveOn":"2020-05-01"}""", true, ValidityStatus.InForce, "inForce", "现行有效")]
    [InlineData("""{"effectiveOn":"2020-05-01","lastValidDay":"2025-05-31"}""", true, ValidityStatus.InForce, "inForce", "现行有效，有效期至2025年5月31日")]
    [InlineData("""{"effectiveOn":"2020-05-01","lastValidDay":"2023-12-31"}""", false, ValidityStatus.Lapsed, "lapsed", "有效期至2023年12月31日，已失效")]
    [InlineData("""{"effectiveOn":"2020-05-01","repealedOn":"2024-01-01"}""", false, ValidityStatus.Repealed, "repealed", "已于2024年1月1日废止")]
    [InlineData("""{"effectiveOn":"2020-05-01","repealedOn":"2024-01-02"}""", true, ValidityStatus.InForce, "inForce", "现行有效，自2024年1月2日起废止")]
    [InlineData("""{"effectiveOn":"2020-05-01","status":"repealed"}""", false, ValidityStatus.Repealed, "repealed", "已废止，废止日期不详")]
    [InlineData("""{"effectiveOn":"2020-05-01","status":"amended"}""", false, ValidityStatus.Repealed, "superseded", "已被修改后的文本替代")]
    [InlineData("""{"effectiveOn":"2024-05-01"}""", false, ValidityStatus.NotYetInForce, "notYetInForce", "自2024年5月1日起施行，尚未施行")]
    [InlineData("""{"effectiveOn":"2020-05-01","suspensions":[{"from":"2023-12-01","to":"2024-01-31"}]}""", false, ValidityStatus.Suspended, "suspended", "自2023年12月1日至2024年1月31日停止执行")]
    [InlineData("""{"effectiveOn":"2020-05-01","suspensions":[{"from":"2023-12-01"}]}""", false, ValidityStatus.Suspended, "suspended", "自2023年12月1日起停止执行")]
    [InlineData("""{"effectiveOn":"2020-05-01","partlyRepealedOn":"2023-03-01"}""", false, ValidityStatus.PartiallyInForce, "partiallyInForce", "自2023年3月1日起部分条款已失效，须核对所引条款")]
    [InlineData("""{"effectiveOn":null,"text":"没有日期的正文"}""", false, ValidityStatus.Unknown, "unknown", "施行日期不详，有效性待核")]
    public async Task says_whether_and_why(string facts, bool usable, ValidityStatus validity, string code, string text)
    {
        var (id, number) = await ImportedAsync(facts);

        var check = await publishing.CheckAsync($"?number={number}&on=2024-01-01");

        Assert.Equal((usable, validity), (check.Usable, check.Validity));
        Assert.Equal((code, text), (check.Reasons.Single().Code, check.Reasons.Single().Text));
        Assert.Equal(("某市城镇供水管理办法", number), (check.Document!.Title, check.Document.Number));
        Assert.Equal($"/documents/{check.Document.Id}", check.Document.Url);
        Assert.Equal(check.Document, (await publishing.CheckAsync($"?id={check.Document.Id}&on=2024-01-01")).Document);
        Assert.Equal(check.Document, (await publishing.CheckAsync($"?id={id}&on=2024-01-01")).Document);
    }

    [Fact]
    public async Task finds_a_number_however_it_is_typed()
    {
        var id = NewId();
        await publishing.ImportAsync(Line(id, line => line["docNumber"] = "某供发[2021]0077号"));

        foreach (var typed in (string[])["某供发〔2021〕77号", "某供发（2021）77号", "某供发202177号", " 某供发 【２０２１】 77 号 "])
        {
            Assert.True((await publishing.CheckAsync($"?number={Uri.EscapeDataString(typed)}")).Usable, typed);
        }
    }

    [Fact]
    public async Task finds_the_id_of_a_source_that_looks_like_ours()
    {
        var id = Guid.NewGuid().ToString();
        await publishing.ImportAsync(Line(id));

        Assert.True((await publishing.CheckAsync($"?id={id}")).Usable);
    }

    [Fact]
    public async Task says_nothing_about_what_is_unknown_or_not_public()
    {
        var number = NewNumber();
        await publishing.ImportAsync(Line(NewId(), line => line["docNumber"] = number));

        foreach (var query in (string[])["?number=无此文号〔2020〕1号", "?id=nothing", $"?id={Guid.NewGuid()}", $"?number={number}&on=2020-02-29"])
        {
            using var answer = await publishing.GetAsync("/api/basis-check" + query, publishing.TokenOf(Scopes.Public));
            Assert.Equal("""{"usable":false,"validity":"notDisclosed","reasons":[{"code":"notDisclosed","text":"未公开或者未收录"}]}""", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task looks_at_the_asked_day_else_at_today()
    {
        var (_, number) = await ImportedAsync("""{"effectiveOn":"2020-05-01","lastValidDay":"2025-05-31"}""");

        Assert.Equal(ValidityStatus.NotDisclosed, (await publishing.CheckAsync($"?number={number}&on=2020-02-29")).Validity);
        Assert.Equal(ValidityStatus.NotYetInForce, (await publishing.CheckAsync($"?number={number}&on=2020-04-30")).Validity);
        Assert.Equal(ValidityStatus.InForce, (await publishing.CheckAsync($"?number={number}&on=2025-05-31")).Validity);
        Assert.Equal(ValidityStatus.Lapsed, (await publishing.CheckAsync($"?number={number}&on=2025-06-01")).Validity);
        Assert.Equal(ValidityStatus.Lapsed, (await publishing.CheckAsync($"?number={number}")).Validity);
    }

    [Fact]
    public async Task trusts_a_number_of_several_documents_only_if_all_of_them_are_in_force()
    {
        var number = NewNumber();
        var (first, second) = (NewId(), NewId());
        await publishing.ImportAsync(Line(first, line => line["docNumber"] = number), Line(second, line => line["docNumber"] = number));

        var both = await publishing.CheckAsync($"?number={number}");
        Assert.True(both.Usable);
        Assert.Null(both.Document);
        Assert.Contains("2份文件，均现行有效", both.Reasons.Single().Text, StringComparison.Ordinal);

        await publishing.ImportAsync(Line(second, line => (line["docNumber"], line["repealedOn"]) = (number, "2024-01-01")));

        var one = await publishing.CheckAsync($"?number={number}");
        Assert.Equal((false, ValidityStatus.Unknown, "ambiguousNumber"), (one.Usable, one.Validity, one.Reasons.Single().Code));
        Assert.Null(one.Document);
        Assert.True((await publishing.CheckAsync($"?id={first}")).Usable);
    }

    [Fact]
    public async Task knows_a_change_as_soon_as_it_is_acknowledged()
    {
        var (id, number) = await ImportedAsync("{}");
        Assert.True((await publishing.CheckAsync($"?number={number}")).Usable);

        await publishing.ImportAsync(Line(id, line => (line["docNumber"], line["status"]) = (number, "repealed")));

        Assert.False((await publishing.CheckAsync($"?number={number}")).Usable);
    }

    [Theory]
    [InlineData("", "number")]
    [InlineData("?on=2024-01-01", "number")]
    [InlineData("?number=a&id=b", "id")]
    [InlineData("?number=", "number")]
    [InlineData("?number=%20", "number")]
    [InlineData("?number=%EF%BF%BE", "number")]
    [InlineData("?id=", "id")]
    [InlineData("?id=a%00b", "id")]
    [InlineData("?number=a&number=b", "number")]
    [InlineData("?number=a&on=2024-02-30", "on")]
    [InlineData("?number=a&on=yesterday", "on")]
    [InlineData("?number=a&on=", "on")]
    [InlineData("?number=a&asOf=2024-01-01", "asOf")]
    public async Task names_the_parameter_that_is_wrong(string query, string field)
    {
        using var answer = await publishing.GetAsync("/api/basis-check" + query, publishing.TokenOf(Scopes.Staff));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("urn:govopen:problem:invalid-input", (string?)problem["type"]);
        Assert.Contains(field, problem["errors"]!.AsArray().Select(error => (string?)error!["field"]));
    }

    [Theory]
    [InlineData("number", 100)]
    [InlineData("id", 200)]
    public async Task takes_only_so_many_characters(string parameter, int longest)
    {
        using var fits = await publishing.GetAsync($"/api/basis-check?{parameter}={new string('a', longest)}", publishing.TokenOf(Scopes.Public));
        using var over = await publishing.GetAsync($"/api/basis-check?{parameter}={new string('a', longest + 1)}", publishing.TokenOf(Scopes.Public));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (fits.StatusCode, over.StatusCode));
    }

    [Theory]
    [InlineData("%EF%BF%BF%F3%A0%80%81")]
    [InlineData("%ED%A0%80")]
    [InlineData("%F0%9F%98%80%00%E2%80%8B")]
    [InlineData("';drop%20table%20documents;--")]
    public async Task takes_any_characters_for_a_number(string number)
    {
        using var answer = await publishing.GetAsync($"/api/basis-check?number={number}", publishing.TokenOf(Scopes.Public));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task takes_characters_that_grow_when_they_are_normalised()
    {
        var number = new string('\uFDFA', 100);
        var answer = await publishing.ImportAsync(Line(NewId(), line => line["docNumber"] = number));

        Assert.Equal(1, answer.Accepted);
        Assert.True((await publishing.CheckAsync($"?number={Uri.EscapeDataString(number)}")).Usable);
    }

    [Fact]
    public async Task needs_a_token_of_the_public_site_or_of_staff()
    {
        using var anonymous = await publishing.Anonymous.GetAsync(new Uri("/api/basis-check?number=a", UriKind.Relative));
        using var other = await publishing.GetAsync("/api/basis-check?number=a", publishing.TokenOf(Scopes.Internal));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (anonymous.StatusCode, other.StatusCode));
    }

    private static string NewNumber() => $"某供函〔2020〕{Interlocked.Increment(ref _number)}号";

    private async Task<(string Id, string Number)> ImportedAsync(string facts)
    {
        var (id, number) = (NewId(), NewNumber());
        var answer = await publishing.ImportAsync(Line(id, line =>
        {
            line["docNumber"] = number;
            foreach (var (name, value) in JsonNode.Parse(facts)!.AsObject()) line[name] = value?.DeepClone();
        }));
        Assert.Equal(1, answer.Accepted);
        return (id, number);
    }
}
