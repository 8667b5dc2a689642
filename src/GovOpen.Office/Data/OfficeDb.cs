using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Office.Data;

internal sealed class OfficeDb(DbContextOptions<OfficeDb> options) : DbContext(options)
{
    public DbSet<StoredSession> Sessions => Set<StoredSession>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredSession>(session =>
        {
            session.ToTable("sessions");
            session.HasKey(s => s.Key);
            session.HasIndex(s => s.ExpiresAt).HasDatabaseName("ix_sessions_expires_at");
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
