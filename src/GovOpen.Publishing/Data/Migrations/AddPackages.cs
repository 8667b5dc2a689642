using GovOpen.EventLog.Reading;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Publishing.Data.Migrations;

/// <summary>Why: a document is signed and released together with its interpretations. The version before runs on it too.</summary>
[DbContext(typeof(PublishingDb))]
[Migration("20261130000000_Packages")]
internal sealed class AddPackages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ReaderTables.Create(migrationBuilder);
        migrationBuilder.Sql(
            """
            create table sealed_parts (
                interpretation_id uuid not null,
                document_id uuid not null,
                version bigint not null,
                hash text null,
                document_body_hash text null,
                epoch uuid not null,
                released_hash text null,
                constraint "PK_sealed_parts" primary key (interpretation_id));
            create index ix_sealed_parts_document_id on sealed_parts (document_id);

            alter table drafts add column package jsonb not null default '[]';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table drafts drop column package; drop table sealed_parts, log_inbox, log_positions");
}
