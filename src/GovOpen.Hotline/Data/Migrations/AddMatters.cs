using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Hotline.Data.Migrations;

/// <summary>Why: who gets what is said in lists, and not by whoever dispatches.</summary>
[DbContext(typeof(HotlineDb))]
[Migration("20261205000000_Matters")]
internal sealed class AddMatters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table matter_lists (
            unit_id uuid not null,
            unit text not null,
            division text not null,
            classes text[] not null,
            version integer not null,
            constraint "PK_matter_lists" primary key (unit_id));
        create index ix_matter_lists_division on matter_lists (division);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table matter_lists");
}
