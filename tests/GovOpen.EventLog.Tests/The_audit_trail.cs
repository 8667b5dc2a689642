using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.EventLog.Tests;

public sealed class The_audit_trail : IAsyncLifetime
{
    private const string Key = "an audit key of these tests and of nothing else";

    private PostgresDatabase _database = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync("audited", async connection =>
        {
            await using var db = new AuditedDb(new DbContextOptionsBuilder<AuditedDb>().UseNpgsql(connection).Options);
            await db.Database.EnsureCreatedAsync();
        });
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Audit:Key", Key)]).Build());
        services.AddDbContext<AuditedDb>((provider, options) => options.UseNpgsql(_database.ConnectionString).AppendsUnderLock(provider.GetRequiredService<AuditChain>()));
        services.AddAuditTrail<AuditedDb>("publishing");
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task is_sound_as_it_was_written()
    {
        Assert.Equal((true, 0L), await SoundAsync());
        await WriteAsync(12);
        Assert.Equal((true, 12L), await SoundAsync());
    }

    [Fact]
    public async Task keeps_everything_that_it_is_told()
    {
        var actor = new Actor { Id = "li", Name = "李雷", Roles = [], Unit = "成都市人民政府办公厅", Division = "510100" };
        await Trail.WriteAsync(new("account.lock", "account:1") { By = actor, Version = 3, Before = new { locked = false }, After = new { locked = true, note = "“𠮷”" }, Reason = "离职" });

        await using var scope = _services.CreateAsyncScope();
        var entry = await scope.ServiceProvider.GetRequiredService<AuditedDb>().Set<AuditEntry>().SingleAsync();

        Assert.Equal((1L, "li", "李雷", "成都市人民政府办公厅", "510100"), (entry.Number, entry.ActorId, entry.Actor, entry.Unit, entry.Division));
        Assert.Equal(("account.lock", "account:1", 3L, "离职", "done"), (entry.Action, entry.Object, entry.ObjectVersion, entry.Reason, entry.Outcome));
        Assert.Equal("""{"locked":false}""", entry.Before);
        Assert.Equal((true, 1L), await SoundAsync());
    }

    [Fact]
    public async Task by_racing_writers_has_no_gap_and_no_fork()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(25))));

        Assert.Equal((true, 200L), await SoundAsync());
    }

    [Theory]
    [InlineData("actor", "'somebody else'")]
    [InlineData("outcome", "'refused'")]
    [InlineData("object", "'account:2'")]
    [InlineData("after", "'{\"n\":99}'")]
    [InlineData("at", "at + interval '1 second'")]
    [InlineData("reason", "null")]
    [InlineData("division", "'510300'")]
    public async Task names_an_edited_entry(string column, string value)
    {
        await WriteAsync(9);
        await TamperAsync($"update audit set {column} = {value} where number = 5");

        Assert.Equal((5L, true), await FaultAsync("changed"));
    }

    [Theory]
    [InlineData(5, 5, "missing 5")]
    [InlineData(4, 6, "missing 4 to 6")]
    [InlineData(1, 1, "missing 1")]
    public async Task names_what_was_deleted(int first, int last, string what)
    {
        await WriteAsync(9);
        await TamperAsync($"delete from audit where number between {first} and {last}");

        Assert.Equal((first, true), await FaultAsync(what));
    }

    [Fact]
    public async Task names_the_first_of_two_that_were_swapped()
    {
        await WriteAsync(9);
        await TamperAsync("update audit set number = case number when 4 then 1007 else 1004 end where number in (4, 7)");
        await TamperAsync("update audit set number = number - 1000 where number > 1000");

        Assert.Equal((4L, true), await FaultAsync("changed"));
    }

    [Fact]
    public async Task names_the_first_that_was_renumbered_over_a_deleted_one()
    {
        await WriteAsync(9);
        await TamperAsync("delete from audit where number = 5");
        await TamperAsync("update audit set number = -number where number > 5");
        await TamperAsync("update audit set number = -number - 1 where number < 0");

        Assert.Equal((5L, true), await FaultAsync("changed"));
    }

    [Fact]
    public async Task names_where_a_tail_was_rewritten_without_the_key()
    {
        await WriteAsync(9);
        await RewriteFromAsync(6, new AuditChain("another key, made up by whoever owns the database"));

        Assert.Equal((6L, true), await FaultAsync("changed"));
    }

    [Fact]
    public async Task names_a_tail_that_was_rewritten_with_the_key_after_its_head_was_published()
    {
        await WriteAsync(9);
        await PublishHeadAsync();
        await RewriteFromAsync(6, new AuditChain(Key));

        Assert.Equal((9L, true), await FaultAsync("rewritten"));
    }

    [Fact]
    public async Task names_a_tail_that_was_cut_off_after_its_head_was_published()
    {
        await WriteAsync(9);
        await PublishHeadAsync();
        await TamperAsync("delete from audit where number > 7");

        Assert.Equal((8L, true), await FaultAsync("8 to 9"));
    }

    [Fact]
    public async Task publishes_its_head_once_for_each_that_it_had()
    {
        await PublishHeadAsync(); // empty: nothing to tell
        await WriteAsync(2);
        await PublishHeadAsync();
        await PublishHeadAsync();
        await WriteAsync(1);
        await PublishHeadAsync();

        Assert.Equal(2L, await _database.ScalarAsync("select count(*) from events"));
        Assert.Equal((true, 3L), await SoundAsync());
    }

    private AuditTrail Trail => _services.GetRequiredService<AuditTrail>();

    private async Task WriteAsync(int entries)
    {
        for (var n = 0; n < entries; n++) await Trail.WriteAsync(new("account.lock", "account:1") { After = new { n }, Reason = "离职" });
    }

    private async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await VerifyAudit.JudgeAsync(scope.ServiceProvider.GetRequiredService<AuditLog>(), CancellationToken.None);
    }

    private async Task<(bool, long)> SoundAsync()
    {
        var verdict = await VerifyAsync();
        Assert.Null(verdict.Fault);
        return (verdict.Sound, verdict.Entries);
    }

    /// <summary>The entry that is named, and whether the words for it hold <paramref name="what"/>.</summary>
    private async Task<(long, bool)> FaultAsync(string what)
    {
        var verdict = await VerifyAsync();
        Assert.False(verdict.Sound);
        return (verdict.Fault!.Number, verdict.Fault.What.Contains(what, StringComparison.Ordinal));
    }

    private Task<object?> TamperAsync(string sql) => _database.ScalarAsync(sql);

    private Task PublishHeadAsync() => ActivatorUtilities.CreateInstance<AuditHeadPublisher>(_services).PublishAsync(CancellationToken.None);

    /// <summary>As somebody would who owns the database: other content, and hashes that follow from it.</summary>
    private async Task RewriteFromAsync(long first, AuditChain chain)
    {
        await using var db = new AuditedDb(new DbContextOptionsBuilder<AuditedDb>().UseNpgsql(_database.ConnectionString).Options);
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Number >= first - 1).OrderBy(e => e.Number).ToListAsync();
        var hash = entries[0].Hash;
        foreach (var entry in entries.Skip(1))
        {
            await db.Database.ExecuteSqlAsync($"update audit set reason = 'nothing to see here', previous_hash = {hash} where number = {entry.Number}");
            var changed = await db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Number == entry.Number);
            hash = chain.HashOf(changed);
            await db.Database.ExecuteSqlAsync($"update audit set hash = {hash} where number = {entry.Number}");
        }
    }

    private sealed class AuditedDb(DbContextOptions<AuditedDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddEventLog();
            modelBuilder.AddAuditTrail();
        }
    }
}
