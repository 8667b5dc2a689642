using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class Listing_what_is_in_force(SearchApi search) : IClassFixture<SearchApi>, IAsyncLifetime
{
    private static bool _published;

    public async Task InitializeAsync()
    {
        if (_published) return;
        _published = true;
        var random = new Random(4);
        await search.HasPublishedAsync([.. Enumerable.Range(1, 400).Select(i => Document(i, random))]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData("asOf=2022-06-30")]
    [InlineData("asOf=2028-01-01")]
    [InlineData("issuer=成都市人民政府")]
    [InlineData("division=510100&asOf=2024-01-01")]
    public async Task names_what_a_search_finds_and_nothing_else(string parameters)
    {
        var list = await search.ReadAsync<EffectiveList>("api/effective-list.json?" + parameters);

        var found = new List<Guid>();
        for (var page = 1; page <= 4; page++) found.AddRange((await search.SearchAsync($"{parameters}&size=100&page={page}")).Hits.Select(hit => hit.Id));
        Assert.Equal(found.Order(), list.Documents.Select(document => document.Id).Order());
        Assert.Equal((found.Count, false), (list.Total, list.Stale));
        Assert.True(found.Count > 20);
        Assert.All(list.Documents, document => Assert.True(document.Validity.IsInForce()));
    }

    [Fact]
    public async Task goes_by_issuer_number_and_id()
    {
        var documents = (await search.ReadAsync<EffectiveList>("api/effective-list.json")).Documents.ToList();
        Assert.Equal(
            documents.OrderBy(document => document.Issuer, StringComparer.Ordinal).ThenBy(document => document.Number, StringComparer.Ordinal).ThenBy(document => document.Id).Select(document => document.Id),
            documents.Select(document => document.Id));
        Assert.True(documents.Select(document => document.Issuer).Distinct().Count() > 2);
    }

    [Fact]
    public async Task is_a_table_that_a_spreadsheet_reads_as_it_is_meant()
    {
        using var answer = await search.GetAsync("api/effective-list.csv?issuer=成都市人民政府");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        Assert.Equal("effective-list-2026-11-22.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);

        using var reader = new StreamReader(new MemoryStream(bytes));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList();
        var list = await search.ReadAsync<EffectiveList>("api/effective-list.json?issuer=成都市人民政府");
        Assert.Equal(list.Documents.Select(document => document.Id.ToString()), rows.Select(row => row["标识"]));
        Assert.All(rows, row => Assert.Equal(("成都市人民政府", "2026-11-22"), (row["发文机关"], row["有效性日期"])));
        Assert.Contains(rows, row => row["有效性"] is "有效");
        Assert.Contains(rows, row => row["有效性"] is "部分失效");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    public async Task lets_no_title_become_a_formula(string title)
    {
        var issuer = "公式机关" + Guid.NewGuid();
        await search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, title) with { Issuer = issuer });

        var row = (await (await search.GetAsync("api/effective-list.csv?issuer=" + issuer)).Content.ReadAsStringAsync()).Split("\r\n")[1];

        Assert.StartsWith("'" + title[0], row.TrimStart('"'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_sent_again_until_something_changed()
    {
        const string Address = "api/effective-list.json?asOf=2024-01-01";
        using var first = await search.GetAsync(Address);
        var tag = first.Headers.ETag!;
        Assert.True(tag.IsWeak);

        Assert.Equal(HttpStatusCode.NotModified, (await search.AskAsync(Address, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await search.AskAsync(Address.Replace("json", "csv", StringComparison.Ordinal), tag)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await search.AskAsync("api/effective-list.json?asOf=2024-01-02", tag)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await search.AskAsync(Address + "&issuer=成都市人民政府", tag)).StatusCode);

        await search.HasPublishedAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "新的一件"));
        Assert.Equal(HttpStatusCode.OK, (await search.AskAsync(Address, tag)).StatusCode);
    }

    [Theory]
    [InlineData("asOf=2024-02-30", "asOf")]
    [InlineData("division=51", "division")]
    [InlineData("issuer=a&issuer=b", "issuer")]
    [InlineData("validity=all", "validity")]
    public async Task with_bad_parameters_names_them(string parameters, string field)
    {
        foreach (var format in (string[])["csv", "json"])
        {
            using var answer = await search.GetAsync($"api/effective-list.{format}?{parameters}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains($"\"field\":\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static DocumentPublished Document(int i, Random random) => LogWriter.Published(Guid.CreateVersion7(), 1, $"第{i}件通知", $"第一条 通知{i}。") with
    {
        Number = random.Next(4) == 0 ? null : $"测办发〔2020〕{random.Next(300)}号",
        Issuer = random.Next(4) switch { 0 => null, 1 => "四川省人民政府", 2 => "成都市人民政府", _ => "绵阳市人民政府" },
        Division = random.Next(2) == 0 ? "510100" : "510700",
        Validity = new()
        {
            PublishedOn = Day(random, 2018, 2026),
            EffectiveOn = random.Next(10) == 0 ? null : Day(random, 2018, 2026),
            LastValidDay = random.Next(3) == 0 ? Day(random, 2022, 2030) : null,
            RepealedOn = random.Next(6) == 0 ? Day(random, 2022, 2030) : null,
            PartlyRepealedOn = random.Next(6) == 0 ? Day(random, 2019, 2026) : null,
            WithdrawnOn = random.Next(15) == 0 ? new(2026, 1, 1) : null,
            Suspensions = random.Next(10) == 0 ? [new(Day(random, 2019, 2026), null)] : [],
        },
    };

    private static DateOnly Day(Random random, int from, int to) => new DateOnly(from, 1, 1).AddDays(random.Next((to - from + 1) * 365));
}
