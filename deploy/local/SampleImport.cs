using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GovOpen.Local.State;

namespace GovOpen.Local;

/// <summary>Loads the sample documents the way any source would, through the staff API, and waits until the public finds them all.</summary>
internal sealed class SampleImport(DataFolder folder, Uri portal, Uri office, Board board)
{
    private const int ShownRefusals = 5;

    private static readonly string _documents = Path.Combine(AppContext.BaseDirectory, "sample", "documents.jsonl");
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(250);

    public async Task RunAsync(CancellationToken ct)
    {
        board.Doing("Importing the sample");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http, ct));
            var imported = await ImportAsync(http, ct);
            await WaitUntilSearchableAsync(http, imported, ct);
            board.Done($"The sample is loaded: {imported:N0} documents are searchable");
        }
        catch (HttpRequestException e)
        {
            throw Failed($"could not be loaded: {e.Message}", "look into the logs of publishing, office and identity beside this one");
        }
    }

    private async Task<string> TokenAsync(HttpClient http, CancellationToken ct)
    {
        await using var file = File.OpenRead(folder.Accounts);
        var accounts = await JsonSerializer.DeserializeAsync<IReadOnlyList<Account>>(file, JsonSerializerOptions.Web, ct);
        var importer = accounts!.First(account => account is { Role: "Importer", ClientId: not null });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = importer.ClientId!,
            ["client_secret"] = importer.ClientSecret!,
        });
        using var answer = await http.PostAsync(new Uri(office, "api/token"), form, ct);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return token.GetProperty("access_token").GetString()!;
    }

    /// <summary>How many documents the platform now has from the sample.</summary>
    private async Task<int> ImportAsync(HttpClient http, CancellationToken ct)
    {
        await using var documents = File.OpenRead(_documents);
        using var content = new StreamContent(documents) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var answer = await http.PostAsync(new Uri(office, "api/documents/import"), content, ct);
        answer.EnsureSuccessStatusCode();

        var lines = (await answer.Content.ReadAsStringAsync(ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var summary = JsonSerializer.Deserialize<Summary>(lines[^1], JsonSerializerOptions.Web)!;
        if (summary.Refused > 0)
        {
            throw Failed($"has {summary.Refused} documents that were refused: {string.Join(" ", lines[..^1].Take(ShownRefusals))}", "mend deploy/sample/documents.jsonl");
        }
        return summary.Accepted + summary.Updated + summary.Unchanged;
    }

    private async Task WaitUntilSearchableAsync(HttpClient http, int imported, CancellationToken ct)
    {
        var (found, lastProgress) = (-1, DateTimeOffset.UtcNow);
        while (found < imported)
        {
            var now = await FoundAsync(http, ct);
            if (now > found) lastProgress = DateTimeOffset.UtcNow;
            if (DateTimeOffset.UtcNow - lastProgress > _patience)
            {
                throw Failed($"is not searchable: {found} of {imported} documents, and no more for {_patience.TotalSeconds:0} seconds", "look into the logs of search and publishing beside this one");
            }
            found = now;
            board.Doing($"Waiting until the sample is searchable: {found:N0} of {imported:N0} documents");
            await Task.Delay(_betweenLooks, ct);
        }
    }

    private async Task<int> FoundAsync(HttpClient http, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(portal, "api/search?validity=all&size=1"), ct);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("total").GetInt32() : 0;
    }

    private StartFailedException Failed(string what, string next) =>
        new("The sample", what, folder.At("logs", "search.log"), $"{next}; then run deploy/up again, or with --no-sample on a new data folder.");

    private sealed record Account(string Role, string? ClientId, string? ClientSecret);

    private sealed record Summary(int Accepted, int Updated, int Unchanged, int Refused);
}
