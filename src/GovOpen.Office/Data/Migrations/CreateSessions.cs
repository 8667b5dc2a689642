using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Office.Data.Migrations;

/// <summary>Why: who is signed in to the staff site, so that a restart or another replica keeps them. The first one: nothing older runs on it.</summary>
[DbContext(typeof(OfficeDb))]
[Migration("20261126000000_Sessions")]
internal sealed class CreateSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table sessions (
            key text not null,
            ticket bytea not null,
            expires_at timestamp with time zone not null,
            constraint "PK_sessions" primary key (key));
        create index ix_sessions_expires_at on sessions (expires_at);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table sessions");
}
