using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: interpretations and answers are found beside the documents on which they rest. The version before runs on it too.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261130000000_Companions")]
internal sealed class AddCompanions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table companions (
            id uuid not null,
            type text not null,
            source text not null,
            epoch uuid not null,
            version bigint not null,
            applied_seq bigint not null,
            removed boolean not null,
            rests_on uuid[] not null,
            released_at timestamp with time zone not null,
            title text not null,
            content jsonb not null,
            retired_because text null,
            trace_parent text null,
            constraint "PK_companions" primary key (id));
        create unique index ix_companions_applied_seq on companions (applied_seq);
        create index ix_companions_rests_on on companions using gin (rests_on);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table companions");
}
