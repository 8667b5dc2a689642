using GovOpen.Hotline.Data;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests;

public sealed class The_database
{
    [Fact]
    public async Task is_migrated_to_what_the_model_wants()
    {
        await using var migrated = await PostgresDatabase.CreateAsync("hotline", HotlineApi.MigrateAsync);
        Assert.Equal(await Schema.WantedByAsync<HotlineDb>(options => new(options)), await Schema.OfAsync(migrated.ConnectionString + ";Pooling=false"));
    }
}
