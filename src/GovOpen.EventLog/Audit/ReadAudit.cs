using System.Text.Json;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.EventLog.Audit;

/// <summary>A page of the trail, newest first.</summary>
internal static class ReadAudit
{
    public static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> Handle(HttpRequest request, Actor actor, AuditLog log, CancellationToken ct)
    {
        if (AuditQuestion.Read(request.Query, out var errors) is not { } question) return Problems.BadFields(errors);

        var entries = await question.Of(log.Entries, actor).Take(question.Size + 1).ToListAsync(ct);
        var page = entries.Take(question.Size).Select(AuditLine.Of).ToList();
        return TypedResults.Ok(new AuditPage(log.Service, page, entries.Count > question.Size ? page[^1].Number : null));
    }
}

/// <param name="Service">Whose trail.</param>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">Where there are older ones: the value of <c>before</c> that brings them.</param>
public sealed record AuditPage(string Service, IReadOnlyList<AuditLine> Entries, long? Next);

/// <summary>An entry as auditors read it.</summary>
public sealed record AuditLine
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account.</summary>
    public string? ActorId { get; init; }

    /// <summary>Person, machine, system or anonymous.</summary>
    public required string Actor { get; init; }

    /// <summary>Whose delegated roles the actor has.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The actor's.</summary>
    public string? Unit { get; init; }

    /// <summary>The actor's.</summary>
    public string? Division { get; init; }

    /// <summary>The network address.</summary>
    public string? Source { get; init; }

    /// <summary>Object and verb.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Object { get; init; }

    /// <summary>Its version after it.</summary>
    public long? ObjectVersion { get; init; }

    /// <summary>What changed, before.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What changed, after.</summary>
    public JsonElement? After { get; init; }

    /// <summary>As stated.</summary>
    public string? Reason { get; init; }

    /// <summary><c>done</c>, or why not.</summary>
    public required string Outcome { get; init; }

    /// <summary>Of the request's trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>In hexadecimal.</summary>
    public required string Hash { get; init; }

    internal static AuditLine Of(AuditEntry entry) => new()
    {
        Number = entry.Number,
        At = entry.At,
        ActorId = entry.ActorId,
        Actor = entry.Actor,
        OnBehalfOf = entry.OnBehalfOf,
        Unit = entry.Unit,
        Division = entry.Division,
        Source = entry.Source,
        Action = entry.Action,
        Object = entry.Object,
        ObjectVersion = entry.ObjectVersion,
        Before = Json(entry.Before),
        After = Json(entry.After),
        Reason = entry.Reason,
        Outcome = entry.Outcome,
        TraceId = entry.TraceId,
        Hash = Convert.ToHexStringLower(entry.Hash),
    };

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
