using System.Text.Json;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Identity.Accounts;
using GovOpen.Identity.Tokens;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Identity.Data;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

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
