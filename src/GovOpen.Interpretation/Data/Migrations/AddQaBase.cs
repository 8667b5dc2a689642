using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Interpretation.Data.Migrations;

/// <summary>Why: the Q&amp;A base. The version before runs on it too.</summary>
[DbContext(typeof(InterpretationDb))]
[Migration("20261201000000_QaBase")]
internal sealed class AddQaBase : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table qa_entries (
            id uuid not null,
            unit text not null,
            division text null,
            state text not null,
            revision integer not null,
            version bigint not null,
            content jsonb not null,
            public_content jsonb null,
            rests_on uuid[] not null,
            ends_on date null,
            retired_because text null,
            last_verified_on date null,
            is_rechecked boolean not null,
            created_at timestamp with time zone not null,
            constraint "PK_qa_entries" primary key (id));
        create index ix_qa_entries_rests_on on qa_entries using gin (rests_on);
        create index ix_qa_entries_ends_on on qa_entries (ends_on) where public_content is not null and retired_because is null;
        create index ix_qa_entries_unchecked on qa_entries (id) where not is_rechecked;
        create index ix_qa_entries_unit on qa_entries (unit, division);

        create table qa_steps (
            entry_id uuid not null,
            ordinal integer not null,
            step text not null,
            revision integer not null,
            person_id text null,
            person text not null,
            at timestamp with time zone not null,
            remark text null,
            constraint "PK_qa_steps" primary key (entry_id, ordinal),
            constraint "FK_qa_steps_qa_entries" foreign key (entry_id) references qa_entries (id));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table qa_steps, qa_entries");
}
