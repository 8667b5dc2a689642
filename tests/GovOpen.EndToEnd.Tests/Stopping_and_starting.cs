using System.Net.Sockets;
using GovOpen.Testing;

namespace GovOpen.EndToEnd.Tests;

[Collection("platform")]
public sealed class Stopping_and_starting(Platform platform)
{
    [Fact]
    public async Task leaves_no_process_and_no_port_and_loses_nothing()
    {
        await platform.IsHealthyAsync();
        var before = await platform.AllFoundAsync();
        var components = (await platform.StatusAsync()).Status["components"]!.AsArray();
        var pids = components.Select(component => component!["pid"]!.GetValue<int>()).ToList();
        var ports = components.Select(component => component!["address"]?.GetValue<string>()).OfType<string>().Select(address => int.Parse(address.Split(':')[^1])).ToList();

        var (down, said) = await platform.DownAsync();
        Assert.True(down == 0, said);
        Assert.All(pids, pid => Assert.False(Directory.Exists($"/proc/{pid}"), $"process {pid} is still there"));
        Assert.All(ports, port => Assert.Throws<SocketException>(() => new TcpClient("127.0.0.1", port).Dispose()));
        Assert.NotEqual(0, (await platform.StatusAsync()).Code);

        var (up, output) = await platform.UpAsync();
        Assert.True(up == 0, output);
        await platform.IsHealthyAsync();
        await Eventually.BecomesAsync(platform.AllFoundAsync, found => found.SetEquals(before), what: "what is found");
    }
}
