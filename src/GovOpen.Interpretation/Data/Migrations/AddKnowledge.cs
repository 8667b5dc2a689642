using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Interpretation.Data.Migrations;

/// <summary>
/// Why: what 12345 is told has an order of its own, and interpretations end with their documents. Interpretations that
/// are public are told at once, because none of them was looked at yet; answers when they are next approved or verified. The version before runs on it too.
/// </summary>
[DbContext(typeof(InterpretationDb))]
[Migration("20261201010000_Knowledge")]
internal sealed class AddKnowledge : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table knowledge_changes (
            sequence bigint generated always as identity,
            entry_id uuid not null,
            type text not null,
            version bigint not null,
            entry jsonb null,
            reason text null,
            at timestamp with time zone not null,
            trace_parent text null,
            constraint "PK_knowledge_changes" primary key (sequence));
        create index ix_knowledge_changes_entry on knowledge_changes (entry_id, sequence);

        alter table interpretations
            add column ends_on date null,
            add column ended_because text null,
            add column told_version bigint null,
            add column is_rechecked boolean not null default false;
        alter table qa_entries add column published_at timestamp with time zone null;
        update qa_entries set published_at = created_at where public_content is not null;
        create index ix_interpretations_ends_on on interpretations (ends_on) where released is not null and ended_because is null;
        create index ix_interpretations_unchecked on interpretations (id) where released is not null and not is_rechecked;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop table knowledge_changes;
        alter table qa_entries drop column published_at;
        alter table interpretations drop column ends_on, drop column ended_because, drop column told_version, drop column is_rechecked;
        """);
}
