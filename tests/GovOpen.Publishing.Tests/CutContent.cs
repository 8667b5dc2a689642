using System.Net;
using System.Text.Json.Nodes;

namespace GovOpen.Publishing.Tests;

/// <summary>Sends some lines and then loses the connection in the middle of the next.</summary>
public sealed class CutContent(JsonObject[] lines) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var line in lines)
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));
        }

        await stream.WriteAsync("{\"id\":"u8.ToArray());
        await stream.FlushAsync();
        throw new IOException("cut");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
