using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>Publishing, as far as Office asks it: its trail.</summary>
public sealed class FakePublishing : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakePublishing()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        FakeAudit.Map(_app, "publishing", Audit);
    }

    public FakeAudit Audit { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<FakePublishing> StartAsync()
    {
        var publishing = new FakePublishing();
        await publishing._app.StartAsync();
        return publishing;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
