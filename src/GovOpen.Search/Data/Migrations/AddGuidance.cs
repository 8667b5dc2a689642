using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Data.Migrations;

/// <summary>Why: staff say what people's words mean, and what comes first for a question; and see what was asked in vain. The version before runs on it too.</summary>
[DbContext(typeof(SearchDb))]
[Migration("20261127010000_Guidance")]
internal sealed class AddGuidance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table synonyms (
            id uuid not null,
            source text not null,
            epoch uuid not null,
            version bigint not null,
            applied_seq bigint not null,
            word text not null,
            terms text[] null,
            constraint "PK_synonyms" primary key (id));
        create index ix_synonyms_applied_seq on synonyms (applied_seq);

        create table best_bets (
            id uuid not null,
            source text not null,
            epoch uuid not null,
            version bigint not null,
            applied_seq bigint not null,
            question text not null,
            document_ids uuid[] not null,
            constraint "PK_best_bets" primary key (id));
        create index ix_best_bets_applied_seq on best_bets (applied_seq);

        create table unanswered_questions (
            question text not null,
            asker bytea not null,
            asked_on date not null,
            constraint "PK_unanswered_questions" primary key (question, asker));
        create index ix_unanswered_questions_asked_on on unanswered_questions (asked_on);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table synonyms, best_bets, unanswered_questions");
}
