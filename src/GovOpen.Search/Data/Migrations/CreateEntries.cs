using GovOpen.EventLog.Reading;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: the first version. The index follows the order in which entries were applied, so each change takes a new <c>applied_seq</c>.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261122000000_Entries")]
internal sealed class CreateEntries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ReaderTables.Create(migrationBuilder);
        migrationBuilder.Sql(
            """
            create sequence applied_seq;
            create table entries (
                id uuid not null,
                source text not null,
                epoch uuid not null,
                version bigint not null,
                applied_seq bigint not null,
                removed boolean not null,
                title text not null,
                number_key text null,
                content jsonb not null,
                body text not null,
                traceparent text null,
                constraint "PK_entries" primary key (id));
            create unique index ix_entries_applied_seq on entries (applied_seq);
            create index ix_entries_number_key on entries (number_key);
            create index ix_entries_title on entries (title);
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("drop table entries, log_positions, log_inbox; drop sequence applied_seq;");
}
