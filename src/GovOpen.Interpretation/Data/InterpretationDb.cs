using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.EventLog.Reading;
using GovOpen.Interpretation.Interpretations;
using GovOpen.Interpretation.QaBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PolicyInterpretation>(interpretation =>
        {
            interpretation.ToTable("interpretations");
            interpretation.Property(i => i.Id).ValueGeneratedNever();
            AsName(interpretation.Property(i => i.State));
            AsJson(interpretation.Property(i => i.Content));
            AsJson(interpretation.Property(i => i.Released));
            interpretation.HasMany(i => i.Steps).WithOne().HasForeignKey(step => step.InterpretationId).HasConstraintName("FK_interpretation_steps_interpretations");
            interpretation.HasIndex(i => i.DocumentId).HasDatabaseName("ix_interpretations_document_id");
            interpretation.HasIndex(i => new { i.Unit, i.Division }).HasDatabaseName("ix_interpretations_unit");
            NameColumns(interpretation);
            interpretation.Property(i => i.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<StepTaken>(step =>
        {
            step.ToTable("interpretation_steps");
            step.IsAppendOnly();
            step.HasKey(s => new { s.InterpretationId, s.Ordinal });
            AsName(step.Property(s => s.Step));
            NameColumns(step);
        });
        modelBuilder.Entity<SealedVersion>(version =>
        {
            version.ToTable("sealed_versions");
            version.IsAppendOnly();
            version.HasKey(v => v.Hash);
            version.HasIndex(v => new { v.InterpretationId, v.Version }).IsUnique().HasDatabaseName("ix_sealed_versions_interpretation");
            NameColumns(version);
        });
        modelBuilder.Entity<QaEntry>(entry =>
        {
            entry.ToTable("qa_entries");
            entry.Property(e => e.Id).ValueGeneratedNever();
            AsName(entry.Property(e => e.State));
            AsJson(entry.Property(e => e.Content));
            AsJson(entry.Property(e => e.PublicContent));
            entry.Ignore(e => e.IsPublic);
            entry.HasMany(e => e.Steps).WithOne().HasForeignKey(step => step.EntryId).HasConstraintName("FK_qa_steps_qa_entries");
            entry.HasIndex(e => e.RestsOn).HasMethod("gin").HasDatabaseName("ix_qa_entries_rests_on");
            entry.HasIndex(e => e.EndsOn).HasFilter("public_content is not null and retired_because is null").HasDatabaseName("ix_qa_entries_ends_on");
            entry.HasIndex(e => new { e.Unit, e.Division }).HasDatabaseName("ix_qa_entries_unit");
            NameColumns(entry);
            entry.Property(e => e.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<QaStepTaken>(step =>
        {
            step.ToTable("qa_steps");
            step.IsAppendOnly();
            step.HasKey(s => new { s.EntryId, s.Ordinal });
            AsName(step.Property(s => s.Step));
            NameColumns(step);
        });
        modelBuilder.AddEventLog();
        modelBuilder.AddAuditTrail();
        modelBuilder.AddLogReader();
    }

    private static void NameColumns(EntityTypeBuilder entity)
    {
        // The row version is PostgreSQL's own xmin.
        foreach (var property in entity.Metadata.GetProperties().Where(property => property.Name != nameof(PolicyInterpretation.RowVersion))) property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    private static void AsName<T>(PropertyBuilder<T> property) where T : struct, Enum => property.HasConversion(value => CamelCase.Of(value), name => Named<T>(name));

    private static T Named<T>(string name) where T : struct, Enum =>
        CamelCase.TryParse<T>(name, out var value) ? value : throw new InvalidOperationException($"“{name}” is no {typeof(T).Name}.");

    private static void AsJson<T>(PropertyBuilder<T> property) where T : class? => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, ContractJson.Options),
            json => JsonSerializer.Deserialize<T>(json, ContractJson.Options)!,
            // Values are never changed in place.
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value!.GetHashCode(), value => value));
}
