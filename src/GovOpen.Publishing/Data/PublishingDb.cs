using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.EventLog.Reading;
using GovOpen.Publishing.Alarms;
using GovOpen.Publishing.CleanUps;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Drafts;
using GovOpen.Publishing.Guidance;
using GovOpen.Publishing.Packages;
using GovOpen.Publishing.Purges;
using GovOpen.Publishing.Records;
using GovOpen.Publishing.Registers;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Data;

internal sealed class PublishingDb(DbContextOptions<PublishingDb> options) : DbContext(options)
{
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>With what was done to them, from the first step on.</summary>
    public IQueryable<Draft> DraftsWithSteps => Drafts.Include(draft => draft.Steps.OrderBy(step => step.Ordinal));

    public DbSet<DraftVersion> DraftVersions => Set<DraftVersion>();

    public DbSet<NumberRegister> NumberRegisters => Set<NumberRegister>();

    public DbSet<RegisterNumber> RegisterNumbers => Set<RegisterNumber>();

    public DbSet<IndexNumber> IndexNumbers => Set<IndexNumber>();

    public DbSet<CleanUp> CleanUps => Set<CleanUp>();

    public DbSet<Purge> Purges => Set<Purge>();

    public DbSet<Alarm> Alarms => Set<Alarm>();

    public DbSet<Record> Records => Set<Record>();

    public DbSet<RecordVersion> RecordVersions => Set<RecordVersion>();

    public DbSet<Synonyms> Synonyms => Set<Synonyms>();

    public DbSet<BestBet> BestBets => Set<BestBet>();

    public DbSet<SealedPart> SealedParts => Set<SealedPart>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Document>(document =>
        {
            document.ToTable("documents");
            document.Property(d => d.Id).ValueGeneratedNever();
            document.Property(d => d.Kind).AsName();
            document.Property(d => d.Form).AsName();
            document.Property(d => d.LastValidDayReason).AsName();
            document.Property(d => d.Validity).AsJson();
            document.Property(d => d.AsPublished).AsJson();
            document.Property(d => d.Acts).AsJson();
            document.Property(d => d.Relations).AsJson();
            document.Ignore(d => d.Texts);
            document.Ignore(d => d.Standing);
            document.Ignore(d => d.Notes);
            document.HasIndex(d => d.IndexNumber).HasDatabaseName("ix_documents_index_number");
            document.HasIndex(d => d.Title).HasDatabaseName("ix_documents_title");
            document.HasIndex(d => d.NextTextOn).HasFilter("next_text_on is not null").HasDatabaseName("ix_documents_next_text_on");
            document.Property(d => d.RowVersion).IsRowVersion();
            document.HasIndex(d => d.SourceId).IsUnique().HasDatabaseName("ix_documents_source_id");
            document.HasIndex(d => d.NumberKey).HasDatabaseName("ix_documents_number_key");
        });
        modelBuilder.Entity<DocumentVersion>(version =>
        {
            version.ToTable("document_versions");
            version.IsAppendOnly();
            version.HasKey(v => new { v.DocumentId, v.Version });
            version.Property(v => v.Facts).AsJson();
        });
        modelBuilder.Entity<Body>(body =>
        {
            body.ToTable("bodies");
            body.HasKey(b => b.Hash);
        });
        AddDrafts(modelBuilder);
        AddRegisters(modelBuilder);
        modelBuilder.Entity<CleanUp>(cleanUp =>
        {
            cleanUp.ToTable("clean_ups");
            cleanUp.Property(c => c.Id).ValueGeneratedNever();
            cleanUp.Property(c => c.Content).AsJson();
            cleanUp.Property(c => c.Published).AsJson();
            cleanUp.Property(c => c.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<Purge>(purge =>
        {
            purge.ToTable("purges");
            purge.Property(p => p.Id).ValueGeneratedNever();
            purge.Property(p => p.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<Alarm>(alarm =>
        {
            alarm.ToTable("alarms");
            alarm.Property(a => a.Id).ValueGeneratedNever();
            alarm.Property(a => a.Kind).AsName();
        });
        modelBuilder.Entity<Record>(record =>
        {
            record.ToTable("records");
            record.Property(r => r.Id).ValueGeneratedNever();
            record.Property(r => r.State).AsName();
            record.Property(r => r.Version).IsConcurrencyToken();
            record.Property(r => r.Values).AsJson();
            record.HasIndex(r => new { r.Type, r.State }).HasDatabaseName("ix_records_type");
            record.HasIndex(r => new { r.Unit, r.Division }).HasDatabaseName("ix_records_unit");
        });
        modelBuilder.Entity<RecordVersion>(version =>
        {
            version.ToTable("record_versions");
            version.IsAppendOnly();
            version.HasKey(v => new { v.RecordId, v.Version });
            version.Property(v => v.Facts).AsJson();
        });
        modelBuilder.Entity<Synonyms>(synonyms =>
        {
            synonyms.ToTable("synonyms");
            synonyms.Property(s => s.Id).ValueGeneratedNever();
            synonyms.HasIndex(s => s.Word).IsUnique().HasDatabaseName("ix_synonyms_word");
        });
        modelBuilder.Entity<BestBet>(bet =>
        {
            bet.ToTable("best_bets");
            bet.Property(b => b.Id).ValueGeneratedNever();
            bet.HasIndex(b => b.Question).IsUnique().HasDatabaseName("ix_best_bets_question");
        });
        modelBuilder.Entity<SealedPart>(part =>
        {
            part.ToTable("sealed_parts");
            part.HasKey(p => p.InterpretationId);
            part.Property(p => p.InterpretationId).ValueGeneratedNever();
            part.HasIndex(p => p.DocumentId).HasDatabaseName("ix_sealed_parts_document_id");
        });
        foreach (var entity in modelBuilder.Model.GetEntityTypes()) entity.InSnakeCase();
        modelBuilder.AddLogReader();
        modelBuilder.AddEventLog();
        modelBuilder.AddAuditTrail();
    }

    private static void AddDrafts(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Draft>(draft =>
        {
            draft.ToTable("drafts");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.State).AsName();
            draft.Property(d => d.Disclosure).AsName();
            draft.Property(d => d.Content).AsJson();
            draft.Property(d => d.Package).AsJson();
            draft.Ignore(d => d.DutiesDone);
            draft.Property(d => d.RowVersion).IsRowVersion();
            draft.HasMany(d => d.Steps).WithOne().HasForeignKey(step => step.DraftId).HasConstraintName("FK_draft_steps_drafts");
            draft.HasIndex(d => d.DocumentId).IsUnique().HasFilter("state not in ('released', 'filed', 'abandoned')").HasDatabaseName("ix_drafts_under_way");
            draft.HasIndex(d => d.ScheduledFor).HasFilter("scheduled_for is not null").HasDatabaseName("ix_drafts_scheduled_for");
        });
        modelBuilder.Entity<StepTaken>(step =>
        {
            step.ToTable("draft_steps");
            step.IsAppendOnly();
            step.HasKey(s => new { s.DraftId, s.Ordinal });
            step.Property(s => s.Step).AsName();
            step.Property(s => s.From).AsName();
            step.Property(s => s.To).AsName();
            step.Property(s => s.Duty).AsName();
            step.Property(s => s.Details).AsJson();
        });
        modelBuilder.Entity<DraftVersion>(version =>
        {
            version.ToTable("draft_versions");
            version.IsAppendOnly();
            version.HasKey(v => new { v.DraftId, v.Revision });
            version.Property(v => v.Content).AsJson();
        });
    }

    private static void AddRegisters(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NumberRegister>(register =>
        {
            register.ToTable("number_registers");
            register.Property(r => r.Id).ValueGeneratedNever();
            register.HasIndex(r => r.Organ).IsUnique().HasDatabaseName("ix_number_registers_organ");
        });
        modelBuilder.Entity<RegisterNumber>(number =>
        {
            number.ToTable("register_numbers");
            number.HasKey(n => new { n.RegisterId, n.Year, n.Sequence });
            number.HasIndex(n => n.Number).IsUnique().HasDatabaseName("ix_register_numbers_number");
            number.HasIndex(n => n.DraftId).IsUnique().HasDatabaseName("ix_register_numbers_draft_id");
        });
        modelBuilder.Entity<IndexNumber>(number =>
        {
            number.ToTable("index_numbers");
            number.HasKey(n => new { n.OrganCode, n.Year, n.Sequence });
            number.HasIndex(n => n.DraftId).IsUnique().HasDatabaseName("ix_index_numbers_draft_id");
        });
    }
}
