namespace GovOpen.Publishing.Tests;

/// <summary>Alone, because it watches the heap that all tests of the process share.</summary>
[CollectionDefinition(nameof(Importing_very_many_documents), DisableParallelization = true)]
[Collection(nameof(Importing_very_many_documents))]
public sealed class Importing_very_many_documents(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("", 10_000)]
    [InlineData("?dryRun=true", 50_000)]
    public async Task uses_no_more_memory_than_for_few(string query, int lines)
    {
        using var warm = new GeneratedContent(2_000, refusedEvery: 10);
        await publishing.ImportAsync(warm, query);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var few = new GeneratedContent(2_000, refusedEvery: 10);
        await publishing.ImportAsync(few, query);
        using var many = new GeneratedContent(lines, refusedEvery: 100);

        var answer = await publishing.ImportAsync(many, query);

        Assert.Equal((lines / 100 * 99, lines / 100), (answer.Accepted, answer.Refused));
        // What is held on the way, whatever the collector has left lying about; half the samples of the many lie behind all of the few.
        Assert.InRange(many.MostHeld - few.MostHeld, long.MinValue, 16 * Megabyte);
        // What stays: documents would stay with some kilobytes each; what pools and caches of the process keep was seen at 8 megabytes.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 12 * Megabyte);
    }
}
