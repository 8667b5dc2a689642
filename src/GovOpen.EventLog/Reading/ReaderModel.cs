using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.EventLog.Reading;

/// <summary>Up to where a reader has applied a source's log, without a gap.</summary>
public sealed class ReadPosition
{
    /// <summary>Whose log.</summary>
    public required string Source { get; init; }

    /// <summary>Which history of it.</summary>
    public required Guid Epoch { get; set; }

    /// <summary>Everything up to here is applied; 0 for nothing.</summary>
    public required long Sequence { get; set; }

    /// <summary>The event there: by it a log that was rewritten is found out.</summary>
    public Guid? EventId { get; set; }

    /// <summary>This history is being read from its beginning; what it lacks is swept out at its end.</summary>
    public bool Rebuilding { get; set; }

    /// <summary>
    /// Whether freshness can follow from it: not while a history is read anew (what it lacks is still shown), and not when
    /// the log was found to be another one than the one that was read.
    /// </summary>
    public bool IsSound => !Rebuilding && EventId != Inbox.Refuted;
}

/// <summary>An event that was applied ahead of a gap.</summary>
public sealed class InboxEntry
{
    /// <summary>Whose log.</summary>
    public required string Source { get; init; }

    /// <summary>Which history of it.</summary>
    public required Guid Epoch { get; init; }

    /// <summary>Its place.</summary>
    public required long Sequence { get; init; }

    /// <summary>The place of the one before it.</summary>
    public required long Previous { get; init; }

    /// <summary>That one's id.</summary>
    public Guid? PreviousId { get; init; }

    /// <summary>Its id.</summary>
    public required Guid EventId { get; init; }
}

/// <summary>The reader's tables, in the model and in the database of the service that reads.</summary>
public static class ReaderModel
{
    /// <summary>Call in <c>OnModelCreating</c>.</summary>
    public static ModelBuilder AddLogReader(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);

        model.Entity<ReadPosition>(position =>
        {
            position.ToTable("log_positions");
            position.HasKey(p => p.Source);
            position.Property(p => p.Source).HasColumnName("source");
            position.Property(p => p.Epoch).HasColumnName("epoch");
            position.Property(p => p.Sequence).HasColumnName("sequence");
            position.Property(p => p.EventId).HasColumnName("event_id");
            position.Property(p => p.Rebuilding).HasColumnName("rebuilding");
            position.Ignore(p => p.IsSound);
        });
        model.Entity<InboxEntry>(inbox =>
        {
            inbox.ToTable("log_inbox");
            inbox.HasKey(e => new { e.Source, e.Epoch, e.Previous });
            inbox.Property(e => e.Source).HasColumnName("source");
            inbox.Property(e => e.Epoch).HasColumnName("epoch");
            inbox.Property(e => e.Sequence).HasColumnName("sequence");
            inbox.Property(e => e.Previous).HasColumnName("previous");
            inbox.Property(e => e.PreviousId).HasColumnName("previous_id");
            inbox.Property(e => e.EventId).HasColumnName("event_id");
        });
        return model;
    }
}

/// <summary>The same tables for migrations.</summary>
public static class ReaderTables
{
    /// <summary>Why: a reader must know which events it has applied, in the same transaction as their effect.</summary>
    public static void Create(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);

        migration.Sql(
            """
            create table log_positions (
                source text not null,
                epoch uuid not null,
                sequence bigint not null,
                event_id uuid null,
                rebuilding boolean not null,
                constraint "PK_log_positions" primary key (source));

            create table log_inbox (
                source text not null,
                epoch uuid not null,
                previous bigint not null,
                previous_id uuid null,
                sequence bigint not null,
                event_id uuid not null,
                constraint "PK_log_inbox" primary key (source, epoch, previous));
            """);
    }
}
