using System.Net;
using System.Text;

namespace GovOpen.Publishing.Tests;

/// <summary>Small lines, made while they are sent; watches meanwhile what the process holds on to.</summary>
public sealed class GeneratedContent(int lines, int refusedEvery) : HttpContent
{
    private readonly string _run = Guid.NewGuid().ToString("N");

    /// <summary>Of ten samples, each after a full collection.</summary>
    public long MostHeld { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var i = 0; i < lines; i++)
        {
            var title = i % refusedEvery == 0 ? "" : $"第{i}号通知";
            await stream.WriteAsync(Encoding.UTF8.GetBytes($$"""{"id":"{{_run}}-{{i}}","title":"{{title}}","kind":"otherDocument","text":"正文{{i}}"}""" + "\n"));
            if (i % (lines / 10) == 0) MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
