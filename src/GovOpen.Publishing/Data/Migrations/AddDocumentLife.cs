using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Publishing.Data.Migrations;

/// <summary>
/// Why: documents are drafted, reviewed, signed, numbered and released here, acts change them afterwards, clean-ups judge many at once, and a
/// text that must not be kept can be taken out. The version before does not run on it: it would not fill what every document now has.
/// </summary>
[DbContext(typeof(PublishingDb))]
[Migration("20261126000000_DocumentLife")]
internal sealed class AddDocumentLife : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            alter table documents
                add column unit text null,
                add column form text null,
                add column as_published jsonb null,
                add column acts jsonb not null default '[]',
                add column next_text_on date null;
            update documents set as_published = jsonb_strip_nulls(jsonb_build_object(
                'validity', validity, 'lastValidDayReason', last_valid_day_reason, 'bodyHash', encode(body_hash, 'hex')));
            alter table documents alter column as_published set not null, alter column acts drop default;
            create index ix_documents_title on documents (title);
            create index ix_documents_index_number on documents (index_number);
            create index ix_documents_next_text_on on documents (next_text_on) where next_text_on is not null;

            -- A purged text leaves its hash.
            alter table bodies alter column text drop not null;
            -- The planner's samples of texts would keep what was purged; nothing asks for texts by what they say. (Stating the type anew drops the samples that are there.)
            alter table bodies alter column text type text, alter column text set statistics 0;

            create table drafts (
                id uuid not null,
                document_id uuid not null,
                is_correction boolean not null,
                correction_reason text null,
                unit text not null,
                division text not null,
                state text not null,
                is_urgent boolean not null,
                revision integer not null,
                content jsonb not null,
                signed_on date null,
                number text null,
                index_number text null,
                disclosure text null,
                redacted_body_hash text null,
                legal_override text null,
                scheduled_for timestamp with time zone null,
                released_at timestamp with time zone null,
                created_at timestamp with time zone not null,
                constraint "PK_drafts" primary key (id));
            create unique index ix_drafts_under_way on drafts (document_id) where state not in ('released', 'filed', 'abandoned');
            create index ix_drafts_scheduled_for on drafts (scheduled_for) where scheduled_for is not null;

            create table draft_steps (
                draft_id uuid not null,
                ordinal integer not null,
                step text not null,
                "from" text not null,
                "to" text not null,
                revision integer not null,
                duty text null,
                person_id text null,
                person text not null,
                on_behalf_of text null,
                at timestamp with time zone not null,
                opinion text null,
                details jsonb null,
                constraint "PK_draft_steps" primary key (draft_id, ordinal),
                constraint "FK_draft_steps_drafts" foreign key (draft_id) references drafts (id) on delete cascade);

            create table draft_versions (
                draft_id uuid not null,
                revision integer not null,
                content jsonb not null,
                saved_by_id text not null,
                saved_by text not null,
                saved_at timestamp with time zone not null,
                constraint "PK_draft_versions" primary key (draft_id, revision));

            create table number_registers (
                id uuid not null,
                unit text not null,
                division text not null,
                issuer text not null,
                organ text not null,
                last_used integer not null,
                organ_code text null,
                created_at timestamp with time zone not null,
                constraint "PK_number_registers" primary key (id));
            create unique index ix_number_registers_organ on number_registers (organ);

            create table register_numbers (
                register_id uuid not null,
                year integer not null,
                sequence integer not null,
                number text not null,
                draft_id uuid null,
                given_by text not null,
                given_at timestamp with time zone not null,
                void_at timestamp with time zone null,
                void_reason text null,
                constraint "PK_register_numbers" primary key (register_id, year, sequence));
            create unique index ix_register_numbers_number on register_numbers (number);
            create unique index ix_register_numbers_draft_id on register_numbers (draft_id);

            create table index_numbers (
                organ_code text not null,
                year integer not null,
                sequence integer not null,
                draft_id uuid not null,
                constraint "PK_index_numbers" primary key (organ_code, year, sequence));
            create unique index ix_index_numbers_draft_id on index_numbers (draft_id);

            create table clean_ups (
                id uuid not null,
                unit text not null,
                division text not null,
                revision integer not null,
                content jsonb not null,
                writers text[] not null,
                created_at timestamp with time zone not null,
                published_at timestamp with time zone null,
                published jsonb null,
                constraint "PK_clean_ups" primary key (id));

            create table purges (
                id uuid not null,
                division text null,
                document_id uuid null,
                draft_id uuid null,
                body_hashes text[] not null,
                reason text not null,
                proposed_by text not null,
                proposed_at timestamp with time zone not null,
                confirmed_by text null,
                confirmed_at timestamp with time zone null,
                refused_by text null,
                refused_at timestamp with time zone null,
                emptied_by bigint null,
                finished_at timestamp with time zone null,
                constraint "PK_purges" primary key (id));

            create table alarms (
                id uuid not null,
                kind text not null,
                subject text not null,
                unit text not null,
                division text not null,
                text text not null,
                raised_at timestamp with time zone not null,
                cleared_at timestamp with time zone null,
                cleared_by text null,
                remark text null,
                constraint "PK_alarms" primary key (id));

            -- A deleted row's bytes stay in the table's file until they are written over. This writes the file anew, under the owner's
            -- rights, because the service's own role owns no table.
            create function rewrite_bodies() returns void language plpgsql security definer set search_path = pg_catalog, public as
                $$ begin cluster public.bodies using "PK_bodies"; end $$;
            revoke execute on function rewrite_bodies() from public;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop function rewrite_bodies();
        drop table alarms, purges, clean_ups, index_numbers, register_numbers, number_registers, draft_versions, draft_steps, drafts;
        drop index ix_documents_title, ix_documents_index_number;
        alter table bodies alter column text set not null, alter column text set statistics -1;
        alter table documents drop column unit, drop column form, drop column as_published, drop column acts, drop column next_text_on;
        """);
}
