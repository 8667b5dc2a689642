using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: an interpretation says so when its document was amended. What was released before is not known to have another text. The version before runs on it too.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261201000000_ExplainedTexts")]
internal sealed class AddExplainedTexts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table companions add column explains_hash text null");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table companions drop column explains_hash");
}
