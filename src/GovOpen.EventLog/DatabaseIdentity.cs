namespace GovOpen.EventLog;

/// <summary>By what a database is recognised as the same one as before.</summary>
public static class DatabaseIdentity
{
    /// <summary>
    /// A scalar query: PostgreSQL's cluster and timeline, and the database object. Another cluster or timeline means a
    /// point-in-time recovery or a failover, another object a dump that was restored into a new database. A dump restored
    /// into the same one, or old files put back, leave it as it was: readers find those out by what they have read.
    /// </summary>
    public const string Sql =
        """
        select (select system_identifier from pg_control_system()) || '/' || (select timeline_id from pg_control_checkpoint())
            || '/' || (select oid from pg_database where datname = current_database())
        """;
}
