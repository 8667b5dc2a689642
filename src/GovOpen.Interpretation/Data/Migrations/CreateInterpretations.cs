using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.EventLog.Reading;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Interpretation.Data.Migrations;

/// <summary>Why: the first tables, interpretations with their steps and sealed versions, the log of what happened to them and the audit trail.</summary>
[DbContext(typeof(InterpretationDb))]
[Migration("20261130000000_Interpretations")]
internal sealed class CreateInterpretations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        EventLogTables.Create(migrationBuilder);
        AuditTables.Create(migrationBuilder);
        ReaderTables.Create(migrationBuilder);
        migrationBuilder.Sql(
            """
            create table interpretations (
                id uuid not null,
                document_id uuid not null,
                document_title text not null,
                document_issuer text null,
                unit text not null,
                division text null,
                state text not null,
                revision integer not null,
                version bigint not null,
                content jsonb not null,
                released jsonb null,
                created_at timestamp with time zone not null,
                constraint "PK_interpretations" primary key (id));
            create index ix_interpretations_document_id on interpretations (document_id);
            create index ix_interpretations_unit on interpretations (unit, division);

            create table interpretation_steps (
                interpretation_id uuid not null,
                ordinal integer not null,
                step text not null,
                revision integer not null,
                person_id text null,
                person text not null,
                at timestamp with time zone not null,
                remark text null,
                constraint "PK_interpretation_steps" primary key (interpretation_id, ordinal),
                constraint "FK_interpretation_steps_interpretations" foreign key (interpretation_id) references interpretations (id));

            create table sealed_versions (
                hash text not null,
                interpretation_id uuid not null,
                version bigint not null,
                content text not null,
                sealed_at timestamp with time zone not null,
                constraint "PK_sealed_versions" primary key (hash));
            create unique index ix_sealed_versions_interpretation on sealed_versions (interpretation_id, version);
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop table sealed_versions, interpretation_steps, interpretations, log_inbox, log_positions, audit, log_state, events");
}
