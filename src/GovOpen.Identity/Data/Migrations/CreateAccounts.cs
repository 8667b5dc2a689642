using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Identity.Data.Migrations;

/// <summary>Why: accounts of people and machines, their refresh tokens, the keys that sign. The first one: nothing older runs on it.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261122000000_Accounts")]
internal sealed class CreateAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        create table people (
            id uuid not null,
            user_name character varying(256) not null,
            normalized_user_name character varying(256) not null,
            password_hash text not null,
            security_stamp text null,
            concurrency_stamp text null,
            display_name text not null,
            unit text not null,
            division text not null,
            roles text[] not null,
            access_failed_count integer not null,
            lockout_enabled boolean not null,
            lockout_end timestamp with time zone null,
            constraint "PK_people" primary key (id));
        create unique index ix_people_normalized_user_name on people (normalized_user_name);

        create table machines (
            id uuid not null,
            client_id character varying(256) not null,
            secret_hash text not null,
            roles text[] not null,
            scopes text[] not null,
            division text null,
            constraint "PK_machines" primary key (id));
        create unique index ix_machines_client_id on machines (client_id);

        create table refresh_families (
            id uuid not null,
            person_id uuid not null,
            token_hash bytea not null,
            started_at timestamp with time zone not null,
            expires_at timestamp with time zone not null,
            revoked_at timestamp with time zone null,
            constraint "PK_refresh_families" primary key (id),
            constraint "FK_refresh_families_people_person_id" foreign key (person_id) references people (id) on delete cascade);
        create index ix_refresh_families_person_id on refresh_families (person_id);

        create table signing_keys (
            kid text not null,
            public_key bytea not null,
            protected_private_key bytea not null,
            active_from timestamp with time zone not null,
            retire_after timestamp with time zone null,
            constraint "PK_signing_keys" primary key (kid));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        drop table signing_keys;
        drop table refresh_families;
        drop table machines;
        drop table people;
        """);
}
