using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Publishing.Data.Migrations;

/// <summary>Why: disclosure records beside documents, each with every version that was public. The version before runs on it too.</summary>
[DbContext(typeof(PublishingDb))]
[Migration("20261126010000_Records")]
internal sealed class AddRecords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table records (
            id uuid not null,
            type text not null,
            unit text not null,
            division text not null,
            version bigint not null,
            state text not null,
            title text not null,
            tags text[] not null,
            "values" jsonb not null,
            "column" text null,
            drafters text[] not null,
            cleared_by text null,
            cleared_at timestamp with time zone null,
            return_reason text null,
            published_version bigint null,
            published_on date null,
            withdrawn_on date null,
            constraint "PK_records" primary key (id));
        create index ix_records_type on records (type, state);
        create index ix_records_unit on records (unit, division);

        create table record_versions (
            record_id uuid not null,
            version bigint not null,
            facts jsonb not null,
            cleared_by text not null,
            cleared_at timestamp with time zone not null,
            published_by text not null,
            urgent_reason text null,
            recorded_at timestamp with time zone not null,
            constraint "PK_record_versions" primary key (record_id, version));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table record_versions, records");
}
