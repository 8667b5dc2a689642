using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Hotline.Issues;

/// <summary>An issue as staff see it. What its concerns say is read one by one.</summary>
internal sealed record IssueView
{
    private const int MostConcerns = 100;

    public required Guid Id { get; init; }

    /// <summary>What most of them say; empty: nothing but the same words.</summary>
    public required string Words { get; init; }

    public required string Division { get; init; }

    /// <summary>What most of them are about, as people said; null: nobody has.</summary>
    public required string? Class { get; init; }

    public required IssueState State { get; init; }

    /// <summary>To be sent back with the next change.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    public required RiskLevel? Risk { get; init; }

    public required string? Plan { get; init; }

    public required string? Unit { get; init; }

    /// <summary>High, and nobody deals with it, for longer than may be.</summary>
    public required bool IsAlarming { get; init; }

    public required IReadOnlyList<IssueLink> Links { get; init; }

    public required Guid? MergedInto { get; init; }

    /// <summary>How many belong to it.</summary>
    public required int Count { get; init; }

    /// <summary>The newest hundred of them.</summary>
    public required IReadOnlyList<IssueConcern> Concerns { get; init; }

    /// <summary>What is in force and may be what it is about; null: it cannot be looked up now.</summary>
    public IReadOnlyList<IssueLink>? Relevant { get; init; }

    public static ProblemHttpResult Missing => Problems.NotFound("There is no such issue that you may see.");

    public static async Task<IssueView> ReadAsync(HotIssue issue, IssueServices services, CancellationToken ct)
    {
        var concerns = services.Db.OrdersOf(issue.Id);
        var newest = await concerns.OrderByDescending(order => order.Number).Take(MostConcerns).ToListAsync(ct);
        return new()
        {
            Id = issue.Id,
            Words = issue.Words,
            Division = issue.Division,
            Class = newest.Select(order => order.Class).OfType<string>().CountBy(name => name, StringComparer.Ordinal).OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key).FirstOrDefault(),
            State = issue.State,
            Version = issue.Version,
            OpenedAt = issue.OpenedAt,
            ClosedAt = issue.ClosedAt,
            Risk = issue.Risk,
            Plan = issue.Plan,
            Unit = issue.Unit,
            IsAlarming = issue.IsAlarmingAt(services.Clock.GetUtcNow(), services.Options.Value.RiskPatience),
            Links = issue.Links,
            MergedInto = issue.MergedInto,
            Count = await concerns.CountAsync(ct),
            Concerns = [.. newest.Select(order => new IssueConcern(order.Id, order.Receipt, order.State, order.Division, order.Unit, order.ReceivedAt))],
        };
    }
}

/// <param name="Id">Of the order.</param>
/// <param name="Receipt">By which people speak of it.</param>
/// <param name="State">Of the order.</param>
/// <param name="Division">Where.</param>
/// <param name="Unit">Who has it.</param>
/// <param name="ReceivedAt">When.</param>
internal sealed record IssueConcern(Guid Id, string Receipt, OrderState State, string Division, string? Unit, DateTimeOffset ReceivedAt);
