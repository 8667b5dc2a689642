using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class Approving_an_interpretation(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task seals_what_it_says_for_its_document()
    {
        var document = HasDraft();

        var approved = await api.HasApprovedAsync(document);

        Assert.Equal("approved", (string)approved["state"]!);
        var happened = (await api.EventOfAsync(approved)).Deserialize<InterpretationSealed>(ContractJson.Options)!;
        Assert.Equal((document, LogWriter.Keep(DocumentText), 1L), (happened.DocumentId, happened.DocumentBodyHash, happened.Version));
        using var content = await api.SendAsync(HttpMethod.Get, "/internal/sealed-interpretations/" + happened.Hash, api.Issuer.Token(Scopes.Internal), null);
        var bytes = await content.Content.ReadAsByteArrayAsync();
        Assert.Equal(happened.Hash, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var said = JsonSerializer.Deserialize<SealedInterpretation>(Encoding.UTF8.GetString(bytes), ContractJson.Options)!;
        Assert.Equal(("《城镇供水办法》解读", Unit, 5), (said.Title, said.Unit, said.Sections.Count));
    }

    [Fact]
    public async Task is_refused_to_who_wrote_a_part_of_it()
    {
        var interpretation = await api.BeginsAsync(HasDraft());
        interpretation = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Put, $"/api/interpretations/{interpretation["id"]}", api.As(Role.Editor, "zhao"), new() { ["revision"] = 1, ["content"] = Explains() });
        interpretation = await api.TakesAsync(interpretation, "submit", Role.Editor, "li");

        await api.IsRefusedAsync(interpretation, "approve", Role.Reviewer, "li", "own-interpretation");
        await api.IsRefusedAsync(interpretation, "approve", Role.Reviewer, "zhao", "own-interpretation");
        await api.TakesAsync(interpretation, "approve", Role.Reviewer, "yi");
    }

    [Fact]
    public async Task of_a_text_that_copies_the_document_is_refused_with_what_was_copied()
    {
        var copied = Explains(content => content["sections"]!.AsArray().Add(Section("cautions", DocumentText + DocumentText)));
        var interpretation = await api.TakesAsync(await api.BeginsAsync(HasDraft(), copied), "submit", Role.Editor, "li");

        var problem = await api.IsRefusedAsync(interpretation, "approve", Role.Reviewer, "yi", "copied-from-document");

        Assert.True((double)problem["copyCheck"]!["score"]! >= 0.5);
        var overlap = problem["copyCheck"]!["overlaps"]!.AsArray().MaxBy(one => ((string)one!["copy"]!["text"]!).Length)!;
        Assert.Contains("供水企业应当在受理报装申请之日起七个工作日内完成接水", (string)overlap["original"]!["text"]!, StringComparison.Ordinal);
        var shown = await api.IsAsync(HttpStatusCode.OK, HttpMethod.Get, $"/api/interpretations/{interpretation["id"]}/copy-check", api.As(Role.Editor, "li"), null);
        Assert.Equal((double)problem["copyCheck"]!["score"]!, (double)shown["result"]!["score"]!);
    }

    [Fact]
    public async Task of_a_copying_text_needs_a_reason_that_is_audited()
    {
        var copied = Explains(content => content["sections"]!.AsArray().Add(Section("cautions", DocumentText + DocumentText)));
        var interpretation = await api.TakesAsync(await api.BeginsAsync(HasDraft(), copied), "submit", Role.Editor, "li");

        await api.IsAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/api/interpretations/{interpretation["id"]}/approve", api.As(Role.Reviewer, "yi"), new() { ["revision"] = 1, ["overrideReason"] = "可以" });
        var approved = await api.TakesAsync(interpretation, "approve", Role.Reviewer, "yi", new() { ["overrideReason"] = "条文极短，逐条对照是应群众要求。" });

        Assert.Equal("条文极短，逐条对照是应群众要求。", (string)approved["steps"]!.AsArray()[^1]!["remark"]!);
        var audited = await api.Database.ScalarAsync("select reason from audit where action = 'interpretation.approve' and outcome = 'done' and object = $1", "interpretation:" + approved["id"]);
        Assert.Equal("条文极短，逐条对照是应群众要求。", audited);
    }

    [Fact]
    public async Task is_refused_once_its_document_is_gone()
    {
        var document = HasDraft();
        var interpretation = await api.TakesAsync(await api.BeginsAsync(document), "submit", Role.Editor, "li");
        LogWriter.HasNotInterpretable(document);

        await api.IsRefusedAsync(interpretation, "approve", Role.Reviewer, "yi", "no-document");
    }

    [Fact]
    public async Task happens_once_however_many_reviewers_try()
    {
        var interpretation = await api.TakesAsync(await api.BeginsAsync(HasDraft()), "submit", Role.Editor, "li");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var answer = await api.SendAsync(HttpMethod.Post, $"/api/interpretations/{interpretation["id"]}/approve", api.As(Role.Reviewer, "reviewer" + n), new JsonObject { ["revision"] = 1 });
            return answer.StatusCode;
        }));

        Assert.Equal((1, 19), (answers.Count(status => status == HttpStatusCode.OK), answers.Count(status => status == HttpStatusCode.Conflict)));
        Assert.Equal(1L, await api.Database.ScalarAsync("select count(*) from sealed_versions where interpretation_id = $1", Guid.Parse((string)interpretation["id"]!)));
    }

    [Fact]
    public async Task can_be_taken_back_as_long_as_it_is_written_anew()
    {
        var approved = await api.HasApprovedAsync(HasDraft());

        var reopened = await api.TakesAsync(approved, "reopen", Role.Editor, "li", new() { ["reason"] = "正文改了第二条。" });

        Assert.Equal("drafting", (string)reopened["state"]!);
        Assert.Equal(2, (int)(await api.EventOfAsync(reopened))["version"]!);
    }
}
