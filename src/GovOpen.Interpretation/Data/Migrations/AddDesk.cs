using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Interpretation.Data.Migrations;

/// <summary>Why: what agents told callers can be shown later, and what they had no answer for is seen. The version before runs on it too.</summary>
[DbContext(typeof(InterpretationDb))]
[Migration("20261201030000_Desk")]
internal sealed class AddDesk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table given_answers (
            id uuid not null,
            change_sequence bigint not null,
            entry_id uuid not null,
            question text not null,
            as_of date not null,
            mark text not null,
            held boolean not null,
            person_id text not null,
            person text not null,
            at timestamp with time zone not null,
            constraint "PK_given_answers" primary key (id));
        create index ix_given_answers_entry on given_answers (entry_id, id);

        create table wanted_questions (
            question text not null,
            times integer not null,
            last_asked_on date not null,
            constraint "PK_wanted_questions" primary key (question));
        create index ix_wanted_questions_last_asked_on on wanted_questions (last_asked_on);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table wanted_questions, given_answers");
}
