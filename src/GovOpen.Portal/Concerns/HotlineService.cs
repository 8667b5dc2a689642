using System.Net;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Portal.Pages;
using GovOpen.ServiceDefaults;

namespace GovOpen.Portal.Concerns;

/// <summary>What pages ask of the hotline. Receipts and codes go in bodies, and nothing of them is kept or logged here.</summary>
internal sealed class HotlineService(IHttpClientFactory clients)
{
    public Task<Answer<FiledConcern>> FileAsync(ConcernForm form, CancellationToken ct) => SendAsync<FiledConcern>(
        "api/concerns", new { form.Kind, form.Text, Division = form.Division.Length > 0 ? form.Division : null, form.Place, form.Name, form.Phone, form.RequestId, form.KeepPrivate }, ct);

    public Task<Answer<Concern>> LookUpAsync(string receipt, string code, CancellationToken ct) => SendAsync<Concern>("api/concerns/lookup", new { receipt, code }, ct);

    public Task<Answer<Concern>> EvaluateAsync(string receipt, string code, bool resolved, bool satisfied, string? remark, CancellationToken ct) =>
        SendAsync<Concern>("api/concerns/evaluate", new { receipt, code, resolved, satisfied, remark }, ct);

    /// <summary>What everybody may read.</summary>
    public Task<Answer<T>> GetAsync<T>(string address, CancellationToken ct) where T : class => AskAsync<T>(http => http.GetAsync(new Uri(address, UriKind.Relative), ct), ct);

    private Task<Answer<T>> SendAsync<T>(string address, object body, CancellationToken ct) where T : class =>
        AskAsync<T>(http => http.PostAsJsonAsync(new Uri(address, UriKind.Relative), body, ContractJson.Options, ct), ct);

    private async Task<Answer<T>> AskAsync<T>(Func<HttpClient, Task<HttpResponseMessage>> ask, CancellationToken ct) where T : class
    {
        try
        {
            using var answer = await ask(clients.CreateClient("hotline"));
            if (answer.IsSuccessStatusCode) return Answer.Of((await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options, ct))!);
            if (answer.StatusCode == HttpStatusCode.BadRequest) return Answer.Refused<T>((await answer.Content.ReadFromJsonAsync<Problem>(ContractJson.Options, ct))?.Errors ?? []);
            return (int)answer.StatusCode >= 500 ? Answer.Unavailable<T>() : new((int)answer.StatusCode, null, []);
        }
        catch (Exception e) when (Forward.IsUnreachable(e, ct))
        {
            return Answer.Unavailable<T>();
        }
    }

    private sealed record Problem(IReadOnlyList<FieldError>? Errors);
}

/// <summary>What the hotline answers who files a concern.</summary>
/// <param name="Receipt">The number.</param>
/// <param name="Code">By which they follow it.</param>
/// <param name="DueOn">The last day of the term.</param>
/// <param name="Deadline">Every day of it; null: the limit is one of hours.</param>
public sealed record FiledConcern(string Receipt, string Code, DateOnly DueOn, ConcernDeadline? Deadline);

/// <param name="WorkingDays">Its length.</param>
/// <param name="Provisional">It reaches beyond the last published year of holidays.</param>
/// <param name="Skipped">Days that do not count.</param>
public sealed record ConcernDeadline(int WorkingDays, bool Provisional, IReadOnlyList<SkippedDay> Skipped);

/// <param name="Date">The day.</param>
/// <param name="Reason">Why it does not count.</param>
public sealed record SkippedDay(DateOnly Date, string Reason);

/// <summary>A concern as who filed it sees it.</summary>
public sealed record Concern
{
    public required string Receipt { get; init; }

    /// <summary>A key of <c>concern.kind.…</c> in the texts.</summary>
    public required string Kind { get; init; }

    /// <summary>A key of <c>concern.state.…</c> in the texts.</summary>
    public required string State { get; init; }

    public required string Text { get; init; }

    public string? Unit { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public ConcernDeadline? Deadline { get; init; }

    public required bool IsSuspended { get; init; }

    public required bool IsOverdue { get; init; }

    public string? Reply { get; init; }

    /// <summary>A key of <c>concern.channel.…</c> in the texts.</summary>
    public string? RightChannel { get; init; }

    /// <summary>The concern that has this one's matter.</summary>
    public MergedConcern? MergedInto { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public bool? IsResolved { get; init; }

    public bool? IsSatisfied { get; init; }

    public required bool MayEvaluate { get; init; }

    public required IReadOnlyList<ConcernStep> Steps { get; init; }

    /// <summary>Nothing of it is due any more.</summary>
    [JsonIgnore]
    public bool IsOver => ClosedAt is not null || State is "redirected" or "merged";
}

/// <param name="Step">A key of <c>concern.step.…</c> in the texts.</param>
/// <param name="Unit">Whose.</param>
/// <param name="At">When.</param>
public sealed record ConcernStep(string Step, string? Unit, DateTimeOffset At);

/// <param name="State">A key of <c>concern.state.…</c> in the texts.</param>
/// <param name="Unit">Who has it.</param>
/// <param name="DueOn">Until when.</param>
/// <param name="ClosedAt">When it was answered.</param>
public sealed record MergedConcern(string State, string? Unit, DateOnly DueOn, DateTimeOffset? ClosedAt);
