using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Hotline.Data.Migrations;

/// <summary>Why: what many people say at the same time is one issue, with one answer.</summary>
[DbContext(typeof(HotlineDb))]
[Migration("20261203000000_HotIssues")]
internal sealed class AddHotIssues : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table hot_issues (
            id uuid not null,
            words text not null,
            division text not null,
            state text not null,
            opened_at timestamp with time zone not null,
            closed_at timestamp with time zone null,
            version integer not null,
            risk text null,
            judged_at timestamp with time zone null,
            plan text null,
            unit text null,
            unit_division text null,
            links jsonb not null,
            merged_into uuid null,
            constraint "PK_hot_issues" primary key (id));
        create index ix_hot_issues_state on hot_issues (state);

        create table issue_members (
            order_id uuid not null,
            issue_id uuid null,
            joined_at timestamp with time zone not null,
            constraint "PK_issue_members" primary key (order_id));
        create index ix_issue_members_issue_id on issue_members (issue_id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table issue_members, hot_issues");
}
