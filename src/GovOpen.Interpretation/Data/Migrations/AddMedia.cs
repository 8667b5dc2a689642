using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Interpretation.Data.Migrations;

/// <summary>Why: pictures, recordings and films explain documents. The version before runs on it too.</summary>
[DbContext(typeof(InterpretationDb))]
[Migration("20261201040000_Media")]
internal sealed class AddMedia : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table media (
            hash text not null,
            content_id uuid not null,
            content_type text not null,
            kind text not null,
            length bigint not null,
            person text not null,
            uploaded_at timestamp with time zone not null,
            constraint "PK_media" primary key (hash));

        create table media_pieces (
            content_id uuid not null,
            ordinal integer not null,
            bytes bytea not null,
            constraint "PK_media_pieces" primary key (content_id, ordinal));
        -- Films and pictures are compressed already.
        alter table media_pieces alter column bytes set storage external;

        alter table interpretations
            add column released_media text[] not null default '{}',
            add column is_hidden boolean not null default false;
        create index ix_interpretations_released_media on interpretations using gin (released_media);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        alter table interpretations drop column released_media, drop column is_hidden;
        drop table media_pieces, media;
        """);
}
