using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Hotline.Data.Migrations;

/// <summary>Why: the first tables, work orders with their steps and the keys of their cases, the log and the audit trail.</summary>
[DbContext(typeof(HotlineDb))]
[Migration("20261202000000_Hotline")]
internal sealed class CreateHotline : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        EventLogTables.Create(migrationBuilder);
        AuditTables.Create(migrationBuilder);
        migrationBuilder.Sql(
            """
            create table work_orders (
                id uuid not null,
                number bigint generated always as identity,
                kind text not null,
                channel text not null,
                division text not null,
                state text not null,
                version integer not null,
                unit text null,
                unit_division text null,
                first_unit text null,
                joint_units jsonb not null,
                awaited_units text[] not null,
                received_at timestamp with time zone not null,
                closed_at timestamp with time zone null,
                due_at timestamp with time zone null,
                was_due_at timestamp with time zone null,
                is_suspended boolean not null,
                requested_extension integer null,
                is_extended boolean not null,
                is_reopened boolean not null,
                urges integer not null,
                right_channel text null,
                merged_into uuid null,
                class text null,
                classified_at timestamp with time zone null,
                is_resolved boolean null,
                is_satisfied boolean null,
                content bytea null,
                reply bytea null,
                request_id uuid null,
                erased_at timestamp with time zone null,
                constraint "PK_work_orders" primary key (id));
            create unique index ix_work_orders_number on work_orders (number);
            create unique index ix_work_orders_request_id on work_orders (request_id);
            create index ix_work_orders_received_at on work_orders (received_at);
            create index ix_work_orders_state on work_orders (state, received_at);
            create index ix_work_orders_due_at on work_orders (due_at) where due_at is not null;
            create index ix_work_orders_classified_at on work_orders (classified_at) where class is not null and content is not null;
            create index ix_work_orders_unit on work_orders (unit);
            create index ix_work_orders_awaited_units on work_orders using gin (awaited_units);

            create table order_steps (
                order_id uuid not null,
                ordinal integer not null,
                step text not null,
                person_id text null,
                person text not null,
                unit text null,
                at timestamp with time zone not null,
                remark bytea null,
                working_days integer null,
                constraint "PK_order_steps" primary key (order_id, ordinal),
                constraint "FK_order_steps_work_orders" foreign key (order_id) references work_orders (id));

            create table case_keys (
                order_id uuid not null,
                wrapped bytea not null,
                constraint "PK_case_keys" primary key (order_id));

            create table code_attempts (
                order_id uuid not null,
                count integer not null,
                since timestamp with time zone not null,
                constraint "PK_code_attempts" primary key (order_id));
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop table code_attempts, case_keys, order_steps, work_orders, audit, log_state, events");
}
