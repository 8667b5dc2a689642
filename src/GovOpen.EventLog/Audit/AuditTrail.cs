using System.Diagnostics;
using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovOpen.EventLog.Audit;

/// <summary>What a use case has to say for the trail; who, when, from where and the trace are added.</summary>
/// <param name="Action">Object and verb: <c>account.lock</c>.</param>
/// <param name="Object">What it is done to: <c>account:0199…</c>.</param>
public sealed record AuditNote(string Action, string Object)
{
    /// <summary>What everything that was done has for an outcome.</summary>
    public const string Done = "done";

    /// <summary>The object's version after it.</summary>
    public long? Version { get; init; }

    /// <summary>What changed, as it was.</summary>
    public object? Before { get; init; }

    /// <summary>What changed, as it became.</summary>
    public object? After { get; init; }

    /// <summary>As the actor states it.</summary>
    public string? Reason { get; init; }

    /// <summary><see cref="Done"/>, or the stable code of the refusal.</summary>
    public string Outcome { get; init; } = Done;

    /// <summary>Who, where the request's token does not say it: somebody who signs in, a command.</summary>
    public Actor? By { get; init; }
}

/// <summary>Writes the audit trail of this service.</summary>
public sealed class AuditTrail
{
    private readonly IHttpContextAccessor _http;
    private readonly TimeProvider _clock;
    private readonly IServiceScopeFactory _scopes;
    private readonly Func<IServiceProvider, DbContext> _database;

    internal AuditTrail(IHttpContextAccessor http, TimeProvider clock, IServiceScopeFactory scopes, Func<IServiceProvider, DbContext> database) =>
        (_http, _clock, _scopes, _database) = (http, clock, scopes, database);

    /// <summary>Adds an entry to what the next <c>SaveChanges</c> commits: with the change, or not at all.</summary>
    public void Add(DbContext db, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Set<AuditEntry>().Add(EntryOf(note));
    }

    /// <summary>Writes an entry in a transaction of its own: for what changed nothing, such as a refusal. The caller's leaving does not undo it.</summary>
    public async Task WriteAsync(AuditNote note)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = _database(scope.ServiceProvider);
        Add(db, note);
        await db.SaveChangesAsync();
    }

    private AuditEntry EntryOf(AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(note);

        var request = _http.HttpContext;
        var actor = note.By ?? (request is null ? null : Actor.Of(request.User));
        var now = _clock.GetUtcNow();
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now.Kept(),
            ActorId = actor?.Id,
            Actor = actor?.Name ?? (request is null ? "system" : "anonymous"),
            OnBehalfOf = actor?.DelegatedBy is { Count: > 0 } others ? string.Join(' ', others.Select(other => $"{other.Key}:{other.Value}")) : null,
            Unit = actor?.Unit,
            Division = actor?.Division,
            Source = request?.Connection.RemoteIpAddress?.ToString(),
            Action = note.Action,
            Object = note.Object,
            ObjectVersion = note.Version,
            Before = Json(note.Before),
            After = Json(note.After),
            Reason = note.Reason,
            Outcome = note.Outcome,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, ContractJson.Options);
}
