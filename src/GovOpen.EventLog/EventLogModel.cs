using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.EventLog;

/// <summary>The log's tables, in the model and in the database of the service that owns it.</summary>
public static class EventLogModel
{
    internal const string AppendOnlyAnnotation = "GovOpen:AppendOnly";

    /// <summary>Call in <c>OnModelCreating</c>.</summary>
    public static ModelBuilder AddEventLog(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);

        model.Entity<LoggedEvent>(log =>
        {
            log.ToTable("events");
            log.IsAppendOnly();
            log.HasKey(e => e.Sequence);
            log.Property(e => e.Sequence).HasColumnName("sequence").UseIdentityAlwaysColumn();
            log.Property(e => e.Id).HasColumnName("id");
            log.Property(e => e.Type).HasColumnName("type");
            log.Property(e => e.Subject).HasColumnName("subject");
            log.Property(e => e.SubjectVersion).HasColumnName("subject_version");
            log.Property(e => e.Body).HasColumnName("body").HasColumnType("jsonb");
            log.Property(e => e.TraceParent).HasColumnName("traceparent");
            log.Property(e => e.At).HasColumnName("at").HasDefaultValueSql("clock_timestamp()");
            log.HasIndex(e => new { e.Subject, e.SubjectVersion }).IsUnique().HasDatabaseName("ix_events_subject_version");
        });
        model.Entity<LogState>(state =>
        {
            state.ToTable("log_state");
            state.HasKey(s => s.Id);
            state.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
            state.Property(s => s.Epoch).HasColumnName("epoch");
            state.Property(s => s.Fingerprint).HasColumnName("fingerprint");
            state.Property(s => s.RelayedThrough).HasColumnName("relayed_through");
        });
        return model;
    }

    /// <summary>The service's own database role may insert and read its rows, not change or delete them.</summary>
    public static EntityTypeBuilder<TEntity> IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> entity) where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        entity.HasAnnotation(AppendOnlyAnnotation, true);
        return entity;
    }
}

/// <summary>The same tables for migrations. A change of them is a new method, called by a new migration of every service.</summary>
public static class EventLogTables
{
    /// <summary>Why: a service's state and what it tells others are committed together or not at all.</summary>
    public static void Create(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);

        migration.Sql(
            """
            create table events (
                sequence bigint generated always as identity,
                id uuid not null,
                type text not null,
                subject text not null,
                subject_version bigint not null,
                body jsonb not null,
                traceparent text null,
                at timestamp with time zone not null default clock_timestamp(),
                constraint "PK_events" primary key (sequence));
            create unique index ix_events_subject_version on events (subject, subject_version);

            create table log_state (
                id smallint not null,
                epoch uuid not null,
                fingerprint text not null,
                relayed_through bigint not null,
                constraint "PK_log_state" primary key (id));
            """);
    }
}
