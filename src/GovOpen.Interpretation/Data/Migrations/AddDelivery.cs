using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Interpretation.Data.Migrations;

/// <summary>Why: changes of the knowledge base are sent to whoever keeps a copy, and it is seen what was acknowledged. The version before runs on it too.</summary>
[DbContext(typeof(InterpretationDb))]
[Migration("20261201020000_Delivery")]
internal sealed class AddDelivery : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table receivers (
            id uuid not null,
            name text not null,
            address text not null,
            inventory_address text null,
            is_active boolean not null,
            secret_generation integer not null,
            put_down_through bigint not null,
            failures integer not null,
            next_attempt_at timestamp with time zone null,
            last_error text null,
            acknowledged_at timestamp with time zone null,
            reconciled_at timestamp with time zone null,
            created_at timestamp with time zone not null,
            constraint "PK_receivers" primary key (id));
        create unique index ix_receivers_name on receivers (name);

        create table deliveries (
            ordinal bigint generated always as identity,
            id uuid not null,
            receiver_id uuid not null,
            entry_id uuid not null,
            change_sequence bigint null,
            attempts integer not null,
            due_at timestamp with time zone not null,
            last_error text null,
            acknowledged_at timestamp with time zone null,
            created_at timestamp with time zone not null,
            constraint "PK_deliveries" primary key (ordinal));
        create index ix_deliveries_waiting on deliveries (receiver_id, entry_id, ordinal) where acknowledged_at is null;
        create index ix_deliveries_acknowledged_at on deliveries (receiver_id, acknowledged_at);

        create table reconciliations (
            id uuid not null,
            receiver_id uuid not null,
            started_at timestamp with time zone not null,
            person text null,
            ours integer not null,
            theirs integer not null,
            differing integer not null,
            differences jsonb not null,
            error text null,
            constraint "PK_reconciliations" primary key (id));
        create index ix_reconciliations_receiver on reconciliations (receiver_id, id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table reconciliations, deliveries, receivers");
}
