using Microsoft.EntityFrameworkCore;

namespace GovOpen.EventLog.Audit;

/// <summary>The trail of one service, for reading.</summary>
internal sealed record AuditLog(string Service, DbContext Db, AuditChain Chain)
{
    public IQueryable<AuditEntry> Entries => Db.Set<AuditEntry>().AsNoTracking();
}
