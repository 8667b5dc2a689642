using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: the index is built anew on request, and it is seen how far that is. The version before runs on it too.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261127020000_Rebuilds")]
internal sealed class AddRebuilds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table index_rebuilds (
            id uuid not null,
            reason text not null,
            requested_at timestamp with time zone not null,
            constraint "PK_index_rebuilds" primary key (id));
        create index ix_index_rebuilds_requested_at on index_rebuilds (requested_at);

        create table index_rebuild_progress (
            rebuild_id uuid not null,
            replica text not null,
            state text not null,
            done bigint not null,
            total bigint not null,
            problem text null,
            updated_at timestamp with time zone not null,
            constraint "PK_index_rebuild_progress" primary key (rebuild_id, replica));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table index_rebuild_progress, index_rebuilds");
}
