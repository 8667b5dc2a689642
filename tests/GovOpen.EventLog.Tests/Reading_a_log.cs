using GovOpen.Contracts.EventLog.V1;
using GovOpen.EventLog.Reading;
using GovOpen.Testing;

namespace GovOpen.EventLog.Tests;

/// <summary>One writer and one reader with real databases and a real broker.</summary>
public sealed class Reading_a_log : IAsyncLifetime
{
    private PostgresDatabase _written = null!;
    private PostgresDatabase _read = null!;
    private VirtualHost _broker = null!;
    private LogWriter _writer = null!;
    private Reader _reader = null!;

    public async Task InitializeAsync()
    {
        _written = await PostgresDatabase.CreateAsync("writer", LogWriter.CreateSchemaAsync);
        _read = await PostgresDatabase.CreateAsync("reader", Reader.CreateSchemaAsync);
        _broker = await VirtualHost.CreateAsync();
        _writer = await LogWriter.StartAsync(_written, _broker);
        _reader = await Reader.StartAsync(_read, _broker, _writer.Address);
    }

    public async Task DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _writer.DisposeAsync();
        await _broker.DisposeAsync();
        await _read.DisposeAsync();
        await _written.DisposeAsync();
    }

    [Fact]
    public async Task brings_every_event_once_in_effect()
    {
        var documents = await PublishAsync(50);
        foreach (var document in documents) await LogWriter.AppendAsync(_written, document, 2);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task survives_events_that_come_twice_and_late()
    {
        await PublishAsync(30);
        await ReaderHasAllAsync();
        await _written.ScalarAsync("update log_state set relayed_through = 0"); // the relay forgot what it had done
        await PublishAsync(1);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task loses_nothing_while_the_broker_is_cut_off_and_is_stale_meanwhile()
    {
        await PublishAsync(5);
        await ReaderHasAllAsync();
        await Eventually.BecomesAsync(() => Task.FromResult(_reader.Freshness.Latest("publishing")), latest => latest is not null, what: "a heartbeat");

        await _broker.CutAsync();
        await PublishAsync(20);
        await Eventually.BecomesAsync(() => Task.FromResult(_reader.Freshness.Latest("publishing")), latest => latest is null, what: "silence");
        await ReaderHasAllAsync(); // from the feed
        await _reader.ShowAsync();
        Assert.True(_reader.Freshness.IsStale("publishing"));

        await _broker.AllowAsync();
        await PublishAsync(5);
        await Eventually.BecomesAsync(() => Task.FromResult(_reader.Freshness.Latest("publishing")), latest => latest is not null, TimeSpan.FromSeconds(60), "a heartbeat again");
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task is_as_fresh_as_its_feed_when_the_broker_stays_away()
    {
        await _broker.CutAsync();
        await PublishAsync(20);
        await Eventually.BecomesAsync(() => Task.FromResult(_reader.Freshness.Latest("publishing")), latest => latest is null, what: "silence");
        await ReaderHasAllAsync();
        await _reader.ShowAsync();
        Assert.True(_reader.Freshness.IsStale("publishing"));

        _reader.Clock.GoTo(DateTimeOffset.UtcNow + Freshness.Patience);
        await Eventually.BecomesAsync(() => Task.FromResult(_reader.Freshness.IsStale("publishing")), stale => !stale, what: "freshness by the feed");

        await PublishAsync(1);
        var acknowledged = _reader.Clock.GetUtcNow();
        await ReaderHasAllAsync();
        Assert.False(_reader.Freshness.Through("publishing") > acknowledged, "what is not shown yet is counted as shown");
        await _reader.ShowAsync();
        await Eventually.BecomesAsync(() => Task.FromResult(_reader.Freshness.Through("publishing")), through => through > acknowledged, what: "freshness of the new event");
    }

    [Fact]
    public async Task tries_again_what_failed()
    {
        var document = Guid.CreateVersion7();
        _reader.Effects.Failures[document] = 3;
        await LogWriter.AppendAsync(_written, document, 1);
        await PublishAsync(5);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task passes_what_it_has_no_effect_for()
    {
        await PublishAsync(3);
        await using (var db = LogWriter.Open(_written.ConnectionString))
        {
            db.Append(Guid.CreateVersion7(), 1, new Heartbeat { Source = "a type that nobody here consumes", Epoch = default, Sequence = 0, SentAt = default });
            await db.SaveChangesAsync();
        }

        await PublishAsync(3);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task that_was_restored_from_a_backup_forgets_what_came_after_it()
    {
        var kept = await PublishAsync(10);
        await _writer.DisposeAsync();
        await using var backup = await _written.BackUpAsync();
        await using (await LogWriter.StartAsync(_written, _broker, _writer.Address.ToString()))
        {
            await PublishAsync(10);
            foreach (var document in kept) await LogWriter.AppendAsync(_written, document, 2);
            await ReaderHasAllAsync();
        }

        await _written.RestoreAsync(backup);
        await using var restored = await LogWriter.StartAsync(_written, _broker, _writer.Address.ToString());
        await LogWriter.AppendAsync(_written, kept[0], 2);
        await ReaderHasAllAsync();
        Assert.Equal(10, await _reader.SeenCountAsync());
    }

    [Fact]
    public async Task that_was_rewritten_in_place_is_found_out_by_an_event_that_cannot_be()
    {
        var kept = await PublishAsync(10);
        await PublishAsync(10);
        await ReaderHasAllAsync();

        // As if the database's files had been replaced by older ones while nobody looked: same identity, other events.
        await _written.ScalarAsync("delete from events where sequence > 10");
        await _written.ScalarAsync("select setval(pg_get_serial_sequence('events', 'sequence'), 10)");
        await _written.ScalarAsync("update log_state set relayed_through = 10");
        foreach (var document in kept.Concat(kept).Select((document, i) => (document, version: 2L + (i / 10)))) await LogWriter.AppendAsync(_written, document.document, document.version);

        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task that_was_rewritten_while_the_reader_was_away_is_found_out_by_the_event_at_its_position()
    {
        await PublishAsync(20);
        await ReaderHasAllAsync();
        await _reader.DisposeAsync();

        await _written.ScalarAsync("delete from events where sequence > 10");
        await _written.ScalarAsync("select setval(pg_get_serial_sequence('events', 'sequence'), 10)");
        await _written.ScalarAsync("update log_state set relayed_through = 10");
        await PublishAsync(10);

        _reader = await Reader.StartAsync(_read, _broker, _writer.Address);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task that_became_shorter_is_read_anew()
    {
        var kept = await PublishAsync(10);
        await PublishAsync(10);
        await ReaderHasAllAsync();

        await _written.ScalarAsync("delete from events where sequence > 10");
        await _written.ScalarAsync("select setval(pg_get_serial_sequence('events', 'sequence'), 10)");
        await _written.ScalarAsync("update log_state set relayed_through = 10");
        await LogWriter.AppendAsync(_written, kept[0], 2);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task of_which_one_event_cannot_be_applied_is_read_on_behind_it()
    {
        var poison = Guid.CreateVersion7();
        _reader.Effects.Failures[poison] = int.MaxValue;
        await LogWriter.AppendAsync(_written, poison, 1);
        await PublishAsync(600); // more than a page behind it
        await Eventually.BecomesAsync(_reader.SeenCountAsync, count => count == 600);
        Assert.NotEqual(0, (await _reader.PositionAsync()).Waiting);

        _reader.Effects.Failures[poison] = 0;
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task starts_from_nothing_with_the_whole_log()
    {
        await PublishAsync(700); // more than a page of the feed
        await ReaderHasAllAsync();
        await _reader.DisposeAsync();

        await using var empty = await PostgresDatabase.CreateAsync("reader", Reader.CreateSchemaAsync);
        _reader = await Reader.StartAsync(empty, _broker, _writer.Address);
        await ReaderHasAllAsync();
    }

    [Fact]
    public async Task goes_on_with_another_replica_of_the_writer_when_the_relay_dies()
    {
        await using var second = await LogWriter.StartAsync(_written, _broker);
        await PublishAsync(5);
        await _writer.DisposeAsync();
        _writer = await LogWriter.StartAsync(_written, _broker, _writer.Address.ToString());
        await PublishAsync(5);
        await ReaderHasAllAsync();
    }

    private async Task<List<Guid>> PublishAsync(int count)
    {
        var documents = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        await using var db = LogWriter.Open(_written.ConnectionString);
        foreach (var document in documents) db.Append(document, 1, LogWriter.Published(document, 1));
        await db.SaveChangesAsync();
        return documents;
    }

    /// <summary>The reader has exactly the newest version of everything in the log, and knows that it has read all of it.</summary>
    private async Task ReaderHasAllAsync()
    {
        var expected = await _written.ScalarAsync(
            """
            select coalesce(string_agg(subject || '@' || version, ' ' order by subject), '')
            from (select subject, max(subject_version) as version from events where type like '%DocumentPublished' group by subject) as newest
            """) as string;
        var head = (long)(await _written.ScalarAsync("select coalesce(max(sequence), 0) from events"))!;

        await Eventually.BecomesAsync(_reader.SeenAsync, seen => seen == expected, TimeSpan.FromSeconds(30), $"what is read, {expected!.Length} characters,");
        await Eventually.BecomesAsync(_reader.PositionAsync, position => position == (head, 0), TimeSpan.FromSeconds(30), $"the position {head}");
    }
}
