using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: disclosure records are listed and counted by their own filters, beside the index of documents. The version before runs on it too.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261126010000_Records")]
internal sealed class AddRecords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table records (
            id uuid not null,
            source text not null,
            epoch uuid not null,
            version bigint not null,
            removed boolean not null,
            withdrawn_on date null,
            withdrawal_reason text null,
            type text not null,
            type_name text not null,
            column_key text not null,
            column_name text not null,
            title text not null,
            issuer text not null,
            division text not null,
            year integer not null,
            organiser text null,
            result text null,
            result_name text null,
            tags text[] not null,
            published_on date null,
            text text not null,
            content jsonb not null,
            constraint "PK_records" primary key (id));
        create index ix_records_column on records (column_key, published_on);
        create index ix_records_type on records (type, published_on);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table records");
}
