using GovOpen.Search.Data;
using GovOpen.Testing;

namespace GovOpen.Search.Tests;

public sealed class The_database
{
    [Fact]
    public async Task is_migrated_to_what_the_model_wants()
    {
        await using var database = await PostgresDatabase.CreateAsync("search", SearchApi.MigrateAsync);
        Assert.Equal(await Schema.WantedByAsync<SearchDb>(options => new SearchDb(options)), await Schema.OfAsync(database.ConnectionString + ";Pooling=false"));
    }
}
