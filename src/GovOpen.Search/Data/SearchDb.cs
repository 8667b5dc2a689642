using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.CleanUps;
using GovOpen.Search.Entries;
using GovOpen.Search.Companions;
using GovOpen.Search.Guidance;
using GovOpen.Search.Rebuilding;
using GovOpen.Search.Records;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Search.Data;

/// <summary>The public read model. Everything in it can be rebuilt from the services' feeds, but for what was asked in vain.</summary>
internal sealed class SearchDb(DbContextOptions<SearchDb> options) : DbContext(options)
{
    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<Companion> Companions => Set<Companion>();

    public DbSet<StoredRecord> Records => Set<StoredRecord>();

    public DbSet<CleanUp> CleanUps => Set<CleanUp>();

    public DbSet<RebuildRow> Rebuilds => Set<RebuildRow>();

    public DbSet<RebuildProgressRow> RebuildProgress => Set<RebuildProgressRow>();

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
            entry.Property(e => e.Withdrawn).HasColumnName("withdrawn");
            entry.Property(e => e.PublishedOn).HasColumnName("published_on");
            entry.Property(e => e.RecordedAt).HasColumnName("recorded_at");
            entry.Property(e => e.Title).HasColumnName("title");
            entry.Property(e => e.NumberKey).HasColumnName("number_key");
            entry.Property(e => e.Content).HasColumnName("content").HasColumnType("jsonb");
            entry.Property(e => e.Body).HasColumnName("body");
            entry.Property(e => e.Texts).HasColumnName("texts").HasColumnType("jsonb");
            entry.Property(e => e.Purged).HasColumnName("purged");
            entry.Property(e => e.Issuer).HasColumnName("issuer");
            entry.Property(e => e.Theme).HasColumnName("theme");
            entry.Property(e => e.Eli).HasColumnName("eli");
            entry.Property(e => e.TraceParent).HasColumnName("traceparent");
            entry.Property(e => e.CitedAs).HasColumnName("cited_as");
            entry.Property(e => e.Cites).HasColumnName("cites").HasColumnType("jsonb");
            entry.Property(e => e.CitedLevel).HasColumnName("cited_level");
            entry.HasIndex(e => e.AppliedSeq).IsUnique().HasDatabaseName("ix_entries_applied_seq");
            entry.HasIndex(e => e.NumberKey).HasDatabaseName("ix_entries_number_key");
            entry.HasIndex(e => e.Title).HasDatabaseName("ix_entries_title");
            entry.HasIndex(e => new { e.RecordedAt, e.Id }).HasDatabaseName("ix_entries_recorded_at");
            entry.HasIndex(e => new { e.Issuer, e.RecordedAt, e.Id }).HasDatabaseName("ix_entries_issuer");
            entry.HasIndex(e => new { e.Theme, e.RecordedAt, e.Id }).HasDatabaseName("ix_entries_theme");
            entry.HasIndex(e => e.Eli).HasDatabaseName("ix_entries_eli");
            entry.HasIndex(e => e.Id).HasFilter("cites is null and not removed").HasDatabaseName("ix_entries_unread");
        });
        modelBuilder.Entity<Companion>(companion =>
        {
            companion.ToTable("companions");
            companion.Property(e => e.Id).ValueGeneratedNever();
            companion.Property(e => e.Content).HasColumnType("jsonb");
            companion.HasIndex(e => e.AppliedSeq).IsUnique().HasDatabaseName("ix_companions_applied_seq");
            companion.Property(e => e.Type).AsName();
            companion.HasIndex(e => e.RestsOn).HasMethod("gin").HasDatabaseName("ix_companions_rests_on");
            companion.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<CleanUp>(cleanUp =>
        {
            cleanUp.ToTable("clean_ups");
            cleanUp.HasKey(c => c.Id);
            cleanUp.Property(c => c.Id).HasColumnName("id").ValueGeneratedNever();
            cleanUp.Property(c => c.Source).HasColumnName("source");
            cleanUp.Property(c => c.Epoch).HasColumnName("epoch");
            cleanUp.Property(c => c.PublishedOn).HasColumnName("published_on");
            cleanUp.Property(c => c.Content).HasColumnName("content").HasColumnType("jsonb");
            cleanUp.HasIndex(c => new { c.PublishedOn, c.Id }).HasDatabaseName("ix_clean_ups_published_on");
        });
        modelBuilder.Entity<PurgedText>(purged =>
        {
            purged.ToTable("purged_texts");
            purged.HasKey(p => p.Hash);
            purged.Property(p => p.Hash).HasColumnName("hash");
            purged.Property(p => p.PurgedSeq).HasColumnName("purged_seq");
        });
        modelBuilder.Entity<StoredRecord>(record =>
        {
            record.ToTable("records");
            record.Property(r => r.Id).ValueGeneratedNever();
            record.Property(r => r.Content).HasColumnType("jsonb");
            record.HasIndex(r => new { r.ColumnKey, r.PublishedOn }).HasDatabaseName("ix_records_column");
            record.HasIndex(r => new { r.Type, r.PublishedOn }).HasDatabaseName("ix_records_type");
            record.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<SynonymsRow>(synonyms =>
        {
            synonyms.ToTable("synonyms");
            synonyms.Property(s => s.Id).ValueGeneratedNever();
            synonyms.HasIndex(s => s.AppliedSeq).HasDatabaseName("ix_synonyms_applied_seq");
            synonyms.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<RebuildRow>(rebuild =>
        {
            rebuild.ToTable("index_rebuilds");
            rebuild.Property(r => r.Id).ValueGeneratedNever();
            rebuild.HasIndex(r => r.RequestedAt).HasDatabaseName("ix_index_rebuilds_requested_at");
            rebuild.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<RebuildProgressRow>(progress =>
        {
            progress.ToTable("index_rebuild_progress");
            progress.HasKey(p => new { p.RebuildId, p.Replica });
            progress.Property(p => p.State).AsName();
            progress.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<UnansweredQuestionRow>(question =>
        {
            question.ToTable("unanswered_questions");
            question.HasKey(q => new { q.Question, q.Asker });
            question.HasIndex(q => q.AskedOn).HasDatabaseName("ix_unanswered_questions_asked_on");
            question.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<BestBetsRow>(bets =>
        {
            bets.ToTable("best_bets");
            bets.Property(b => b.Id).ValueGeneratedNever();
            bets.HasIndex(b => b.AppliedSeq).HasDatabaseName("ix_best_bets_applied_seq");
            bets.Metadata.InSnakeCase();
        });
    }
}
