using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests.Documents;

public sealed class Readiness_of_units(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    [Fact]
    public async Task counts_by_organ_what_is_in_force_on_a_day_and_what_nobody_can_tell()
    {
        void Of(JsonObject line, string issuer, string? number) => (line["issuer"], line["division"], line["docNumber"], line["theme"]) = (issuer, "510300", number, "供水");
        await publishing.ImportAsync(
            Line(NewId(), line => Of(line, "甲局", "甲发〔2020〕1号")),
            Line(NewId(), line =>
            {
                Of(line, "甲局", "甲发〔2020〕2号");
                line["repealedOn"] = "2023-09-01";
            }),
            Line(NewId(), line => Of(line, "乙局", null)),
            Line(NewId(), line =>
            {
                Of(line, "丙局", "丙发〔2020〕1号");
                (line["effectiveOn"], line["text"]) = (null, "第一条 没有写明施行日期。");
            }));

        var units = (await new Bureau(publishing.Anonymous, publishing.Issuer, "自贡市人民政府督查室", "510300").GetAsync("/api/work/readiness?asOf=2023-09-30", Role.Supervisor, "du"))["units"]!.AsArray();

        Assert.Equal(
            ["丙局: 1 0 1, ready False", "乙局: 1 1 0, ready False", "甲局: 2 1 0, ready True"],
            units.Select(unit => $"{unit!["issuer"]}: {unit["documents"]} {unit["inForce"]} {unit["unknown"]}, ready {(bool)unit["ready"]!}").Order(StringComparer.Ordinal));
    }
}
