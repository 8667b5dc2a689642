using System.Net;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests;

public sealed class Erasing_what_was_said(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    [Fact]
    public async Task happens_on_schedule_and_leaves_what_was_done()
    {
        hotline.Clock.GoTo(new DateOnly(2026, 12, 1));
        var (filed, closed) = await hotline.HasClosedAsync();
        var (_, open) = await hotline.HasInProgressAsync();

        hotline.Clock.GoTo(new DateOnly(2026, 12, 3).AddDays(3 * 365));
        var erased = await Eventually.BecomesAsync(() => hotline.ReadAsync(closed), order => order["text"] is null);

        Assert.Equal((null, "closed", 7), ((string?)erased["reply"], (string)erased["state"]!, erased["steps"]!.AsArray().Count));
        Assert.NotNull((await hotline.ReadAsync(open))["text"]); // it is not over
        Assert.Equal(0L, await hotline.Database.ScalarAsync("select count(*) from case_keys where order_id = $1", Guid.Parse((string)closed["id"]!)));
        using var lookup = await hotline.SendAsync(HttpMethod.Post, "/api/concerns/lookup", hotline.Anybody, HotlineApi.KeyOf(filed));
        Assert.Equal(HttpStatusCode.NotFound, lookup.StatusCode);
        Assert.Equal("erased", await hotline.IsRefusedAsync(erased, "follow-up", hotline.Caller, new() { ["resolved"] = true }, HttpStatusCode.Gone));
    }
}
