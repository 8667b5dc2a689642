using System.Text.Json;
using GovOpen.Contracts.Identity.V1;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Delegations;
using GovOpen.Identity.SignIns;
using GovOpen.Identity.Tokens;
using GovOpen.Identity.Units;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Data;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<SignInGuard> SignInGuards => Set<SignInGuard>();

    public DbSet<FamiliarPlace> FamiliarPlaces => Set<FamiliarPlace>();

    public DbSet<Machine> Machines => Set<Machine>();

    public DbSet<RefreshFamily> RefreshFamilies => Set<RefreshFamily>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>Work that must be done once however many replicas start at the same time; held until the transaction ends.</summary>
    public Task LockAsync(string work, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({work}, 0))", ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(person =>
        {
            person.ToTable("people");
            person.Property(p => p.UserName).HasMaxLength(256).IsRequired();
            person.Property(p => p.NormalizedUserName).HasMaxLength(256).IsRequired();
            person.HasIndex(p => p.NormalizedUserName).IsUnique().HasDatabaseName("ix_people_normalized_user_name");
            person.Property(p => p.PasswordHash).IsRequired();
            person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
            person.PrimitiveCollection(p => p.Roles).ElementType(role => role.HasConversion<RoleName>());
            // Nothing here asks for them, and what is not collected cannot leak.
            person.Ignore(p => p.Email).Ignore(p => p.NormalizedEmail).Ignore(p => p.EmailConfirmed);
            person.Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed);
            person.Ignore(p => p.TwoFactorEnabled);
            // Wrong attempts are counted by name, whether it exists or not; see SignInGuard.
            person.Ignore(p => p.AccessFailedCount).Ignore(p => p.LockoutEnabled).Ignore(p => p.LockoutEnd);
            person.HasOne(p => p.Unit).WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            person.HasIndex(p => p.UnitId).HasDatabaseName("ix_people_unit_id");
            person.PrimitiveCollection(p => p.EarlierPasswords);
        });
        modelBuilder.Entity<Unit>(unit =>
        {
            unit.ToTable("units");
            unit.Property(u => u.Id).ValueGeneratedNever();
            unit.HasIndex(u => u.Name).IsUnique().HasFilter("closed_at is null").HasDatabaseName("ix_units_name");
            unit.HasIndex(u => u.Division).HasDatabaseName("ix_units_division");
            unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
            unit.HasIndex(u => u.ParentId).HasDatabaseName("ix_units_parent_id");
        });
        modelBuilder.Entity<Delegation>(delegation =>
        {
            delegation.ToTable("delegations");
            delegation.Property(d => d.Id).ValueGeneratedNever();
            delegation.Property(d => d.Role).HasConversion<RoleName>();
            delegation.HasOne(d => d.From).WithMany().HasForeignKey(d => d.FromId).OnDelete(DeleteBehavior.Restrict);
            delegation.HasOne(d => d.To).WithMany().HasForeignKey(d => d.ToId).OnDelete(DeleteBehavior.Restrict);
            delegation.HasIndex(d => d.FromId).HasDatabaseName("ix_delegations_from_id");
            delegation.HasIndex(d => d.ToId).HasDatabaseName("ix_delegations_to_id");
        });
        modelBuilder.Entity<SignInGuard>(guard =>
        {
            guard.ToTable("sign_in_guards");
            guard.HasKey(g => g.Name);
        });
        modelBuilder.Entity<FamiliarPlace>(familiar =>
        {
            familiar.ToTable("familiar_places");
            familiar.HasKey(f => new { f.PersonId, f.Place });
            familiar.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<Machine>(machine =>
        {
            machine.ToTable("machines");
            machine.Property(m => m.ClientId).HasMaxLength(256);
            machine.HasIndex(m => m.ClientId).IsUnique().HasDatabaseName("ix_machines_client_id");
            machine.PrimitiveCollection(m => m.Roles).ElementType(role => role.HasConversion<RoleName>());
        });
        modelBuilder.Entity<RefreshFamily>(family =>
        {
            family.ToTable("refresh_families");
            family.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
            family.HasIndex(f => f.PersonId).HasDatabaseName("ix_refresh_families_person_id");
        });
        modelBuilder.Entity<SigningKey>(key =>
        {
            key.ToTable("signing_keys");
            key.HasKey(k => k.Kid);
        });
        NameColumns(modelBuilder);
        modelBuilder.AddEventLog();
        modelBuilder.AddAuditTrail();
    }

    private static void NameColumns(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }

    /// <summary>Roles are stored under the names that tokens and files have for them.</summary>
    private sealed class RoleName() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Role, string>(
        role => role.ToString(),
        name => Read(name))
    {
        private static Role Read(string name) =>
            Enum.TryParse<Role>(name, out var role) ? role : throw new InvalidOperationException($"“{name}” is no role.");
    }
}
