using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovOpen.Publishing.Data;

internal sealed class PublishingDb(DbContextOptions<PublishingDb> options) : DbContext(options)
{
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    public DbSet<Body> Bodies => Set<Body>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Document>(document =>
        {
            document.ToTable("documents");
            document.Property(d => d.Id).ValueGeneratedNever();
            document.Property(d => d.Kind).HasConversion(kind => CamelCase.Of(kind), name => Named<DocumentKind>(name));
            document.Property(d => d.LastValidDayReason).HasConversion(
                reason => CamelCase.Of(reason!.Value), name => Named<Contracts.Publishing.V1.LastValidDayReason>(name));
            AsJson(document.Property(d => d.Validity));
            AsJson(document.Property(d => d.Relations));
            document.Property(d => d.RowVersion).IsRowVersion();
            document.HasIndex(d => d.SourceId).IsUnique().HasDatabaseName("ix_documents_source_id");
            document.HasIndex(d => d.NumberKey).HasDatabaseName("ix_documents_number_key");
        });
        modelBuilder.Entity<DocumentVersion>(version =>
        {
            version.ToTable("document_versions");
            version.IsAppendOnly();
            version.HasKey(v => new { v.DocumentId, v.Version });
            AsJson(version.Property(v => v.Facts));
        });
        modelBuilder.Entity<Body>(body =>
        {
            body.ToTable("bodies");
            body.HasKey(b => b.Hash);
        });
        NameColumns(modelBuilder);
        modelBuilder.AddEventLog();
        modelBuilder.AddAuditTrail();
    }

    private static void NameColumns(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            // The row version is PostgreSQL's own xmin.
            if (property.Name != nameof(Document.RowVersion)) property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }

    private static T Named<T>(string name) where T : struct, Enum =>
        CamelCase.TryParse<T>(name, out var value) ? value : throw new InvalidOperationException($"“{name}” is no {typeof(T).Name}.");

    private static void AsJson<T>(PropertyBuilder<T> property) where T : class => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, ContractJson.Options),
            json => JsonSerializer.Deserialize<T>(json, ContractJson.Options)!,
            // Values are never changed in place.
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value));
}
