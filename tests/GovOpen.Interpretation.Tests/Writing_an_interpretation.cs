using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class Writing_an_interpretation(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task is_for_the_unit_that_drafted_the_document()
    {
        var document = HasDraft(unit: "四川省水利厅");

        using var answer = await api.SendAsync(HttpMethod.Post, "/api/interpretations", api.As(Role.Editor, "li"), new() { ["documentId"] = document, ["content"] = Explains() });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task needs_a_document()
    {
        var problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/interpretations", api.As(Role.Editor, "li"), new() { ["documentId"] = Guid.CreateVersion7(), ["content"] = Explains() });
        Assert.Equal("documentId", (string)problem["errors"]![0]!["field"]!);
    }

    [Theory]
    [InlineData("background")]
    [InlineData("goals")]
    [InlineData("mainContent")]
    [InlineData("scope")]
    [InlineData("keyTerms")]
    public async Task explains_every_point_of_the_checklist_before_it_is_reviewed(string aspect)
    {
        var lacking = await api.BeginsAsync(HasDraft(), Explains(content => Remove(content, aspect)));
        var problem = await api.IsRefusedAsync(lacking, "submit", Role.Editor, "li", "checklist-incomplete");
        Assert.Contains(aspect, (string)problem["title"]!, StringComparison.Ordinal);

        var excused = await api.BeginsAsync(HasDraft(), Explains(content =>
        {
            Remove(content, aspect);
            content["sections"]!.AsArray().Add(new JsonObject { ["aspect"] = aspect, ["notNeeded"] = "本件只有一条，已在主要内容中说明。" });
        }));
        await api.TakesAsync(excused, "submit", Role.Editor, "li");
    }

    [Fact]
    public async Task compares_old_and_new_where_its_document_changes_others()
    {
        var document = HasDraft(changesOthers: true);
        await api.IsRefusedAsync(await api.BeginsAsync(document), "submit", Role.Editor, "li", "checklist-incomplete");

        var compared = await api.BeginsAsync(document, Explains(content => content["sections"]!.AsArray().Add(Section("differences", "过去要一个月，现在一周。"))));
        await api.TakesAsync(compared, "submit", Role.Editor, "li");
    }

    [Fact]
    public async Task names_what_is_wrong_with_it()
    {
        var problem = await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/api/interpretations", api.As(Role.Editor, "li"), new()
        {
            ["documentId"] = HasDraft(),
            ["content"] = new JsonObject
            {
                ["form"] = "text",
                ["title"] = "",
                ["sections"] = new JsonArray(Section("goals", "  "), new JsonObject { ["aspect"] = "scope" }, new JsonObject { ["aspect"] = "scope", ["text"] = "全省。", ["notNeeded"] = "没有必要。" }),
            },
        });

        Assert.Equal(["title", "sections[0].text", "sections[1]", "sections[2]"], problem["errors"]!.AsArray().Select(error => (string)error!["field"]!));
    }

    [Fact]
    public async Task loses_nothing_when_two_write_at_once()
    {
        var interpretation = await api.BeginsAsync(HasDraft());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
        {
            using var answer = await api.SendAsync(
                HttpMethod.Put, $"/api/interpretations/{interpretation["id"]}", api.As(Role.Editor, "li"), new() { ["revision"] = 1, ["content"] = Explains(content => content["title"] = "第" + n + "稿") });
            return answer.StatusCode;
        }));

        Assert.Equal(1, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(2, (int)(await api.ReadAsync(interpretation))["revision"]!);
    }

    [Fact]
    public async Task is_seen_by_the_own_unit_alone()
    {
        var interpretation = await api.BeginsAsync(HasDraft());

        using var stranger = await api.SendAsync(HttpMethod.Get, $"/api/interpretations/{interpretation["id"]}", api.As(Role.Editor, "li", "四川省水利厅"), null);
        var supervisor = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/interpretations?document={interpretation["documentId"]}", api.As(Role.Supervisor, "du", "四川省人民政府"), null);

        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Equal(1, (int)supervisor["total"]!);
    }

    private static void Remove(JsonObject content, string aspect)
    {
        var sections = content["sections"]!.AsArray();
        sections.Remove(sections.Single(section => (string)section!["aspect"]! == aspect));
    }
}
