using System.Net;
using System.Text.Json.Nodes;

namespace GovOpen.Publishing.Tests;

/// <summary>Sends some lines, and loses the connection in the middle of the next when the time has come.</summary>
public sealed class CutContent(JsonObject[] lines, Func<Task> time) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var line in lines)
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));
        }

        await stream.WriteAsync("{\"id\":"u8.ToArray());
        await stream.FlushAsync();
        await time();
        throw new IOException("cut");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
