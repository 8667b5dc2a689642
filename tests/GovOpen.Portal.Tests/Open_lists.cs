using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Tests;

public sealed class Open_lists : IDisposable
{
    private const int MostBytes = 100_000;

    private static readonly Guid _cleanUp = new("0195a000-0000-7000-8000-000000000009");

    private static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";

    private static readonly XNamespace _map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly Site _site = new Site().With("Site:Address", "https://www.qingjiang.gov.cn").With("Site:Domain", "www.qingjiang.gov.cn");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task of_what_is_in_force_asks_for_nothing_else_and_leads_to_the_files_of_all()
    {
        _site.Behind.Finds(Samples.Found(Samples.Document()) with { Total = 120 });

        var shown = await _site.GetAsync("/effective-list?issuer=青江省人民政府&asOf=2025-01-01&page=2&validity=all&q=补贴");

        var asked = Uri.UnescapeDataString(Assert.Single(_site.Behind.Asked).RequestUri!.PathAndQuery);
        Assert.Equal("/api/search?issuer=青江省人民政府&asOf=2025-01-01&type=document&sort=date&size=50&page=2", asked);
        var text = Uri.UnescapeDataString(WebUtility.HtmlDecode(shown.Text));
        Assert.Contains("href=\"/api/effective-list.csv?issuer=青江省人民政府&asOf=2025-01-01\"", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/effective-list?issuer=青江省人民政府&asOf=2025-01-01&page=3\"", text, StringComparison.Ordinal);
        Assert.Contains("<ol class=\"latest numbered\" start=\"51\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?asOf=gestern")]
    [InlineData("?page=0")]
    public async Task of_what_is_in_force_refuses_what_it_does_not_understand(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _site.GetAsync("/effective-list" + query)).Status);

    [Fact]
    public async Task of_clean_ups_say_how_many_stand_on_each_list()
    {
        _site.Behind.Answer("/api/clean-ups", new CleanUpList { Total = 21, Page = 1, Size = 20, CleanUps = [new(_cleanUp, "清理结果的通知", "青府发〔2026〕8号", "青江省人民政府", "510000", new(2026, 6, 1), new(2026, 7, 1), DefaultRepeal: true, new(26, 6, 7, 5))] });

        var shown = await _site.GetAsync("/clean-ups");

        Assert.Contains($"<a href=\"/clean-ups/{_cleanUp}\" lang=\"zh-CN\">清理结果的通知</a>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<dt>继续有效</dt><dd>26</dd>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<dt>宣布失效</dt><dd>5</dd>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/clean-ups?page=2\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_clean_up_name_each_document_its_outcome_and_what_it_is_now()
    {
        Has(CleanUp(
            new(CleanUpOutcome.Continue, Guid.CreateVersion7(), "甲办法", "青府发〔2020〕1号", new(2031, 6, 30), ByDefault: false, ValidityStatus.InForce, "/documents/a"),
            new(CleanUpOutcome.Repeal, Guid.CreateVersion7(), "乙办法", null, null, ByDefault: true, ValidityStatus.Repealed, "/documents/b"),
            new(CleanUpOutcome.Lapse, Guid.CreateVersion7(), "丙办法", null, null, ByDefault: false, ValidityStatus.NotDisclosed, Url: null)));

        var shown = await _site.GetAsync($"/clean-ups/{_cleanUp}");

        Assert.Contains("<a href=\"/documents/a\">甲办法</a>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("有效期至 2031年6月30日", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"reason\">未列入目录</span>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge repealed\">已废止</span>", shown.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\">丙办法</th>", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/api/clean-ups/{_cleanUp}.csv\"", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"PubDate\" content=\"2026-06-01 00:00\"", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_clean_up_of_thousands_stay_under_100_kB_on_every_page_and_lose_no_line()
    {
        var lines = Enumerable.Range(1, 450).Select(i => new CleanUpLineView(i <= 250 ? CleanUpOutcome.Continue : CleanUpOutcome.Repeal, Guid.CreateVersion7(), $"第{i}号" + new string('文', 60), "青江省人民政府办公厅〔2020〕1号", new(2031, 6, 30), ByDefault: false, ValidityStatus.InForce, $"/documents/{Guid.CreateVersion7()}")).ToArray();
        Has(CleanUp(lines));

        var shown = "";
        for (var page = 1; page <= 5; page++)
        {
            var part = await _site.GetAsync($"/clean-ups/{_cleanUp}?page={page}&lang=en&elder=1");
            Assert.InRange(part.Bytes, 1, MostBytes);
            shown += part.Text;
        }

        Assert.All(lines, line => Assert.Contains($">{line.Title}</a>", shown, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync($"/clean-ups/{_cleanUp}?page=6")).Status);
    }

    [Fact]
    public async Task of_changes_are_a_feed_whose_entries_keep_their_ids()
    {
        var (one, other) = (Change(ActType.Repealed, new(2026, 12, 1)), Change(null, null));
        _site.Behind.Answer("/api/changes", new ChangeList { Changes = [one, other], Before = "638_x", IndexedThrough = Samples.Noon, Stale = false });

        var answer = await _site.GetAsync("/feeds/all.atom");

        Assert.StartsWith("application/atom+xml", answer.Headers["Content-Type"], StringComparison.Ordinal);
        var feed = XDocument.Parse(answer.Text).Root!;
        Assert.Equal(_atom + "feed", feed.Name);
        Assert.Equal("tag:www.qingjiang.gov.cn,2026:feeds/all", feed.Element(_atom + "id")!.Value);
        Assert.Equal("2026-11-22T04:00:00.000Z", feed.Element(_atom + "updated")!.Value);
        Assert.Equal("https://www.qingjiang.gov.cn/feeds/all.atom", Link(feed, "self"));
        Assert.Equal("https://www.qingjiang.gov.cn/feeds/all.atom?before=638_x", Link(feed, "next"));
        Assert.NotNull(feed.Element(_atom + "author")!.Element(_atom + "name"));
        var entries = feed.Elements(_atom + "entry").ToList();
        Assert.Equal($"tag:www.qingjiang.gov.cn,2026:documents/{one.Id}", entries[0].Element(_atom + "id")!.Value);
        Assert.Equal($"https://www.qingjiang.gov.cn/documents/{one.Id}", Link(entries[0], "alternate"));
        Assert.Contains("自 2026年12月1日 起废止。", entries[0].Element(_atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.StartsWith("公布（2026年11月22日 收录）。", entries[1].Element(_atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.All(entries, entry => Assert.Single(entry.Elements(_atom + "updated")));
    }

    [Theory]
    [InlineData(ActType.Repealed)]
    [InlineData(ActType.Amended)]
    [InlineData(null)]
    public async Task of_changes_say_nothing_that_another_day_makes_untrue(ActType? act)
    {
        var change = Change(act, act is null ? null : new(2026, 12, 1));
        async Task<string> Told(ValidityStatus today)
        {
            _site.Behind.Answer("/api/changes", new ChangeList { Changes = [change with { Validity = today }], Before = null, IndexedThrough = Samples.Noon, Stale = false });
            return (await _site.GetAsync("/feeds/all.atom")).Text;
        }

        Assert.Equal(await Told(ValidityStatus.InForce), await Told(ValidityStatus.Repealed));
    }

    [Fact]
    public async Task of_changes_are_not_sent_again_unchanged()
    {
        _site.Behind.Answer("/api/changes", new ChangeList { Changes = [Change(null, null)], Before = null, IndexedThrough = Samples.Noon, Stale = false });
        using var reader = _site.CreateClient();
        using var first = await reader.GetAsync(new Uri("/feeds/all.atom", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/feeds/all.atom") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await reader.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("就业创业", "theme")]
    [InlineData("青江省人力资源和社会保障厅", "issuer")]
    public async Task of_changes_are_there_for_each_theme_and_organ(string name, string parameter)
    {
        _site.Behind.Answer("/api/changes", request => Samples.Json(new ChangeList
        {
            Changes = Uri.UnescapeDataString(request.RequestUri!.Query).Contains($"{parameter}={name}", StringComparison.Ordinal) ? [Change(null, null)] : [],
            Before = null,
            IndexedThrough = Samples.Noon,
            Stale = false,
        }));

        var feed = XDocument.Parse((await _site.GetAsync($"/feeds/{name}.atom")).Text).Root!;

        Assert.Single(feed.Elements(_atom + "entry"));
        Assert.Equal("https://www.qingjiang.gov.cn/search?" + parameter + "=" + name, Uri.UnescapeDataString(Link(feed, "alternate")!));
        Assert.Equal($"https://www.qingjiang.gov.cn/feeds/{Uri.EscapeDataString(name)}.atom", Link(feed, "self"));
    }

    [Fact]
    public async Task of_changes_that_nobody_has_lead_to_those_that_there_are()
    {
        _site.Behind.Answer("/api/changes", new ChangeList { Changes = [], Before = null, IndexedThrough = null, Stale = true });
        _site.Behind.Finds(Samples.Found(Samples.Document()));

        _site.Behind.Answer("/api/columns", RecordSamples.Columns);

        var shown = await _site.GetAsync("/feeds/没有.atom");

        Assert.Equal(HttpStatusCode.NotFound, shown.Status);
        Assert.Contains("没有名为“没有”的主题、发文机关或专栏", shown.Text, StringComparison.Ordinal);
        Assert.Contains($"/feeds/{Uri.EscapeDataString("就业创业")}.atom", shown.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/feeds/doubleRandom.atom\">双随机、一公开</a>", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_records_are_a_feed_for_each_column()
    {
        HasColumns();
        _site.Behind.Answer("/api/records", RecordSamples.Found(total: 51));

        var feed = XDocument.Parse((await _site.GetAsync("/feeds/doubleRandom.atom")).Text).Root!;

        Assert.Equal("https://www.qingjiang.gov.cn/columns/doubleRandom", Link(feed, "alternate"));
        Assert.Equal("https://www.qingjiang.gov.cn/feeds/doubleRandom.atom?page=2", Link(feed, "next"));
        var entry = Assert.Single(feed.Elements(_atom + "entry"));
        Assert.Equal($"tag:www.qingjiang.gov.cn,2026:records/{RecordSamples.Known}", entry.Element(_atom + "id")!.Value);
        Assert.Equal("加油站计量抽查结果", entry.Element(_atom + "title")!.Value);
        Assert.Equal($"https://www.qingjiang.gov.cn/records/{RecordSamples.Known}", Link(entry, "alternate"));
        Assert.Equal("2026-09-19T16:00:00.000Z", entry.Element(_atom + "published")!.Value); // the beginning of that day in Shanghai
        Assert.Contains(_site.Behind.Asked, asked => asked.RequestUri!.PathAndQuery == "/api/records?column=doubleRandom&size=50&page=1");
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=201")]
    [InlineData("?page=x")]
    public async Task of_records_have_no_such_page(string query)
    {
        HasColumns();

        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync("/feeds/doubleRandom.atom" + query)).Status);
    }

    [Fact]
    public async Task of_records_are_not_denied_while_nobody_knows_the_columns()
    {
        HasColumns();
        _site.Behind.PublishingIsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync("/feeds/doubleRandom.atom")).Status);
    }

    [Fact]
    public async Task of_addresses_are_maps_whose_index_names_where_each_begins()
    {
        HasAddresses([.. Enumerable.Range(1, 120_500)]);

        var index = XDocument.Parse((await _site.GetAsync("/sitemap.xml")).Text).Root!;
        var maps = index.Elements(_map + "sitemap").Select(map => map.Element(_map + "loc")!.Value).ToList();

        Assert.Equal(_map + "sitemapindex", index.Name);
        Assert.Equal("https://www.qingjiang.gov.cn/sitemap/site.xml", maps[0]);
        Assert.Equal(5, maps.Count);
        Assert.Equal([40_000, 40_000, 40_000, 500], (await MappedAsync(maps)).Select(map => map.Count));
        Assert.Equal("application/xml", (await _site.GetAsync(new Uri(maps[1]).AbsolutePath)).Headers["Content-Type"]);
        Assert.Equal(Enumerable.Range(1, 120_500), (await MappedAsync(maps)).SelectMany(map => map));
    }

    [Fact]
    public async Task of_addresses_are_not_counted_for_each_who_asks()
    {
        HasAddresses([.. Enumerable.Range(1, 50_500)]);
        await _site.GetAsync("/sitemap.xml");
        _site.Behind.Asked.Clear();

        await _site.GetAsync("/sitemap.xml");

        Assert.Empty(_site.Behind.Asked);
    }

    [Fact]
    public async Task of_addresses_lose_nothing_that_appears_in_the_middle()
    {
        List<int> first = [.. Enumerable.Range(0, 80_000).Select(i => (2 * i) + 1)];
        HasAddresses(first);
        var known = await MapsAsync();
        List<int> all = [.. first.Concat(Enumerable.Range(1, 15_000).Select(i => 2 * i)).Order()];
        HasAddresses(all);

        Assert.Equal(all, (await MappedAsync(known)).SelectMany(map => map));

        _site.Wait(TimeSpan.FromMinutes(6));
        var now = await MapsAsync();
        var mapped = await MappedAsync(now);
        Assert.Superset(known.ToHashSet(), now.ToHashSet());
        Assert.Equal(all, mapped.SelectMany(map => map));
        Assert.All(mapped, map => Assert.InRange(map.Count, 1, 50_000));
    }

    [Fact]
    public async Task of_addresses_hold_the_fixed_pages_the_columns_and_the_clean_ups()
    {
        _site.Behind.Answer("/api/clean-ups", new CleanUpList { Total = 1, Page = 1, Size = 100, CleanUps = [new(_cleanUp, "通知", null, "青江省人民政府", "510000", new(2026, 6, 1), new(2026, 7, 1), DefaultRepeal: false, new(1, 0, 0, 0))] });

        _site.Behind.Answer("/api/columns", RecordSamples.Columns);

        var map = XDocument.Parse((await _site.GetAsync("/sitemap/site.xml")).Text).Root!.Elements(_map + "url").Select(url => url.Value).ToList();

        Assert.Contains("https://www.qingjiang.gov.cn/", map);
        Assert.Contains("https://www.qingjiang.gov.cn/effective-list", map);
        Assert.Contains($"https://www.qingjiang.gov.cn/clean-ups/{_cleanUp}", map);
        Assert.Contains("https://www.qingjiang.gov.cn/columns/doubleRandom", map);
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemap/site.xml")]
    [InlineData("/sitemap/00000000-0000-0000-0000-000000000000.xml")]
    public async Task of_addresses_are_not_cut_short_by_an_outage(string address)
    {
        _site.Behind.Answer("/api/columns", RecordSamples.Columns);
        _site.Behind.SearchIsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync(address)).Status);
    }

    [Fact]
    public async Task of_addresses_do_not_leave_the_columns_out_while_nobody_knows_them()
    {
        _site.Behind.PublishingIsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync("/sitemap/site.xml")).Status);
    }

    [Fact]
    public async Task of_addresses_are_not_listed_in_part_when_search_fails_in_the_middle()
    {
        _site.Behind.Answer("/api/addresses", request => request.RequestUri!.Query.Length == 0 ? Samples.Json(new AddressList([new(Id(1), Samples.Noon)], Id(1))) : new(HttpStatusCode.InternalServerError));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.GetAsync("/sitemap.xml")).Status);
    }

    [Fact]
    public async Task are_named_to_robots_and_in_the_catalogue()
    {
        var robots = await _site.GetAsync("/robots.txt");
        var catalogue = JsonDocument.Parse((await _site.GetAsync("/catalogue.jsonld")).Text).RootElement;

        Assert.StartsWith("text/plain", robots.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("Disallow: /documents/*/compare", robots.Text, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://www.qingjiang.gov.cn/sitemap.xml", robots.Text, StringComparison.Ordinal);
        Assert.Equal("dcat:Catalog", catalogue.GetProperty("@type").GetString());
        var addresses = catalogue.GetProperty("dcat:dataset").EnumerateArray()
            .SelectMany(dataset => dataset.GetProperty("dcat:distribution").EnumerateArray()).Select(distribution => distribution.GetProperty("dcat:downloadURL").GetProperty("@id").GetString());
        Assert.Superset(new HashSet<string?> { "https://www.qingjiang.gov.cn/api/effective-list.csv", "https://www.qingjiang.gov.cn/api/effective-list.json", "https://www.qingjiang.gov.cn/api/clean-ups", "https://www.qingjiang.gov.cn/feeds/all.atom" }, addresses.ToHashSet());
    }

    /// <summary>Columns, and nothing that changed.</summary>
    private void HasColumns()
    {
        _site.Behind.Answer("/api/changes", new ChangeList { Changes = [], Before = null, IndexedThrough = Samples.Noon, Stale = false });
        _site.Behind.Answer("/api/columns", RecordSamples.Columns);
    }

    private static string? Link(XElement element, string relation) =>
        element.Elements(_atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value;

    private static DocumentChange Change(ActType? act, DateOnly? on)
    {
        var document = Samples.Document();
        return new()
        {
            Id = document.Id,
            Version = 1,
            Title = "就业补贴<管理>办法",
            Number = document.Number,
            Issuer = document.Issuer,
            Theme = document.Theme,
            Happened = act is { } type ? CamelCase.Of(type) : "published",
            On = on,
            By = null,
            RecordedAt = Samples.Noon,
            Validity = document.Validity,
            Eli = null,
            Url = document.Url,
        };
    }

    private static CleanUpView CleanUp(params CleanUpLineView[] lines) => new()
    {
        Id = _cleanUp,
        Title = "关于行政规范性文件清理结果的通知",
        Number = "青府发〔2026〕8号",
        Issuer = "青江省人民政府",
        Division = "510000",
        PublishedOn = new(2026, 6, 1),
        EffectiveOn = new(2026, 7, 1),
        DefaultRepeal = true,
        Counts = new(lines.Count(l => l.Outcome == CleanUpOutcome.Continue), 0, lines.Count(l => l.Outcome == CleanUpOutcome.Repeal), lines.Count(l => l.Outcome == CleanUpOutcome.Lapse)),
        AsOf = Site.Today,
        Lines = lines,
        IndexedThrough = Samples.Noon,
        Stale = false,
    };

    private void Has(CleanUpView cleanUp) => _site.Behind.Answer($"/api/clean-ups/{cleanUp.Id}", cleanUp);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Documents by their numbers, a thousand at a time, as Search gives them.</summary>
    private void HasAddresses(List<int> numbers) => _site.Behind.Answer("/api/addresses", request =>
    {
        var after = request.RequestUri!.Query is { Length: > 0 } query ? Convert.ToInt32(query.Split('=')[1][..8], 16) : 0;
        var found = numbers.BinarySearch(after);
        var from = found < 0 ? ~found : found + 1;
        var page = numbers.GetRange(from, Math.Min(1_000, numbers.Count - from)).Select(i => new DocumentAddress(Id(i), Samples.Noon)).ToList();
        return Samples.Json(new AddressList(page, from + page.Count < numbers.Count ? page[^1].Id : null));
    });

    private async Task<List<string>> MapsAsync() =>
        [.. XDocument.Parse((await _site.GetAsync("/sitemap.xml")).Text).Root!.Elements(_map + "sitemap").Select(map => map.Element(_map + "loc")!.Value)];

    /// <summary>The numbers of the documents on each map of an index.</summary>
    private async Task<List<List<int>>> MappedAsync(IEnumerable<string> maps)
    {
        var mapped = new List<List<int>>();
        foreach (var map in maps.Skip(1))
        {
            var urls = XDocument.Parse((await _site.GetAsync(new Uri(map).AbsolutePath)).Text).Root!.Elements(_map + "url");
            mapped.Add([.. urls.Select(url => Convert.ToInt32(url.Element(_map + "loc")!.Value.Split("/documents/")[1][..8], 16))]);
        }

        return mapped;
    }
}
