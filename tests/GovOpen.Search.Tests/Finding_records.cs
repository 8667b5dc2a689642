using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Tests;

/// <summary>What the public finds of disclosure records.</summary>
public sealed class Finding_records(Finding_records.Sample records) : IClassFixture<Finding_records.Sample>
{
    [Theory]
    [InlineData("", "预算 建议二 建议一 检查")]
    [InlineData("type=npcProposal", "建议二 建议一")]
    [InlineData("type=npcProposal&type=budget", "预算 建议二 建议一")]
    [InlineData("column=proposals", "建议二 建议一")]
    [InlineData("year=2024", "建议一 检查")]
    [InlineData("division=510100", "建议二 建议一")]
    [InlineData("division=510104", "建议二")]
    [InlineData("issuer=成都市教育局", "建议一")]
    [InlineData("organiser=市教育局&year=2024", "建议一")]
    [InlineData("result=solved", "建议二")]
    [InlineData("tag=财税政策", "预算 建议一")]
    [InlineData("tag=财税政策&tag=监管政策", "预算 建议一 检查")]
    [InlineData("q=校车", "建议二 建议一")]
    [InlineData("q=校车 乡镇", "建议二")]
    [InlineData("q=50%25", "检查")]
    [InlineData("q=5_%25", "")]
    [InlineData("size=1&page=2", "建议二")]
    public async Task narrows_by_every_parameter(string parameters, string expected)
    {
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await records.TitlesAsync(parameters));
    }

    [Fact]
    public async Task counts_exactly()
    {
        var all = await records.AskAsync("size=1");
        var proposals = await records.AskAsync("type=npcProposal");

        Assert.Equal((4, 2), (all.Total, proposals.Total));
        Assert.Equal("npcProposal 2, budget 1, safetyInspection 1", Counts(all.Facets.Type));
        Assert.Equal("proposals 2, budgets 1, safetyInspection 1", Counts(all.Facets.Column));
        Assert.Equal("2026 1, 2025 1, 2024 2", Counts(all.Facets.Year));
        Assert.Equal("市教育局 3", Counts(all.Facets.Organiser));
        Assert.Equal("conforms 1, planned 1, solved 1", Counts(all.Facets.Result));
        Assert.Equal("财税政策 2, 监管政策 1", Counts(all.Facets.Tag));
        Assert.Equal("2025 1, 2024 1", Counts(proposals.Facets.Year));
        Assert.Equal("人大代表建议", proposals.Facets.Type.Single().Name!.Zh);
        // A facet's count is what its filter finds.
        foreach (var tag in all.Facets.Tag) Assert.Equal(tag.Count, (await records.AskAsync("tag=" + tag.Value)).Total);
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("size=101", "size")]
    [InlineData("year=24", "year")]
    [InlineData("division=51", "division")]
    [InlineData("typ=budget", "typ")]
    [InlineData("q=一 二 三 四 五 六 七 八 九", "q")]
    [InlineData("page=200&size=100", "page")]
    public async Task names_a_wrong_parameter(string parameters, string field)
    {
        using var answer = await records.Search.GetAsync("api/records?" + parameters);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![0]!["field"]!);
    }

    private static readonly RecordPublished[] _several =
    [
        RecordSearch.Record(new("0199c2d3-0000-7000-8000-000000000001"), 3, "建议一") with { Issuer = "成都市教育局", Year = 2024, Organiser = "市教育局", Result = "planned", Tags = ["财税政策"], Fields = [RecordSearch.Field("关于校车的建议")] },
        RecordSearch.Record(new("0199c2d3-0000-7000-8000-000000000002"), 3, "建议二") with { Division = "510104", Organiser = "市教育局", Result = "solved", Fields = [RecordSearch.Field("关于乡镇校车的建议")], PublishedOn = new(2026, 6, 2) },
        RecordSearch.Record(new("0199c2d3-0000-7000-8000-000000000003"), 3, "预算") with { Type = "budget", TypeName = RecordSearch.Words("部门预算"), Column = "budgets", Division = "510000", Year = 2026, Organiser = "市教育局", Result = null, Tags = ["财税政策"], PublishedOn = new(2026, 7, 1) },
        RecordSearch.Record(new("0199c2d3-0000-7000-8000-000000000004"), 3, "检查") with { Type = "safetyInspection", TypeName = RecordSearch.Words("安全生产监督检查"), Column = "safetyInspection", Division = "510300", Year = 2024, Organiser = null, Result = "conforms", Tags = ["监管政策"], Fields = [RecordSearch.Field("合格率50%")], PublishedOn = new(2026, 5, 1) },
    ];

    private static string Counts(IReadOnlyList<RecordFacet> facet) => string.Join(", ", facet.Select(one => $"{one.Value} {one.Count}"));

    /// <summary>Some records, and one that was withdrawn.</summary>
    public sealed class Sample : IAsyncLifetime
    {
        private readonly RecordSearch _records = new();

        public SearchApi Search => _records.Search;

        public async Task InitializeAsync()
        {
            await _records.InitializeAsync();
            var withdrawn = RecordSearch.Record(Guid.CreateVersion7(), 3, "撤下的");
            await _records.TellAsync([.. _several, withdrawn]);
            await _records.WithdrawAsync(withdrawn.RecordId, 9, "撤下");
        }

        public Task DisposeAsync() => _records.DisposeAsync();

        public Task<RecordsResponse> AskAsync(string parameters) => _records.AskAsync(parameters);

        public Task<string[]> TitlesAsync(string parameters) => _records.TitlesAsync(parameters);
    }
}
