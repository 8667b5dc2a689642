using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Data;
using GovOpen.Testing;
using Npgsql;

namespace GovOpen.Identity.Tests;

public sealed class The_database : IAsyncLifetime
{
    private Storage _storage = null!;

    public async Task InitializeAsync() => _storage = await Storage.CreateAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task is_migrated_to_what_the_model_wants() =>
        Assert.Equal(await Schema.WantedByAsync<IdentityDb>(options => new(options)), await Schema.OfAsync(_storage.Database.ConnectionString));

    [Fact]
    public async Task is_used_by_a_role_that_cannot_alter_it()
    {
        var role = "identity_" + Guid.NewGuid().ToString("N");
        await _storage.Database.ScalarAsync($"create role {role} login password '{role}'");
        try
        {
            Assert.Equal(0, await Storage.RunAsync(new(_storage.Settings) { ["Migrate:ServiceRole"] = role }, "--migrate"));
            var asRole = new NpgsqlConnectionStringBuilder(_storage.Database.ConnectionString) { Username = role, Password = role }.ToString();
            var settings = new Dictionary<string, string> { ["Tokens:AllowPasswordGrant"] = "true", ["ConnectionStrings:identity"] = asRole };

            await using var identity = await IdentityApi.StartAsync(settings, _storage);

            var answer = await identity.SignInAsync(await identity.HasPersonAsync(Role.Editor));
            (await identity.RefreshAsync(answer.RefreshToken)).ShouldBeGranted();
            await using var connection = new NpgsqlConnection(asRole);
            await connection.OpenAsync();
            await using var alter = new NpgsqlCommand("alter table people add column admin boolean", connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => alter.ExecuteNonQueryAsync())).SqlState);
            Assert.True((long)(await _storage.Database.ScalarAsync("select count(*) from audit"))! > 0);
            foreach (var statement in (string[])["update audit set actor = 'nobody'", "delete from audit", "truncate audit", "update events set body = '{}'", "delete from events"])
            {
                await using var tamper = new NpgsqlCommand(statement, connection);
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => tamper.ExecuteNonQueryAsync())).SqlState);
            }
        }
        finally
        {
            await _storage.Database.ScalarAsync($"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task makes_the_service_ready()
    {
        await using var identity = await IdentityApi.StartAsync(storage: _storage);

        using var ready = await identity.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(1L, await _storage.Database.ScalarAsync("select count(*) from signing_keys"));
    }

    [Fact]
    public async Task that_is_away_is_said_without_telling_where_it_should_be()
    {
        await using var identity = await IdentityApi.StartAsync(
            new() { ["ConnectionStrings:identity"] = "Host=127.0.0.1;Port=1;Username=keeper;Password=of-secrets;Database=identity" }, _storage);

        using var ready = await identity.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var live = await identity.Http.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        var report = (await ready.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("The database cannot be used; the log says why.", (string?)report["checks"]![0]!["description"]);
        Assert.DoesNotContain("127.0.0.1", report.ToJsonString(), StringComparison.Ordinal);
    }
}
