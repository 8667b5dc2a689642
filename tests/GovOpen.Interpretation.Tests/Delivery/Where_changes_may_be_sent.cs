using System.Net;
using GovOpen.Interpretation.Delivery;

namespace GovOpen.Interpretation.Tests.Delivery;

public sealed class Where_changes_may_be_sent
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("ff02::1", false)]
    public void is_outside(string address, bool may) => Assert.Equal(may, ReceiverAddress.MayReach(IPAddress.Parse(address), []));

    [Fact]
    public void is_inside_where_that_was_allowed()
    {
        IPNetwork[] allowed = [IPNetwork.Parse("10.20.0.0/16")];
        Assert.Equal([true, true, false], ((string[])["10.20.1.1", "::ffff:10.20.1.1", "10.21.1.1"]).Select(address => ReceiverAddress.MayReach(IPAddress.Parse(address), allowed)));
    }

    [Fact]
    public async Task is_decided_by_what_a_name_leads_to() =>
        await Assert.ThrowsAsync<InnerAddressException>(async () => await ReceiverAddress.ConnectAsync(new("localhost", 1), [], default));

    [Fact]
    public void is_tried_ever_less_often_and_never_given_up()
    {
        var options = new DeliveryOptions { FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromHours(1) };
        Assert.Equal([5, 10, 20, 2560, 3600, 3600], ((int[])[1, 2, 3, 10, 11, 100_000]).Select(failures => (int)options.PauseAfter(failures).TotalSeconds));
    }
}
