using GovOpen.EventLog.Reading;
using GovOpen.Search.Entries;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Data;

/// <summary>The public read model. Everything in it can be rebuilt from the services' feeds.</summary>
internal sealed class SearchDb(DbContextOptions<SearchDb> options) : DbContext(options)
{
    public DbSet<Entry> Entries => Set<Entry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddLogReader();
        modelBuilder.Entity<Entry>(entry =>
        {
            entry.ToTable("entries");
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Id).HasColumnName("id").ValueGeneratedNever();
            entry.Property(e => e.Source).HasColumnName("source");
            entry.Property(e => e.Epoch).HasColumnName("epoch");
            entry.Property(e => e.Version).HasColumnName("version");
            entry.Property(e => e.AppliedSeq).HasColumnName("applied_seq");
            entry.Property(e => e.Removed).HasColumnName("removed");
            entry.Property(e => e.Title).HasColumnName("title");
            entry.Property(e => e.NumberKey).HasColumnName("number_key");
            entry.Property(e => e.Content).HasColumnName("content").HasColumnType("jsonb");
            entry.Property(e => e.Body).HasColumnName("body");
            entry.Property(e => e.TraceParent).HasColumnName("traceparent");
            entry.HasIndex(e => e.AppliedSeq).IsUnique().HasDatabaseName("ix_entries_applied_seq");
            entry.HasIndex(e => e.NumberKey).HasDatabaseName("ix_entries_number_key");
            entry.HasIndex(e => e.Title).HasDatabaseName("ix_entries_title");
        });
    }
}
