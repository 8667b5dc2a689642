using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GovOpen.ServiceDefaults;

/// <summary>Traces and metrics over OTLP, from the framework's own sources and ours; off while no endpoint is set.</summary>
public static class Telemetry
{
    /// <summary>The name of our own activity source and meter, the same in every service.</summary>
    public const string SourceName = "GovOpen";

    /// <summary>Steps that no built-in source knows: relay, projection, index.</summary>
    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>Counts and durations that no built-in meter knows.</summary>
    public static Meter Meter { get; } = new(SourceName);

    private static readonly string[] _sources = [SourceName + "*", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit"];

    private static readonly string[] _meters =
        [SourceName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit"];

    internal static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        // The standard name, read by the exporter itself too; so are its protocol, headers and intervals.
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        var resource = ResourceBuilder.CreateDefault().AddService("govopen-" + service, serviceInstanceId: Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(_sources)
            .AddProcessor(new DropQueryStrings())
            .AddOtlpExporter()
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(_meters)
            .AddOtlpExporter()
            .Build());
        builder.Services.AddHostedService<Exporting>();
    }

    /// <summary>What people type into a search box stays out of traces: it can be personal.</summary>
    private sealed class DropQueryStrings : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.query", null);
            data.SetTag("http.target", null);
            if (data.GetTagItem("url.full") is string url && url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start)
            {
                data.SetTag("url.full", url[..start]);
            }
        }
    }

    /// <summary>Builds the providers with the host, and lets the container flush and dispose them with it.</summary>
    private sealed class Exporting(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(timeoutMilliseconds: 3000);
            metrics.ForceFlush(timeoutMilliseconds: 3000);
            return Task.CompletedTask;
        }
    }
}
