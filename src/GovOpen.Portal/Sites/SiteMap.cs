using System.Globalization;
using System.Xml;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Formats;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Records;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Sites;

/// <summary>
/// The map of the site for search engines (sitemaps.org): public pages only. The index lists maps of documents in the order of their
/// ids, each named by the document after which it begins and running to where the next one begins, so that none is lost between
/// them; a map is written while it is read. A document is as old as its draft, so that it can appear in the middle of any map.
/// </summary>
internal sealed class SiteMap(SearchService search, RecordsService records, IOptions<PortalOptions> options, TimeProvider clock) : IDisposable
{
    public const string ContentType = "application/xml";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // What the protocol allows in a map. A new one begins earlier, which leaves room for what appears in the middle.
    private const int MostAddresses = 50_000;

    private const int FullMap = 40_000;

    private const int CleanUpsAtOnce = 100;

    private static readonly TimeSpan _countedFor = TimeSpan.FromMinutes(5);

    private static readonly string[] _fixedPages = ["/", "/columns", "/effective-list", "/clean-ups", "/basis-check", "/feeds", "/about", "/accessibility"];

    private readonly SemaphoreSlim _counting = new(1, 1);

    // Where the maps begin, in order. What was once told to a search engine stays; a map that grew too long is divided.
    private IReadOnlyList<Guid> _starts = [Guid.Empty];

    private DateTimeOffset? _countedAt;

    private SiteOptions Site => options.Value.Site;

    /// <summary>The index of the maps.</summary>
    public async Task<IResult> Index(CancellationToken ct) => await StartsAsync(ct) is { } starts
        ? Written("sitemapindex", async writer =>
        {
            await WriteAsync(writer, "sitemap", "/sitemap/site.xml", null);
            foreach (var start in starts) await WriteAsync(writer, "sitemap", $"/sitemap/{start}.xml", null);
        })
        : Unavailable;

    /// <summary>One of them.</summary>
    public async Task<IResult> Map(string name, CancellationToken ct)
    {
        if (name == "site") return await FixedPages(ct);
        if (!Guid.TryParseExact(name, "D", out var start)) return Problems.NotFound("There is no such map of the site.");

        // The first page is there before anything is answered: afterwards a failure can only cut the answer off.
        if (await StartsAsync(ct) is not { } starts || (await search.AddressesAsync(start, ct)).Value is not { } first) return Unavailable;

        var end = starts.Where(next => next > start).Select(next => (Guid?)next).FirstOrDefault();
        return Written("urlset", async writer =>
        {
            await foreach (var page in PagesAsync(first, ct))
            {
                foreach (var address in page.Addresses.TakeWhile(address => !(address.Id > end))) await WriteAsync(writer, "url", $"/documents/{address.Id}", address.ChangedAt);
                await writer.FlushAsync();
                if (page.After >= end) break;
            }
        });
    }

    public void Dispose() => _counting.Dispose();

    private async Task<IResult> FixedPages(CancellationToken ct)
    {
        if (await records.ColumnsAsync(ct) is not { } columns) return Unavailable;

        var pages = _fixedPages.Concat(columns.Columns.Select(column => "/columns/" + Uri.EscapeDataString(column.Key))).ToList();
        var room = MostAddresses - pages.Count;
        for (var page = 1; ; page++)
        {
            if ((await search.CleanUpsAsync(page, CleanUpsAtOnce, ct)).Value is not { } list) return Unavailable;
            pages.AddRange(list.CleanUps.Select(cleanUp => $"/clean-ups/{cleanUp.Id}"));
            if (page * CleanUpsAtOnce >= Math.Min(list.Total, room) || list.CleanUps.Count == 0) break;
        }

        return Written("urlset", async writer =>
        {
            foreach (var page in pages.Take(MostAddresses)) await WriteAsync(writer, "url", page, null);
        });
    }

    /// <summary>Where the maps begin, counted anew every few minutes; null: Search could not be asked.</summary>
    private async Task<IReadOnlyList<Guid>?> StartsAsync(CancellationToken ct)
    {
        await _counting.WaitAsync(ct);
        try
        {
            if (clock.GetUtcNow() - _countedAt < _countedFor) return _starts;
            if ((await search.AddressesAsync(null, ct)).Value is not { } first) return null;

            var starts = new SiteMapStarts(_starts, FullMap, MostAddresses);
            await foreach (var page in PagesAsync(first, ct))
            {
                foreach (var address in page.Addresses) starts.Count(address.Id);
            }

            (_starts, _countedAt) = (starts.All(), clock.GetUtcNow());
            return _starts;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        finally
        {
            _counting.Release();
        }
    }

    private async IAsyncEnumerable<AddressList> PagesAsync(AddressList first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return first;
        for (var after = first.After; after is not null;)
        {
            var next = (await search.AddressesAsync(after, ct)).Value ?? throw new HttpRequestException("Search could not be reached.");
            yield return next;
            after = next.After;
        }
    }

    private static IResult Unavailable => Problems.Refused(StatusCodes.Status503ServiceUnavailable, "upstream-unavailable", "The map of the site cannot be made now. Please try again in a moment.");

    private static PushStreamHttpResult Written(string root, Func<XmlWriter, Task> write) => TypedResults.Stream(
        async body =>
        {
            await using var writer = XmlWriter.Create(body, XmlWriting.Settings);
            await writer.WriteStartDocumentAsync();
            await writer.WriteStartElementAsync(null, root, Namespace);
            await write(writer);
            await writer.WriteEndElementAsync();
        },
        ContentType);

    private async Task WriteAsync(XmlWriter writer, string element, string address, DateTimeOffset? changedAt)
    {
        await writer.WriteStartElementAsync(null, element, Namespace);
        await writer.WriteElementStringAsync(null, "loc", Namespace, Site.Whole(address));
        if (changedAt is { } instant) await writer.WriteElementStringAsync(null, "lastmod", Namespace, instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        await writer.WriteEndElementAsync();
    }
}
