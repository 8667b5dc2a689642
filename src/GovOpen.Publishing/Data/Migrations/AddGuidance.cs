using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Publishing.Data.Migrations;

/// <summary>Why: staff say what people's words mean, and what comes first for a question. The version before runs on it too.</summary>
[DbContext(typeof(PublishingDb))]
[Migration("20261127010000_Guidance")]
internal sealed class AddGuidance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table synonyms (
            id uuid not null,
            word text not null,
            terms text[] null,
            version bigint not null,
            changed_by text not null,
            changed_at timestamp with time zone not null,
            constraint "PK_synonyms" primary key (id));
        create unique index ix_synonyms_word on synonyms (word);

        create table best_bets (
            id uuid not null,
            question text not null,
            document_ids uuid[] not null,
            version bigint not null,
            changed_by text not null,
            changed_at timestamp with time zone not null,
            constraint "PK_best_bets" primary key (id));
        create unique index ix_best_bets_question on best_bets (question);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table synonyms, best_bets");
}
