using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Hotline.Data.Migrations;

/// <summary>Why: what became of concerns is published: of some one by one, in clear only as long as it is public; of all by month, in figures that tell of nobody.</summary>
[DbContext(typeof(HotlineDb))]
[Migration("20261204000000_Results")]
internal sealed class AddResults : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        alter table work_orders add column result_id uuid null;

        create table results (
            id uuid not null,
            order_id uuid not null,
            state text not null,
            version integer not null,
            division text not null,
            text bytea not null,
            published jsonb null,
            published_at timestamp with time zone null,
            writers text[] not null,
            proposed_at timestamp with time zone not null,
            reason text null,
            constraint "PK_results" primary key (id));
        create unique index ix_results_order_id on results (order_id) where state in ('proposed', 'published');
        create index ix_results_state on results (state, division);

        create table digest_months (
            month date not null,
            made_at timestamp with time zone not null,
            figures jsonb not null,
            at_once jsonb null,
            constraint "PK_digest_months" primary key (month));

        create table digests (
            id uuid not null,
            month date not null,
            unit text not null,
            division text not null,
            figures jsonb not null,
            response text null,
            published_at timestamp with time zone null,
            version integer not null,
            constraint "PK_digests" primary key (id));
        create unique index ix_digests_month on digests (month, division, unit);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table results, digests, digest_months; alter table work_orders drop column result_id");
}
