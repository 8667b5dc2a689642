using GovOpen.Interpretation.Data;
using GovOpen.Testing;

namespace GovOpen.Interpretation.Tests;

public sealed class The_database
{
    [Fact]
    public async Task is_migrated_to_what_the_model_wants()
    {
        await using var migrated = await PostgresDatabase.CreateAsync("interpretation", InterpretationApi.MigrateAsync);
        Assert.Equal(await Schema.WantedByAsync<InterpretationDb>(options => new(options)), await Schema.OfAsync(migrated.ConnectionString + ";Pooling=false"));
    }
}
