using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Identity.Data.Migrations;

/// <summary>Why: units are things of their own, accounts are locked and guarded, roles delegated, everything written down. The version before does not run on
/// it. Machines lose their secrets, which were hashed another way: deploy/up makes its own anew, <c>--create-machine</c> those of other systems.</summary>
[DbContext(typeof(IdentityDb))]
[Migration("20261125000000_UnitsAndAudit")]
internal sealed class AddUnitsAndAudit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        EventLogTables.Create(migrationBuilder);
        AuditTables.Create(migrationBuilder);
        migrationBuilder.Sql(
            """
            create table units (
                id uuid not null,
                name text not null,
                division text not null,
                parent_id uuid null,
                closed_at timestamp with time zone null,
                version bigint not null,
                constraint "PK_units" primary key (id),
                constraint "FK_units_units_parent_id" foreign key (parent_id) references units (id) on delete restrict);
            create unique index ix_units_name on units (name) where closed_at is null;
            create index ix_units_division on units (division);
            create index ix_units_parent_id on units (parent_id);
            insert into units (id, name, division, version) select gen_random_uuid(), unit, min(division), 1 from people group by unit;

            alter table people add column unit_id uuid null;
            update people set unit_id = (select id from units where name = people.unit);
            alter table people
                alter column unit_id set not null,
                add constraint "FK_people_units_unit_id" foreign key (unit_id) references units (id) on delete restrict,
                drop column unit,
                drop column division,
                drop column access_failed_count,
                drop column lockout_enabled,
                drop column lockout_end,
                add column version bigint not null default 1,
                add column not_before timestamp with time zone not null default '0001-01-01 00:00:00+00',
                add column locked_at timestamp with time zone null,
                add column lock_reason text null,
                add column password_changed_at timestamp with time zone not null default now(),
                add column must_change_password boolean not null default false,
                add column earlier_passwords text[] not null default '{}',
                add column second_factor bytea null,
                add column pending_second_factor bytea null,
                add column spent_codes bigint not null default 0,
                add column last_sign_in_at timestamp with time zone null;
            alter table people
                alter column version drop default,
                alter column not_before drop default,
                alter column password_changed_at drop default,
                alter column must_change_password drop default,
                alter column earlier_passwords drop default,
                alter column spent_codes drop default;
            create index ix_people_unit_id on people (unit_id);

            create table delegations (
                id uuid not null,
                from_id uuid not null,
                to_id uuid not null,
                role text not null,
                from_day date not null,
                until_day date not null,
                reason text not null,
                created_at timestamp with time zone not null,
                ended_at timestamp with time zone null,
                constraint "PK_delegations" primary key (id),
                constraint "FK_delegations_people_from_id" foreign key (from_id) references people (id) on delete restrict,
                constraint "FK_delegations_people_to_id" foreign key (to_id) references people (id) on delete restrict);
            create index ix_delegations_from_id on delegations (from_id);
            create index ix_delegations_to_id on delegations (to_id);

            create table sign_in_guards (
                name text not null,
                failures integer not null,
                locked_until timestamp with time zone null,
                last_failure_at timestamp with time zone not null,
                constraint "PK_sign_in_guards" primary key (name));

            create table familiar_places (
                person_id uuid not null,
                place text not null,
                seen_at timestamp with time zone not null,
                constraint "PK_familiar_places" primary key (person_id, place),
                constraint "FK_familiar_places_people_person_id" foreign key (person_id) references people (id) on delete cascade);

            alter table machines drop column secret_hash;
            delete from machines;
            alter table machines add column secret_hash bytea not null;

            alter table refresh_families add column last_used_at timestamp with time zone not null default now();
            alter table refresh_families alter column last_used_at drop default;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Units, delegations and the audit trail cannot be put back into the tables before; restore the backup that was made before the migration.");
}
