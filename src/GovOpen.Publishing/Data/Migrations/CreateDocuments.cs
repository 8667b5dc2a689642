using GovOpen.EventLog;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Publishing.Data.Migrations;

/// <summary>Why: the first tables, documents with their versions and texts, and the log of what happened to them.</summary>
[DbContext(typeof(PublishingDb))]
[Migration("20261122000000_Documents")]
internal sealed class CreateDocuments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        EventLogTables.Create(migrationBuilder);
        migrationBuilder.Sql(
            """
            create table documents (
                id uuid not null,
                source_id text not null,
                version bigint not null,
                title text not null,
                kind text not null,
                number text null,
                number_key text null,
                index_number text null,
                issuer text null,
                division text null,
                theme text null,
                tags text[] not null,
                written_on date null,
                validity jsonb not null,
                last_valid_day_reason text null,
                review_needed boolean not null,
                relations jsonb not null,
                history text[] not null,
                body_hash bytea not null,
                content_hash bytea not null,
                constraint "PK_documents" primary key (id));
            create unique index ix_documents_source_id on documents (source_id);
            create index ix_documents_number_key on documents (number_key);

            create table document_versions (
                document_id uuid not null,
                version bigint not null,
                facts jsonb not null,
                body_hash bytea not null,
                recorded_at timestamp with time zone not null,
                constraint "PK_document_versions" primary key (document_id, version));

            create table bodies (
                hash bytea not null,
                text text not null,
                constraint "PK_bodies" primary key (hash));
            """);
    }
}
