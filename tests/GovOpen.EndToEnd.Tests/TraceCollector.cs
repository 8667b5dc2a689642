using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovOpen.EndToEnd.Tests;

/// <summary>Takes traces over OTLP (HTTP, protobuf) as a collector does, and keeps what the tests look at.</summary>
public sealed class TraceCollector : IAsyncDisposable
{
    private readonly WebApplication _app;

    public TraceCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            foreach (var span in Otlp.ReadSpans(body.ToArray())) Spans.Add(span);
            return Results.Bytes([], "application/x-protobuf");
        });
        _app.MapPost("/v1/metrics", () =>
        {
            MetricsSeen = true;
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => _app.Urls.First();

    public ConcurrentBag<Span> Spans { get; } = [];

    public bool MetricsSeen { get; private set; }

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <param name="Text">Every text in the span's attributes, to look for what must not be there.</param>
public sealed record Span(string Service, string TraceId, string Name, string Text);

/// <summary>As much of opentelemetry-proto's <c>trace.proto</c> as the tests need, by field numbers.</summary>
internal static class Otlp
{
    public static List<Span> ReadSpans(byte[] request)
    {
        var spans = new List<Span>();
        foreach (var resourceSpans in Fields(request, 1))
        {
            var service = Fields(resourceSpans, 1).SelectMany(resource => Fields(resource, 1)).Select(ReadAttribute)
                .FirstOrDefault(attribute => attribute.Key == "service.name").Value ?? "";
            foreach (var span in Fields(resourceSpans, 2).SelectMany(scope => Fields(scope, 2)))
            {
                spans.Add(new(
                    service,
                    Convert.ToHexStringLower(Fields(span, 1).Single()),
                    System.Text.Encoding.UTF8.GetString(Fields(span, 5).Single()),
                    string.Join('\n', Fields(span, 9).Select(ReadAttribute).Select(attribute => $"{attribute.Key}={attribute.Value}"))));
            }
        }

        return spans;
    }

    private static (string Key, string? Value) ReadAttribute(byte[] attribute)
    {
        var key = System.Text.Encoding.UTF8.GetString(Fields(attribute, 1).Single());
        var text = Fields(attribute, 2).SelectMany(value => Fields(value, 1)).Select(System.Text.Encoding.UTF8.GetString).FirstOrDefault();
        return (key, text);
    }

    /// <summary>The length-delimited values of one field.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var values = new List<byte[]>();
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited) values.Add(input.ReadBytes().ToByteArray());
            else input.SkipLastField();
        }

        return values;
    }
}
