using System.Globalization;
using System.Net;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Hotline.Tests;

public sealed class Filing_a_concern(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    [Theory]
    [InlineData("consultation", "2026-12-01", "2026-12-04")]
    [InlineData("help", "2026-12-01", "2026-12-10")]
    [InlineData("complaint", "2026-09-28", "2026-10-23")] // over the National Day holiday, with a Saturday that is worked for it
    public async Task tells_until_when_it_is_answered_and_by_which_days(string kind, string received, string due)
    {
        hotline.Clock.GoTo(DateOnly.ParseExact(received, "yyyy-MM-dd", CultureInfo.InvariantCulture));

        var filed = await hotline.FilesAsync(HotlineApi.Says(kind: kind));

        Assert.Equal(due, (string)filed["dueOn"]!);
        Assert.Equal((due, received), ((string)filed["deadline"]!["due"]!, (string)filed["deadline"]!["from"]!));
        Assert.StartsWith(received.Replace("-", "", StringComparison.Ordinal) + "-", (string)filed["receipt"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task needs_no_name_and_is_found_by_receipt_and_code_however_they_are_typed()
    {
        var filed = await hotline.FilesAsync();
        var code = (string)filed["code"]!;

        foreach (var typed in (string[])[code, code.ToLowerInvariant(), $" {code[..5]}-{code[5..]} ", string.Concat(code.Select(c => (char)(c + 0xFEE0)))])
        {
            var found = await hotline.IsAsync(HttpStatusCode.OK, HttpMethod.Post, "/api/concerns/lookup", hotline.Anybody, new() { ["receipt"] = (string)filed["receipt"]!, ["code"] = typed });
            Assert.Equal(("received", "小区门口路灯坏了半个月，晚上看不见路，请尽快修好。"), ((string)found["state"]!, (string)found["text"]!));
        }
    }

    [Theory]
    [InlineData("text", "“”")]
    [InlineData("text", null)]
    [InlineData("division", "51")]
    [InlineData("phone", "打给我")]
    [InlineData("kind", "rant")]
    [InlineData("urgent", "yes")]
    public async Task names_what_it_cannot_take(string field, string? value)
    {
        var concern = HotlineApi.Says();
        concern[field] = value;

        var problem = await hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/concerns", hotline.Anybody, concern);

        Assert.Contains(field, problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_text_that_nobody_reads()
    {
        var problem = await hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/concerns", hotline.Anybody, HotlineApi.Says(new string('长', 5_001)));
        Assert.Equal("text", (string)problem["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task gives_every_receipt_once_although_many_file_at_the_same_time()
    {
        var filed = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => hotline.FilesAsync()));
        Assert.Equal(60, filed.Select(one => (string)one["receipt"]!).Distinct().Count());
    }

    [Fact]
    public async Task counts_once_although_a_button_was_pressed_twice()
    {
        var concern = HotlineApi.Says();
        concern["requestId"] = Guid.NewGuid();

        var filed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hotline.FilesAsync(concern)));

        Assert.Single(filed.Select(one => one.ToJsonString()).Distinct());
        await hotline.LooksUpAsync(filed[0]);

        concern["text"] = "另一件事：井盖没有了，请马上补上。";
        var problem = await hotline.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/concerns", hotline.Anybody, concern);
        Assert.Equal("requestId", (string)problem["errors"]![0]!["field"]!); // else it would be lost
    }

    [Fact]
    public async Task is_done_by_an_agent_for_who_calls_and_is_accepted_with_that()
    {
        var filed = await hotline.IsAsync(HttpStatusCode.Created, HttpMethod.Post, "/api/orders", hotline.Agent, new() { ["concern"] = HotlineApi.Says(division: null), ["channel"] = "phone" });

        var order = await hotline.OrderOfAsync(filed);
        Assert.Equal(("accepted", "phone", "510100"), ((string)order["state"]!, (string)order["channel"]!, (string)order["division"]!));
        using var elsewhere = await hotline.SendAsync(HttpMethod.Post, "/api/orders", hotline.As(Role.HotlineAgent, "zi", "自贡市12345热线中心", "510300"), new() { ["concern"] = HotlineApi.Says(), ["channel"] = "phone" });
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Fact]
    public async Task leaves_nothing_readable_in_the_database()
    {
        var filed = await hotline.FilesAsync(HotlineApi.Says("我叫王大锤，住在青龙街88号，楼上装修吵得睡不着。", name: "王大锤", phone: "13800001234"));
        var order = await hotline.TakesAsync(await hotline.OrderOfAsync(filed), "accept", hotline.Agent);
        await hotline.TakesAsync(order, "redirect", hotline.Agent, HotlineApi.Because("请王大锤先生拨打110处理噪声扰民。", ("channel", "police")));

        foreach (var marker in (string[])["王大锤", "13800001234", "青龙街", (string)filed["code"]!]) Assert.Empty(await hotline.Database.FilesWithAsync(marker));
        Assert.Contains("王大锤", (string)(await hotline.LooksUpAsync(filed))["reply"]!, StringComparison.Ordinal); // who filed it reads it
    }
}
