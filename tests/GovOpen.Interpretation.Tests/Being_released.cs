using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Interpretation.Tests.InterpretationApi;

namespace GovOpen.Interpretation.Tests;

public sealed class Being_released(InterpretationApi api) : IClassFixture<InterpretationApi>
{
    [Fact]
    public async Task happens_with_the_document()
    {
        var document = HasDraft();
        var approved = await api.HasApprovedAsync(document);

        await api.ReleasesAsync(document, await api.PartOfAsync(approved));

        var released = await Eventually.BecomesAsync(() => api.ReadAsync(approved), seen => (string)seen["state"]! == "released");
        Assert.NotNull(released["releasedAt"]);
        Assert.Equal("release", (string)released["steps"]!.AsArray()[^1]!["step"]!);
    }

    [Fact]
    public async Task of_what_was_reopened_meanwhile_leaves_the_next_version_being_written()
    {
        var document = HasDraft();
        var approved = await api.HasApprovedAsync(document);
        var part = await api.PartOfAsync(approved);
        await api.TakesAsync(approved, "reopen", Role.Editor, "li", new() { ["reason"] = "还要再改。" });

        await api.ReleasesAsync(document, part);

        var released = await Eventually.BecomesAsync(() => api.ReadAsync(approved), seen => seen["releasedAt"] is not null);
        Assert.Equal("drafting", (string)released["state"]!);
        await api.IsRefusedAsync(released, "abandon", Role.Editor, "li", "is-public", new() { ["reason"] = "不再需要了。" });
    }
}
