using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Delivery;
using GovOpen.Interpretation.Desk;
using GovOpen.Interpretation.Interpretations;
using GovOpen.Interpretation.Knowledge;
using GovOpen.Interpretation.Media;
using GovOpen.Interpretation.QaBase;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Interpretation.Data;

internal sealed class InterpretationDb(DbContextOptions<InterpretationDb> options) : DbContext(options)
{
    public DbSet<PolicyInterpretation> Interpretations => Set<PolicyInterpretation>();

    /// <summary>With what was done to them, from the first step on.</summary>
    public IQueryable<PolicyInterpretation> InterpretationsWithSteps => Interpretations.Include(interpretation => interpretation.Steps.OrderBy(step => step.Ordinal));

    public DbSet<SealedVersion> SealedVersions => Set<SealedVersion>();

    public DbSet<QaEntry> Entries => Set<QaEntry>();

    /// <summary>With what was done to them, from the first step on.</summary>
    public IQueryable<QaEntry> EntriesWithSteps => Entries.Include(entry => entry.Steps.OrderBy(step => step.Ordinal));

    public DbSet<KnowledgeChange> KnowledgeChanges => Set<KnowledgeChange>();

    public DbSet<MediaFile> Media => Set<MediaFile>();

    public DbSet<Receiver> Receivers => Set<Receiver>();

    public DbSet<ChangeDelivery> Deliveries => Set<ChangeDelivery>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    public DbSet<GivenAnswer> GivenAnswers => Set<GivenAnswer>();

    public DbSet<WantedQuestion> WantedQuestions => Set<WantedQuestion>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PolicyInterpretation>(interpretation =>
        {
            interpretation.ToTable("interpretations");
            interpretation.Property(i => i.Id).ValueGeneratedNever();
            interpretation.Property(i => i.State).AsName();
            interpretation.Property(i => i.Content).AsJson();
            interpretation.Property(i => i.Released).AsJson();
            interpretation.HasMany(i => i.Steps).WithOne().HasForeignKey(step => step.InterpretationId).HasConstraintName("FK_interpretation_steps_interpretations");
            interpretation.HasIndex(i => i.DocumentId).HasDatabaseName("ix_interpretations_document_id");
            interpretation.HasIndex(i => i.ReleasedMedia).HasMethod("gin").HasDatabaseName("ix_interpretations_released_media");
            interpretation.HasIndex(i => i.EndsOn).HasFilter("released is not null and ended_because is null").HasDatabaseName("ix_interpretations_ends_on");
            interpretation.HasIndex(i => i.Id).HasFilter("released is not null and not is_rechecked").HasDatabaseName("ix_interpretations_unchecked");
            interpretation.HasIndex(i => new { i.Unit, i.Division }).HasDatabaseName("ix_interpretations_unit");
            interpretation.Metadata.InSnakeCase();
            interpretation.Property(i => i.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<StepTaken>(step =>
        {
            step.ToTable("interpretation_steps");
            step.IsAppendOnly();
            step.HasKey(s => new { s.InterpretationId, s.Ordinal });
            step.Property(s => s.Step).AsName();
            step.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<SealedVersion>(version =>
        {
            version.ToTable("sealed_versions");
            version.IsAppendOnly();
            version.HasKey(v => v.Hash);
            version.HasIndex(v => new { v.InterpretationId, v.Version }).IsUnique().HasDatabaseName("ix_sealed_versions_interpretation");
            version.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<QaEntry>(entry =>
        {
            entry.ToTable("qa_entries");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.State).AsName();
            entry.Property(e => e.Content).AsJson();
            entry.Property(e => e.PublicContent).AsJson();
            entry.Ignore(e => e.IsPublic);
            entry.HasMany(e => e.Steps).WithOne().HasForeignKey(step => step.EntryId).HasConstraintName("FK_qa_steps_qa_entries");
            entry.HasIndex(e => e.RestsOn).HasMethod("gin").HasDatabaseName("ix_qa_entries_rests_on");
            entry.HasIndex(e => e.EndsOn).HasFilter("public_content is not null and retired_because is null").HasDatabaseName("ix_qa_entries_ends_on");
            entry.HasIndex(e => e.Id).HasFilter("not is_rechecked").HasDatabaseName("ix_qa_entries_unchecked");
            entry.HasIndex(e => new { e.Unit, e.Division }).HasDatabaseName("ix_qa_entries_unit");
            entry.Metadata.InSnakeCase();
            entry.Property(e => e.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<QaStepTaken>(step =>
        {
            step.ToTable("qa_steps");
            step.IsAppendOnly();
            step.HasKey(s => new { s.EntryId, s.Ordinal });
            step.Property(s => s.Step).AsName();
            step.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<MediaFile>(file =>
        {
            file.ToTable("media");
            file.IsAppendOnly();
            file.HasKey(f => f.Hash);
            file.Property(f => f.Kind).AsName();
            file.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<MediaPiece>(piece =>
        {
            piece.ToTable("media_pieces");
            piece.IsAppendOnly();
            piece.HasKey(p => new { p.ContentId, p.Ordinal });
            piece.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<KnowledgeChange>(change =>
        {
            change.ToTable("knowledge_changes");
            change.IsAppendOnly();
            change.HasKey(c => c.Sequence);
            change.Property(c => c.Sequence).UseIdentityAlwaysColumn();
            change.Property(c => c.Type).AsName();
            change.Property(c => c.Entry).AsJson();
            change.HasIndex(c => new { c.EntryId, c.Sequence }).HasDatabaseName("ix_knowledge_changes_entry");
            change.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<Receiver>(receiver =>
        {
            receiver.ToTable("receivers");
            receiver.Property(r => r.Id).ValueGeneratedNever();
            receiver.HasIndex(r => r.Name).IsUnique().HasDatabaseName("ix_receivers_name");
            receiver.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<ChangeDelivery>(delivery =>
        {
            delivery.ToTable("deliveries");
            delivery.HasKey(d => d.Ordinal);
            delivery.Property(d => d.Ordinal).UseIdentityAlwaysColumn();
            delivery.HasIndex(d => new { d.ReceiverId, d.EntryId, d.Ordinal }).HasFilter("acknowledged_at is null").HasDatabaseName("ix_deliveries_waiting");
            delivery.HasIndex(d => new { d.ReceiverId, d.AcknowledgedAt }).HasDatabaseName("ix_deliveries_acknowledged_at");
            delivery.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<Reconciliation>(reconciliation =>
        {
            reconciliation.ToTable("reconciliations");
            reconciliation.IsAppendOnly();
            reconciliation.Property(r => r.Id).ValueGeneratedNever();
            reconciliation.Property(r => r.Differences).AsJson();
            reconciliation.HasIndex(r => new { r.ReceiverId, r.Id }).HasDatabaseName("ix_reconciliations_receiver");
            reconciliation.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<GivenAnswer>(given =>
        {
            given.ToTable("given_answers");
            given.IsAppendOnly();
            given.Property(g => g.Id).ValueGeneratedNever();
            given.Property(g => g.Mark).AsName();
            given.HasIndex(g => new { g.EntryId, g.Id }).HasDatabaseName("ix_given_answers_entry");
            given.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<WantedQuestion>(wanted =>
        {
            wanted.ToTable("wanted_questions");
            wanted.HasKey(w => w.Question);
            wanted.HasIndex(w => w.LastAskedOn).HasDatabaseName("ix_wanted_questions_last_asked_on");
            wanted.Metadata.InSnakeCase();
        });
        modelBuilder.AddEventLog();
        modelBuilder.AddAuditTrail();
        modelBuilder.AddLogReader();
    }
}
