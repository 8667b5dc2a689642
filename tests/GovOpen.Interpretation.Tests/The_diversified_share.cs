using System.Net;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Interpretation.Reports;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class The_diversified_share(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Theory]
    [InlineData(5, 10, "Met")]
    [InlineData(4, 10, "Missed")]
    [InlineData(0, 0, "NotApplicable")]
    [InlineData(1, 1, "Met")]
    [InlineData(0, 1, "Missed")]
    public void is_met_from_one_half_on(int diversified, int documents, string verdict)
    {
        var interpreted = Enumerable.Range(0, documents).Select(i => Interpreted(i < diversified ? InterpretationForm.Infographic : InterpretationForm.Text)).ToList();
        Assert.Equal((documents, diversified, verdict), (DiversifiedShare.Of("成都市人民政府", interpreted) is var share ? share.Documents : 0, share.Diversified, share.Verdict.ToString()));
    }

    [Fact]
    public void counts_two_videos_on_one_document_once()
    {
        var video = Interpreted(InterpretationForm.Video);
        var share = DiversifiedShare.Of([video, video, video with { Form = InterpretationForm.Text }, Interpreted(InterpretationForm.Text)]).Single();
        Assert.Equal((2, 1, 0.5m), (share.Documents, share.Diversified, share.Share));
    }

    [Theory]
    [InlineData("四川省人民政府", true)]
    [InlineData("四川省人民政府办公厅", true)]
    [InlineData("青白江区人民政府办公室", true)]
    [InlineData("四川省水利厅", false)]
    [InlineData("四川省人民政府国有资产监督管理委员会", false)]
    [InlineData(null, false)]
    public void is_asked_of_governments_and_their_offices_alone(string? issuer, bool covered) => Assert.Equal(covered, DiversifiedShare.Covers(issuer));

    [Fact]
    public async Task is_reported_by_issuer_over_a_period_as_json_and_as_a_table()
    {
        api.Clock.GoTo(new DateOnly(2026, 3, 10));
        await ReleasesAsync("expert", "省政府甲办");
        await ReleasesAsync("text", "省政府甲办");
        api.Clock.GoTo(new DateOnly(2026, 9, 1));
        await ReleasesAsync("text", "省政府甲办");

        Assert.Equal("省政府甲办人民政府 2 1 met", await ReadAsync("from=2026-01-01&to=2026-06-30"));
        Assert.Equal("省政府甲办人民政府 1 0 missed", await ReadAsync("from=2026-07-01&to=2026-12-31"));
        Assert.Equal("省政府甲办人民政府 0 0 notApplicable", await ReadAsync("from=2025-01-01&to=2025-12-31&issuer=省政府甲办人民政府"));
        using var table = await api.SendAsync(HttpMethod.Get, "/api/reports/diversified-share.csv?from=2026-01-01&to=2026-06-30", api.As(Role.Supervisor, "du"), null);
        Assert.Contains("省政府甲办人民政府,2,1,0.5,达标,2026-01-01,2026-06-30", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/api/reports/diversified-share?issuer=四川省水利厅", api.As(Role.Supervisor, "du"), null);
        await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/api/reports/diversified-share?from=2026-02-01&to=2026-01-01", api.As(Role.Supervisor, "du"), null);
    }

    private static InterpretedDocument Interpreted(InterpretationForm form) => new(Guid.CreateVersion7(), "成都市人民政府", form);

    private async Task ReleasesAsync(string form, string name)
    {
        var document = HasDraft(issuer: name + "人民政府");
        var approved = await api.HasApprovedAsync(document, Explains(content => content["form"] = form));
        var happened = await api.EventOfAsync(approved);
        await api.ReleasesAsync(document, new PackagePart(Guid.Parse((string)approved["id"]!), (long)happened["version"]!, (string)happened["hash"]!));
        await Eventually.BecomesAsync(() => api.ReadAsync(approved), seen => (string)seen["state"]! == "released");
    }

    private async Task<string> ReadAsync(string period)
    {
        var report = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, "/api/reports/diversified-share?" + period, api.As(Role.Supervisor, "du"), null);
        var line = report["issuers"]!.AsArray().Single(one => ((string)one!["issuer"]!).StartsWith("省政府甲办", StringComparison.Ordinal))!;
        return $"{line["issuer"]} {line["documents"]} {line["diversified"]} {line["verdict"]}";
    }
}
