using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>Documents that were withdrawn, removed for good, or are to be read elsewhere.</summary>
public sealed class Taken_off_the_site(SearchApi search) : IClassFixture<SearchApi>
{
    private static readonly DateOnly _day = new(2026, 11, 1);

    [Theory]
    [InlineData(ActType.Withdrawn, "withdrawn", true)]
    [InlineData(ActType.Gone, "gone", false)]
    public async Task they_leave_only_their_address_which_says_so(ActType type, string code, bool isNamed)
    {
        var document = Off(type, $"下架的通知{code}", $"测发〔2026〕{(int)type}号");
        await search.HasPublishedAsync(document);

        Assert.DoesNotContain(document.Title, await search.TitlesAsync("validity=all&size=100"));
        foreach (var address in (string[])[$"api/documents/{document.DocumentId}", $"api/documents/{document.DocumentId}?asOf=2024-01-01", $"api/documents/by-number/{document.Number}"])
        {
            var (status, problem, _) = await AskAsync(address);
            Assert.Equal((HttpStatusCode.Gone, "urn:govopen:problem:" + code), (status, problem["type"]!.GetValue<string>()));
            var told = problem["unpublished"]!;
            Assert.Equal((code, "2026-11-01", "印发有误"), (Text(told["type"]), Text(told["on"]), Text(told["reason"])));
            Assert.Equal(isNamed ? (document.Title, document.Number) : (null, null), (Text(told["title"]), Text(told["number"])));
        }
    }

    [Fact]
    public async Task what_moved_leads_to_where_it_is_read_now_for_the_same_day()
    {
        var other = LogWriter.Published(Guid.CreateVersion7(), 1, "合并后的通知");
        var moved = Off(ActType.Redirected, "并入他文的通知", null, other.DocumentId);
        await search.HasPublishedAsync(other, moved);

        var (status, problem, location) = await AskAsync($"api/documents/{moved.DocumentId}?asOf=2025-05-01");

        Assert.Equal(HttpStatusCode.PermanentRedirect, status);
        Assert.Equal($"/api/documents/{other.DocumentId}?asOf=2025-05-01", location);
        Assert.Equal("redirected", Text(problem["unpublished"]!["type"]));
        Assert.Equal($"/api/documents/{other.DocumentId}", (await AskAsync($"api/documents/{moved.DocumentId}")).Location);
    }

    [Fact]
    public async Task a_number_means_those_that_are_left()
    {
        var left = LogWriter.Published(Guid.CreateVersion7(), 1, "留下的通知") with { Number = "测办发〔2026〕77号" };
        await search.HasPublishedAsync(left, Off(ActType.Withdrawn, "同号撤下的通知", left.Number));

        using var answer = await search.GetAsync("api/documents/by-number/测办发[2026]77号");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("留下的通知", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ActType.Gone, false)]
    [InlineData(ActType.Withdrawn, true)]
    public async Task what_is_gone_is_named_nowhere(ActType type, bool isNamed)
    {
        var off = Off(type, $"泄露名称的决定{type}", "测泄发〔2026〕1号");
        var naming = LogWriter.Published(Guid.CreateVersion7(), 1, $"提到它的通知{type}") with
        {
            Issuer = $"提到它的机关{type}",
            Relations = [new(RelationType.BasedOn, off.Title) { TargetId = off.DocumentId }],
            Acts = [new() { Type = ActType.Amended, On = _day, ById = off.DocumentId, By = off.Number, RecordedAt = off.RecordedAt }],
        };
        var cleanUp = new CleanUpPublished
        {
            CleanUpId = Guid.CreateVersion7(), Title = "清理结果", Issuer = "四川省人民政府", Division = "510000", PublishedOn = _day, EffectiveOn = _day, DefaultRepeal = false,
            Lines = [new(CleanUpOutcome.Continue, off.DocumentId, off.Title, off.Number, null, ByDefault: false)],
        };
        await search.HasPublishedSetAsync(new() { Documents = [off, naming], CleanUp = cleanUp });

        foreach (var address in (string[])[$"documents/{naming.DocumentId}", $"documents/{naming.DocumentId}/chain", $"clean-ups/{cleanUp.CleanUpId}", $"clean-ups/{cleanUp.CleanUpId}.csv", $"changes?issuer={naming.Issuer}"])
        {
            using var answer = await search.GetAsync("api/" + address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            Assert.Equal((address, isNamed), (address, text.Contains(off.Title, StringComparison.Ordinal) || text.Contains(off.Number!, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task what_was_restored_is_public_again()
    {
        var off = Off(ActType.Withdrawn, "恢复公开的通知", null);
        await search.HasPublishedAsync(off);
        await search.HasPublishedAsync(off with
        {
            Version = 2,
            Validity = off.Validity with { WithdrawnOn = null },
            Acts = [.. off.Acts!, new() { Type = ActType.Restored, On = _day.AddDays(3), RecordedAt = off.RecordedAt }],
        });

        Assert.Equal("恢复公开的通知", (await search.DocumentAsync(off.DocumentId)).Title);
        Assert.Contains("恢复公开的通知", await search.TitlesAsync("q=恢复公开的通知"));
    }

    [Fact]
    public async Task they_stay_off_through_a_restart_of_the_index()
    {
        var off = Off(ActType.Withdrawn, "重启后仍然撤下的通知", null);
        await search.HasPublishedAsync(off);
        await search.StopAsync();
        search.Start();
        await search.IsCurrentAsync();

        Assert.DoesNotContain(off.Title, await search.TitlesAsync("q=重启后仍然撤下的通知&validity=all"));
    }

    private static DocumentPublished Off(ActType type, string title, string? number, Guid? to = null)
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, title);
        return document with
        {
            Number = number,
            Validity = document.Validity with { WithdrawnOn = _day },
            Acts = [new() { Type = type, On = _day, Reason = "印发有误", ById = to, RecordedAt = document.RecordedAt }],
        };
    }

    private async Task<(HttpStatusCode Status, JsonNode Problem, string? Location)> AskAsync(string address)
    {
        using var answer = await search.GetAsync(address);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers.Location?.ToString());
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
