using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Publishing.Data.Migrations;

/// <summary>Why: every action of staff and registers is written down, and a register's documents are its own. The version before runs on it too.</summary>
[DbContext(typeof(PublishingDb))]
[Migration("20261125000000_AuditTrail")]
internal sealed class AddAuditTrail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AuditTables.Create(migrationBuilder);
        migrationBuilder.Sql("alter table documents add column owner text null");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table documents drop column owner; drop table audit");
}
