using System.Net;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

/// <summary>A document and what explains it are seen together, whoever looks when, and end together.</summary>
public sealed class Publishing_a_package : IAsyncLifetime
{
    private readonly SearchApi _search = new();

    public Task InitializeAsync() => _search.InitializeAsync();

    public Task DisposeAsync() => _search.DisposeAsync();

    [Fact]
    public async Task shows_document_and_interpretation_at_one_moment()
    {
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() => SeenUntilAsync("q=柑橘&size=100", done.Token));
        for (var i = 0; i < 20; i++) await ReleasesAsync(LogWriter.Published(Guid.CreateVersion7(), 1, $"柑橘补贴办法之{i}"), $"柑橘补贴办法之{i}解读");
        await _search.IsCurrentAsync();
        await done.CancelAsync();

        Assert.All(await reader, seen => Assert.Equal(seen.Count(hit => hit.Type == EntryType.Document), seen.Count(hit => hit.Type == EntryType.Interpretation)));
        Assert.Equal(40, (await _search.SearchAsync("q=柑橘")).Total);
    }

    [Fact]
    public async Task shows_neither_while_a_part_is_missing()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "缺解读的办法");
        var part = Sealed(document, "缺了一会儿的解读");
        var content = LogWriter.Taken(part.Hash);
        await _search.PublishesPackageAsync(document.DocumentId, [document], [part]);
        await _search.PublishesAsync(LogWriter.Published(Guid.CreateVersion7(), 1, "别的通知"));
        await Eventually.BecomesAsync(() => _search.TitlesAsync("validity=all"), titles => titles.Contains("别的通知"));
        Assert.Equal(["别的通知"], await _search.TitlesAsync("validity=all"));

        LogWriter.Keep(content);

        await _search.IsCurrentAsync();
        Assert.Equal(3, (await _search.SearchAsync("validity=all")).Total);
    }

    [Fact]
    public async Task gives_the_interpretation_with_its_document_and_the_document_with_its_interpretation()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "供水办法");
        var part = await ReleasesAsync(document, "供水办法解读");
        await _search.IsCurrentAsync();

        var hit = (await _search.SearchAsync("q=免费装水表&type=interpretation")).Hits.Single();
        Assert.Equal((part.InterpretationId, "/interpretations/" + part.InterpretationId, "主要内容"), (hit.Id, hit.Url, hit.Passage!.Label));
        var read = await _search.ReadAsync<InterpretationView>($"api/interpretations/{part.InterpretationId}");
        Assert.Equal((document.DocumentId, ValidityStatus.InForce, "四川省人民政府办公厅"), (read.Document.Id, read.Validity, read.Unit));
        Assert.Equal(["供水办法解读"], (await _search.DocumentAsync(document.DocumentId)).Interpretations.Select(one => one.Title));
        var chain = await _search.ReadAsync<DocumentChain>($"api/documents/{document.DocumentId}/chain");
        Assert.Equal(part.InterpretationId, chain.Interpretations.Single().Id);
    }

    [Fact]
    public async Task ends_the_interpretation_with_the_document()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "将要废止的办法");
        var part = await ReleasesAsync(document, "将要废止的办法解读");
        await _search.IsCurrentAsync();

        await _search.HasPublishedAsync(document with { Version = 2, Validity = document.Validity with { RepealedOn = SearchApi.Today } });

        Assert.Empty(await _search.TitlesAsync("q=废止的办法"));
        Assert.All((await _search.SearchAsync("q=废止的办法&validity=all")).Hits, hit => Assert.Equal(ValidityStatus.Repealed, hit.Validity));
        Assert.Equal(ValidityStatus.Repealed, (await _search.ReadAsync<InterpretationView>($"api/interpretations/{part.InterpretationId}")).Validity);
        await _search.HasPublishedAsync(document with { Version = 3, Validity = document.Validity with { WithdrawnOn = SearchApi.Today } });
        using var gone = await _search.GetAsync($"api/interpretations/{part.InterpretationId}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(await _search.TitlesAsync("q=废止的办法&validity=all"));
    }

    [Fact]
    public async Task says_of_an_interpretation_that_its_document_was_amended_since()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "将要修改的办法");
        var part = await ReleasesAsync(document, "修改前文本的解读");
        await _search.IsCurrentAsync();
        Assert.False((await _search.ReadAsync<InterpretationView>($"api/interpretations/{part.InterpretationId}")).ExplainsAnotherText);
        Assert.Single((await _search.ReadAsync<KnowledgeResponse>("api/knowledge?q=免费装水表")).Entries);

        await _search.HasPublishedAsync(document with { Version = 2, BodyHash = LogWriter.Keep("修改后的文本。") });

        Assert.True((await _search.ReadAsync<InterpretationView>($"api/interpretations/{part.InterpretationId}")).ExplainsAnotherText);
        Assert.Empty((await _search.ReadAsync<KnowledgeResponse>("api/knowledge?q=免费装水表")).Entries);

        await _search.PublishesPackageAsync(document.DocumentId, [], [Sealed(document, "修改后文本的解读", part.InterpretationId, version: 2)], LogWriter.Keep("修改后的文本。"));
        await _search.IsCurrentAsync();
        Assert.Equal("修改后文本的解读", (await _search.ReadAsync<KnowledgeResponse>("api/knowledge?q=免费装水表")).Entries.Single().Question);
    }

    [Fact]
    public async Task is_public_from_the_day_of_its_release_on()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "早先公布的办法");
        await _search.HasPublishedAsync(document);
        var part = Sealed(document, "后来补充的解读");
        await _search.PublishesPackageAsync(document.DocumentId, [], [part]);
        await _search.IsCurrentAsync();

        Assert.Equal(["后来补充的解读"], await _search.TitlesAsync("type=interpretation"));
        Assert.Empty(await _search.TitlesAsync("type=interpretation&validity=all&asOf=2026-11-21"));
        using var before = await _search.GetAsync($"api/interpretations/{part.InterpretationId}?asOf=2026-11-21");
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
    }

    [Fact]
    public async Task keeps_to_the_newest_version_and_finds_it_after_a_restart_and_a_rebuild()
    {
        var document = LogWriter.Published(Guid.CreateVersion7(), 1, "解读改版的办法");
        var id = Guid.CreateVersion7();
        await _search.PublishesPackageAsync(document.DocumentId, [document], [Sealed(document, "第一版解读", id)]);
        await _search.PublishesPackageAsync(document.DocumentId, [], [Sealed(document, "第二版解读", id, version: 3)]);
        await _search.IsCurrentAsync();
        Assert.Equal(["第二版解读"], await _search.TitlesAsync("type=interpretation"));

        await _search.StopAsync();
        _search.SpoilSnapshots();
        _search.Start();
        await _search.IsCurrentAsync();

        Assert.Equal(["第二版解读"], await _search.TitlesAsync("type=interpretation"));
        await _search.Rebuild.VerifyAsync(_search.Index.Engine, default);
    }

    private async Task<PackagePart> ReleasesAsync(DocumentPublished document, string title)
    {
        var part = Sealed(document, title);
        await _search.PublishesPackageAsync(document.DocumentId, [document], [part]);
        return part;
    }

    private static PackagePart Sealed(DocumentPublished document, string title, Guid? id = null, long version = 1)
    {
        var approved = new SealedInterpretation
        {
            InterpretationId = id ?? Guid.CreateVersion7(),
            Version = version,
            DocumentId = document.DocumentId,
            Form = InterpretationForm.Text,
            Title = title,
            Unit = "四川省人民政府办公厅",
            Division = "510000",
            Sections = [new(InterpretationAspect.Background, "过去大家不明白。"), new(InterpretationAspect.MainContent, "一周之内免费装水表。")],
            SealedAt = document.RecordedAt,
        };
        return new(approved.InterpretationId, version, LogWriter.Keep(JsonSerializer.Serialize(approved, ContractJson.Options)));
    }

    private async Task<List<IReadOnlyList<SearchHit>>> SeenUntilAsync(string question, CancellationToken ct)
    {
        var seen = new List<IReadOnlyList<SearchHit>>();
        while (!ct.IsCancellationRequested) seen.Add((await _search.SearchAsync(question)).Hits);
        return seen;
    }
}
