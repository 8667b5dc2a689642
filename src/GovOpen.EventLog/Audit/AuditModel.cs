using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.EventLog.Audit;

/// <summary>The trail's table, in the model and in the database of the service that keeps it.</summary>
public static class AuditModel
{
    /// <summary>Call in <c>OnModelCreating</c>.</summary>
    public static ModelBuilder AddAuditTrail(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);

        return model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit");
            entry.IsAppendOnly();
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Before).HasColumnType("json"); // as it was written: jsonb would rewrite what the hash covers
            entry.Property(e => e.After).HasColumnType("json");
            entry.HasIndex(e => e.Number).IsUnique().HasDatabaseName("ix_audit_number");
            entry.HasIndex(e => new { e.ActorId, e.Number }).HasDatabaseName("ix_audit_actor");
            entry.HasIndex(e => new { e.Object, e.Number }).HasDatabaseName("ix_audit_object");
            entry.HasIndex(e => e.At).HasDatabaseName("ix_audit_at");
            foreach (var property in entry.Metadata.GetProperties()) property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        });
    }
}

/// <summary>The same table for migrations.</summary>
public static class AuditTables
{
    /// <summary>Why: who did what must be written in the same transaction as what was done, where the service cannot change it.</summary>
    public static void Create(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);

        migration.Sql(
            """
            create table audit (
                id uuid not null,
                number bigint not null,
                at timestamp with time zone not null,
                actor_id text null,
                actor text not null,
                on_behalf_of text null,
                unit text null,
                division text null,
                source text null,
                action text not null,
                object text not null,
                object_version bigint null,
                before json null,
                after json null,
                reason text null,
                outcome text not null,
                trace_id text null,
                previous_hash bytea not null,
                hash bytea not null,
                constraint "PK_audit" primary key (id));
            create unique index ix_audit_number on audit (number);
            create index ix_audit_actor on audit (actor_id, number);
            create index ix_audit_object on audit (object, number);
            create index ix_audit_at on audit (at);
            """);
    }
}
