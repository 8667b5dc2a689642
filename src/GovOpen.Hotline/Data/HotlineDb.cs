using GovOpen.EventLog;
using GovOpen.EventLog.Audit;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Digests;
using GovOpen.Hotline.Issues;
using GovOpen.Hotline.Matters;
using GovOpen.Hotline.Orders;
using GovOpen.Hotline.Publication;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Data;

internal sealed class HotlineDb(DbContextOptions<HotlineDb> options) : DbContext(options)
{
    public DbSet<WorkOrder> Orders => Set<WorkOrder>();

    /// <summary>With what was done to them, from the first step on.</summary>
    public IQueryable<WorkOrder> OrdersWithSteps => Orders.Include(order => order.Steps.OrderBy(step => step.Ordinal));

    public DbSet<CaseKey> CaseKeys => Set<CaseKey>();

    /// <summary>Of an order; null: what it said was erased.</summary>
    public Task<CaseKey?> KeyOfAsync(Guid order, CancellationToken ct) => CaseKeys.AsNoTracking().SingleOrDefaultAsync(key => key.OrderId == order, ct);

    public DbSet<CodeAttempts> CodeAttempts => Set<CodeAttempts>();

    public DbSet<HotIssue> Issues => Set<HotIssue>();

    public DbSet<IssueMember> IssueMembers => Set<IssueMember>();

    /// <summary>Those that belong to an issue.</summary>
    public IQueryable<WorkOrder> OrdersOf(Guid issue) => Orders.AsNoTracking().Where(order => IssueMembers.Any(member => member.IssueId == issue && member.OrderId == order.Id));

    public DbSet<CaseResult> Results => Set<CaseResult>();

    /// <summary>What of an order is public or is to become so; null: nothing.</summary>
    public async Task<CaseResult?> ResultOfAsync(WorkOrder order, CancellationToken ct) => order.ResultId is { } id ? await Results.SingleAsync(result => result.Id == id, ct) : null;

    public DbSet<Digest> Digests => Set<Digest>();

    public DbSet<DigestMonth> DigestMonths => Set<DigestMonth>();

    public DbSet<MatterList> MatterLists => Set<MatterList>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WorkOrder>(order =>
        {
            order.ToTable("work_orders");
            order.Property(o => o.Id).ValueGeneratedNever();
            order.Property(o => o.Number).UseIdentityAlwaysColumn();
            order.Property(o => o.Kind).AsName();
            order.Property(o => o.Channel).AsName();
            order.Property(o => o.State).AsName();
            order.Property(o => o.RightChannel).AsName();
            order.Property(o => o.JointUnits).AsJson();
            order.Ignore(o => o.Possible);
            order.Ignore(o => o.IsOver);
            order.Ignore(o => o.Receipt);
            order.HasMany(o => o.Steps).WithOne().HasForeignKey(step => step.OrderId).HasConstraintName("FK_order_steps_work_orders");
            order.HasIndex(o => o.Number).IsUnique().HasDatabaseName("ix_work_orders_number");
            order.HasIndex(o => o.RequestId).IsUnique().HasDatabaseName("ix_work_orders_request_id");
            order.HasIndex(o => o.ReceivedAt).HasDatabaseName("ix_work_orders_received_at");
            order.HasIndex(o => new { o.State, o.ReceivedAt }).HasDatabaseName("ix_work_orders_state");
            order.HasIndex(o => o.DueAt).HasFilter("due_at is not null").HasDatabaseName("ix_work_orders_due_at");
            order.HasIndex(o => o.ClassifiedAt).HasFilter("class is not null and content is not null").HasDatabaseName("ix_work_orders_classified_at");
            order.HasIndex(o => o.Unit).HasDatabaseName("ix_work_orders_unit");
            order.HasIndex(o => o.AwaitedUnits).HasMethod("gin").HasDatabaseName("ix_work_orders_awaited_units");
            order.Metadata.InSnakeCase();
            order.Property(o => o.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<StepTaken>(step =>
        {
            step.ToTable("order_steps");
            step.IsAppendOnly();
            step.HasKey(s => new { s.OrderId, s.Ordinal });
            step.Property(s => s.Step).AsName();
            step.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<CaseKey>(key =>
        {
            key.ToTable("case_keys");
            key.HasKey(k => k.OrderId);
            key.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<CodeAttempts>(attempts =>
        {
            attempts.ToTable("code_attempts");
            attempts.HasKey(a => a.OrderId);
            attempts.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<HotIssue>(issue =>
        {
            issue.ToTable("hot_issues");
            issue.Property(i => i.Id).ValueGeneratedNever();
            issue.Property(i => i.State).AsName();
            issue.Property(i => i.Risk).AsName();
            issue.Property(i => i.Links).AsJson();
            issue.Ignore(i => i.RefusalNow);
            issue.HasIndex(i => i.State).HasDatabaseName("ix_hot_issues_state");
            issue.Metadata.InSnakeCase();
            issue.Property(i => i.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<IssueMember>(member =>
        {
            member.ToTable("issue_members");
            member.HasKey(m => m.OrderId);
            member.HasIndex(m => m.IssueId).HasDatabaseName("ix_issue_members_issue_id");
            member.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<CaseResult>(result =>
        {
            result.ToTable("results");
            result.Property(r => r.Id).ValueGeneratedNever();
            result.Property(r => r.State).AsName();
            result.Ignore(r => r.IsCurrent);
            result.Ignore(r => r.PublicText);
            result.Property(r => r.Published).HasColumnType("jsonb");
            result.HasIndex(r => r.OrderId).IsUnique().HasFilter("state in ('proposed', 'published')").HasDatabaseName("ix_results_order_id");
            result.HasIndex(r => new { r.State, r.Division }).HasDatabaseName("ix_results_state");
            result.Metadata.InSnakeCase();
            result.Property(r => r.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<Digest>(digest =>
        {
            digest.ToTable("digests");
            digest.Property(d => d.Id).ValueGeneratedNever();
            digest.Property(d => d.Figures).AsJson();
            digest.HasIndex(d => new { d.Month, d.Division, d.Unit }).IsUnique().HasDatabaseName("ix_digests_month");
            digest.Metadata.InSnakeCase();
            digest.Property(d => d.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<DigestMonth>(month =>
        {
            month.ToTable("digest_months");
            month.HasKey(m => m.Month);
            month.Property(m => m.Month).ValueGeneratedNever();
            month.Property(m => m.Figures).AsJson();
            month.Property(m => m.AtOnce).AsJson();
            month.Metadata.InSnakeCase();
        });
        modelBuilder.Entity<MatterList>(list =>
        {
            list.ToTable("matter_lists");
            list.HasKey(l => l.UnitId);
            list.Property(l => l.UnitId).ValueGeneratedNever();
            list.HasIndex(l => l.Division).HasDatabaseName("ix_matter_lists_division");
            list.Metadata.InSnakeCase();
            list.Property(l => l.RowVersion).IsRowVersion();
        });
        modelBuilder.AddEventLog();
        modelBuilder.AddAuditTrail();
    }
}
