using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;

namespace GovOpen.Local.Servers;

/// <summary>Whether a component does its work, asked the way its users would. Never throws; a slow answer is a no.</summary>
internal static class Probe
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);
    private static readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public static Task<bool> PostgresAsync(string connectionString, CancellationToken ct) => AnswersAsync(async limit =>
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(limit);
        return true;
    }, ct);

    /// <summary>A broker answers the header of AMQP 0-9-1 with <c>Connection.Start</c> (class 10, method 10), once it is up.</summary>
    public static Task<bool> RabbitMqAsync(Uri broker, CancellationToken ct) => AnswersAsync(async limit =>
    {
        using var client = new TcpClient();
        var encrypted = broker.Scheme == "amqps";
        await client.ConnectAsync(broker.Host, broker.Port > 0 ? broker.Port : encrypted ? 5671 : 5672, limit);
        if (encrypted) return true; // its certificate is the services' business
        await using var stream = client.GetStream();
        await stream.WriteAsync((byte[])[.. "AMQP"u8, 0, 0, 9, 1], limit);
        var frame = new byte[11];
        await stream.ReadExactlyAsync(frame, limit);
        return frame.AsSpan(7, 4).SequenceEqual<byte>([0, 10, 0, 10]);
    }, ct);

    public static Task<bool> EpmdAsync(int port, CancellationToken ct) => AnswersAsync(async limit =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit);
        return true;
    }, ct);

    public static Task<bool> HttpAsync(Uri address, CancellationToken ct) => AnswersAsync(async limit =>
    {
        using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit);
        return answer.IsSuccessStatusCode;
    }, ct);

    /// <summary>What a service that is not ready says of it; null if it says nothing.</summary>
    public static async Task<string?> ReasonAsync(Uri address, CancellationToken ct)
    {
        string? reason = null;
        await AnswersAsync(async limit =>
        {
            using var answer = await _http.GetAsync(address, limit);
            var report = JsonSerializer.Deserialize<HealthReport>(await answer.Content.ReadAsStringAsync(limit), JsonSerializerOptions.Web);
            reason = report?.Checks.FirstOrDefault(check => check.Status != "Healthy")?.Description;
            return true;
        }, ct);
        return reason;
    }

    private static async Task<bool> AnswersAsync(Func<CancellationToken, Task<bool>> ask, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_patience);
        try
        {
            return await ask(limit.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or HttpRequestException or JsonException or NpgsqlException or TimeoutException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }

    private sealed record HealthReport(IReadOnlyList<HealthCheck> Checks);

    private sealed record HealthCheck(string Status, string? Description);
}
