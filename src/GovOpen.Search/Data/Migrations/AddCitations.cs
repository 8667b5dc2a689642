using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: what other documents name answers more questions. What is there already is read in the background. The version before runs on it too.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261126140000_Citations")]
internal sealed class AddCitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        alter table entries
            add column cited_as text null,
            add column cites jsonb null,
            add column cited_level integer not null default 0;
        create index ix_entries_unread on entries (id) where cites is null and not removed;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table entries drop column cited_as, drop column cites, drop column cited_level");
}
