using GovOpen.Contracts.Identity.V1;
using GovOpen.Office.Data;
using GovOpen.Testing;
using Npgsql;

namespace GovOpen.Office.Tests;

public sealed class The_database : IAsyncLifetime
{
    private OfficeSite _office = null!;

    public async Task InitializeAsync() => _office = await OfficeSite.StartAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task is_migrated_to_what_the_model_wants() =>
        Assert.Equal(await Schema.WantedByAsync<OfficeDb>(options => new(options)), await Schema.OfAsync(_office.Storage.Database.ConnectionString));

    [Fact]
    public async Task is_used_by_a_role_that_cannot_alter_it()
    {
        var role = "office_" + Guid.NewGuid().ToString("N");
        await _office.Storage.Database.ScalarAsync($"create role {role} login password '{role}'");
        try
        {
            Assert.Equal(0, await Storage.RunAsync(new(_office.Storage.Settings) { ["Migrate:ServiceRole"] = role }, "--migrate"));
            var asRole = new NpgsqlConnectionStringBuilder(_office.Storage.Database.ConnectionString) { Username = role, Password = role }.ToString();
            await _office.RestartAsync(("ConnectionStrings:office", asRole));

            await _office.SignedInAsync(Role.Editor);

            await using var connection = new NpgsqlConnection(asRole);
            await connection.OpenAsync();
            await using var alter = new NpgsqlCommand("alter table sessions add column admin boolean", connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => alter.ExecuteNonQueryAsync())).SqlState);
        }
        finally
        {
            await _office.Storage.Database.ScalarAsync($"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task makes_the_site_ready() => Assert.Equal(200, (await _office.Browser().GetAsync("/health/ready")).Status);

    [Fact]
    public async Task that_is_away_leaves_the_api_working_and_is_said_on_pages()
    {
        var browser = await _office.SignedInAsync(Role.Editor);
        await _office.RestartAsync(("ConnectionStrings:office", "Host=127.0.0.1;Port=1;Username=keeper;Password=of-secrets;Database=office"));

        var page = await browser.GetAsync("/account");

        Assert.Equal(503, page.Status);
        Assert.Contains("服务暂时不可用", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", page.Text, StringComparison.Ordinal);
        Assert.Equal(503, (await browser.GetAsync("/health/ready")).Status);
        Assert.Equal(400, (await browser.PostAsync("/api/token", ("grant_type", "refresh_token"), ("refresh_token", "unknown"))).Status);
    }
}
