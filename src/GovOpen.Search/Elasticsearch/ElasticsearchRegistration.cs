using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GovOpen.Search.Elasticsearch;

internal static class ElasticsearchRegistration
{
    /// <param name="services">Gets the client, one for the process.</param>
    /// <param name="address"><c>https://user:password@host:9200</c>; without a user, where the server asks for none.</param>
    public static void AddElasticsearch(this IServiceCollection services, string address)
    {
        services.AddHttpClient(ElasticsearchClient.Name, http => Connect(http, address)).ConfigurePrimaryHttpMessageHandler(CreateHandler);
        services.AddSingleton(provider => new ElasticsearchClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ElasticsearchClient.Name), provider.GetRequiredService<TimeProvider>()));
    }

    public static void Connect(HttpClient http, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException("ConnectionStrings__elasticsearch is no address such as https://user:password@host:9200.");
        }

        http.BaseAddress = new UriBuilder(server) { UserName = "", Password = "" }.Uri;
        http.Timeout = TimeSpan.FromSeconds(30);
        http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        if (server.UserInfo.Length > 0)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(server.UserInfo))));
        }
    }

    /// <summary>The client lives as long as the process: connections end after a while, so that a server that moved is found again.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        UseProxy = false, // no proxy of the environment may come between
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        AutomaticDecompression = DecompressionMethods.GZip,
    };
}
