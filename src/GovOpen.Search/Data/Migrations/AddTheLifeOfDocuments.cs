using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>
/// Why: documents have several texts, are cleaned up, taken off the site and purged, and are listed by when they changed. The version before
/// reads on, but cannot write.
/// </summary>
[DbContext(typeof(SearchDb))]
[Migration("20261126010000_LifeOfDocuments")]
internal sealed class AddTheLifeOfDocuments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            alter table entries
                add column withdrawn boolean not null default false,
                add column published_on date null,
                add column recorded_at timestamp with time zone not null default '-infinity',
                add column texts jsonb not null default '{}',
                add column purged text[] not null default '{}',
                add column issuer text null,
                add column theme text null,
                add column eli text null;
            update entries set
                withdrawn = content #> '{validity,withdrawnOn}' is not null,
                published_on = (content #>> '{validity,publishedOn}')::date,
                recorded_at = (content ->> 'recordedAt')::timestamptz,
                issuer = content ->> 'issuer',
                theme = content ->> 'theme',
                eli = '/eli/cn/' || (content ->> 'division')
                    || '/' || coalesce(
                        substring(content ->> 'number' from '〔([0-9]{4})〕'),
                        substring(content ->> 'number' from '([0-9]{4})年第'),
                        left(coalesce(content ->> 'writtenOn', content #>> '{validity,publishedOn}'), 4))
                    || '/' || coalesce(content ->> 'form', content ->> 'kind')
                    || '/' || substring(content ->> 'number' from '[〕第]([1-9][0-9]{0,5})号$');
            alter table entries
                alter column withdrawn drop default,
                alter column recorded_at drop default,
                alter column texts drop default,
                alter column purged drop default;
            create index ix_entries_recorded_at on entries (recorded_at, id);
            create index ix_entries_issuer on entries (issuer, recorded_at, id);
            create index ix_entries_theme on entries (theme, recorded_at, id);
            create index ix_entries_eli on entries (eli);

            create table clean_ups (
                id uuid not null,
                source text not null,
                epoch uuid not null,
                published_on date not null,
                content jsonb not null,
                constraint "PK_clean_ups" primary key (id));
            create index ix_clean_ups_published_on on clean_ups (published_on, id);

            create table purged_texts (
                hash text not null,
                purged_seq bigint not null,
                constraint "PK_purged_texts" primary key (hash));
            """);

        // The planner's statistics would keep samples of texts that were purged. Naming the type anew drops those that there are.
        migrationBuilder.Sql(
            """
            alter table entries alter column body type text;
            alter table entries alter column body set statistics 0, alter column texts set statistics 0;
            """);

        // Deleting and updating leave the old rows in the files. A truncated table has new files, of what is written into it since.
        // It cannot be a plain right of the service's role, which may not alter tables.
        migrationBuilder.Sql(
            """
            create function rewrite_entries() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
            begin
                lock table public.entries in access exclusive mode;
                create temporary table kept on commit drop as table public.entries;
                truncate public.entries;
                insert into public.entries select * from pg_temp.kept order by id;
            end $$;
            revoke all on function rewrite_entries() from public;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            drop function rewrite_entries();
            drop table purged_texts, clean_ups;
            alter table entries
                drop column withdrawn, drop column published_on, drop column recorded_at, drop column texts,
                drop column purged, drop column issuer, drop column theme, drop column eli;
            """);
}
