using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace GovOpen.Testing;

/// <summary>A virtual host of its own on the run's broker.</summary>
public sealed class VirtualHost : IAsyncDisposable
{
    private readonly HttpClient _api;
    private readonly string _name = "test-" + Guid.NewGuid().ToString("N");
    private readonly string _user;

    private VirtualHost()
    {
        var api = TestServers.RabbitMqApi;
        _user = Uri.UnescapeDataString(api.UserInfo.Split(':')[0]);
        _api = new HttpClient { BaseAddress = new Uri(api.GetLeftPart(UriPartial.Authority).Replace(api.UserInfo + "@", "", StringComparison.Ordinal) + "/api/") };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(api.UserInfo))));
    }

    /// <summary>For <c>ConnectionStrings:rabbitmq</c>.</summary>
    public string ConnectionString => new UriBuilder(TestServers.RabbitMq) { Path = "/" + _name }.Uri.ToString();

    public static async Task<VirtualHost> CreateAsync()
    {
        var host = new VirtualHost();
        (await host._api.PutAsync(new Uri("vhosts/" + host._name, UriKind.Relative), null)).EnsureSuccessStatusCode();
        await host.AllowAsync();
        return host;
    }

    /// <summary>Closes every connection and lets nobody in, until <see cref="AllowAsync"/>.</summary>
    public async Task CutAsync()
    {
        (await _api.DeleteAsync(new Uri($"permissions/{_name}/{_user}", UriKind.Relative))).EnsureSuccessStatusCode();
        // The management database shows a connection only some seconds after it was made: look until none has come for longer.
        for (var none = System.Diagnostics.Stopwatch.StartNew(); none.Elapsed < TimeSpan.FromSeconds(6); await Task.Delay(200))
        {
            foreach (var connection in await ConnectionsAsync())
            {
                none.Restart();
                var gone = await _api.DeleteAsync(new Uri("connections/" + Uri.EscapeDataString(connection), UriKind.Relative));
                if (gone.StatusCode != HttpStatusCode.NotFound) gone.EnsureSuccessStatusCode();
            }
        }
    }

    /// <summary>Lets the run's user in again.</summary>
    public async Task AllowAsync() =>
        (await _api.PutAsJsonAsync($"permissions/{_name}/{_user}", new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode();

    private async Task<IReadOnlyList<string>> ConnectionsAsync()
    {
        var all = await _api.GetFromJsonAsync<JsonArray>($"vhosts/{_name}/connections");
        return [.. all!.Select(connection => connection!["name"]!.GetValue<string>())];
    }

    public async ValueTask DisposeAsync()
    {
        using (_api) await _api.DeleteAsync(new Uri("vhosts/" + _name, UriKind.Relative));
    }
}
