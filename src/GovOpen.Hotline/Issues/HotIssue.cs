using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Issues;

/// <summary>
/// 热点问题: what many people say at the same time. It is found by itself and handled by people, who say how grave it is, who deals with it and what
/// answers it.
/// </summary>
internal sealed class HotIssue
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What most of its concerns say, in a few words of theirs; people may say it better.</summary>
    public required string Words { get; set; }

    /// <summary>Where: the narrowest that has all its concerns.</summary>
    public required string Division { get; set; }

    public IssueState State { get; private set; } = IssueState.Open;

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Counts what people did to it.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>风险等级; null: nobody has judged it.</summary>
    public RiskLevel? Risk { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>应对方案: what is done and said about it.</summary>
    public string? Plan { get; private set; }

    /// <summary>Who deals with it; null: nobody yet.</summary>
    public string? Unit { get; private set; }

    /// <summary>The division of that unit.</summary>
    public string? UnitDivision { get; private set; }

    /// <summary>The policy that it is about, and the interpretation or the answer that clarifies it.</summary>
    public IReadOnlyList<IssueLink> Links { get; private set; } = [];

    /// <summary>Where it was merged: the other.</summary>
    public Guid? MergedInto { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>As the centre of its place, or as the unit that deals with it.</summary>
    public bool Lets(Actor actor, StaffAction action) => actor.May(action, new Target(Division)) || (Unit is not null && actor.May(action, new Target(UnitDivision, Unit)));

    /// <summary>High, and nobody deals with it, for longer than may be.</summary>
    public bool IsAlarmingAt(DateTimeOffset now, TimeSpan patience) => State == IssueState.Open && Risk == RiskLevel.High && Unit is null && now >= JudgedAt + patience;

    /// <summary>Why nothing can be done to it any more; null: it can.</summary>
    public Refusal? RefusalNow => State == IssueState.Open ? null : new("not-open", $"It is {CamelCase.Of(State)}.");

    public void Judge(RiskLevel risk, string? plan, DateTimeOffset now) => (Risk, Plan, JudgedAt) = (risk, plan ?? Plan, Risk == risk ? JudgedAt : now);

    public void GiveTo(string unit, string division) => (Unit, UnitDivision) = (unit, division);

    public void LinkTo(IssueLink link) => Links = [.. Links.Where(other => (other.Kind, other.Id) != (link.Kind, link.Id)), link];

    public void Unlink(IssueLinkKind kind, string id) => Links = [.. Links.Where(other => (other.Kind, other.Id) != (kind, id))];

    public void Close(DateTimeOffset now) => (State, ClosedAt) = (IssueState.Closed, now);

    public void MergeInto(HotIssue other, DateTimeOffset now) => (State, MergedInto, ClosedAt) = (IssueState.Merged, other.Id, now);

    /// <summary>Something was done to it.</summary>
    public void Touch() => Version++;
}

/// <summary>That an order belongs to an issue. One order belongs to one at most.</summary>
internal sealed class IssueMember
{
    public required Guid OrderId { get; init; }

    /// <summary>Null: people said that it belongs to none.</summary>
    public required Guid? IssueId { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }
}

/// <param name="Kind">Of what.</param>
/// <param name="Id">Its own.</param>
/// <param name="Title">As it was when it was linked.</param>
internal sealed record IssueLink(IssueLinkKind Kind, string Id, string Title);

[JsonConverter(typeof(CamelCaseEnumConverter<IssueState>))]
internal enum IssueState
{
    Open,

    Closed,

    Merged,
}

/// <summary>舆情风险 (A policy's release needs its risk judged beforehand; so does what people say about it).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RiskLevel>))]
internal enum RiskLevel
{
    Low,

    Medium,

    High,
}

[JsonConverter(typeof(CamelCaseEnumConverter<IssueLinkKind>))]
internal enum IssueLinkKind
{
    /// <summary>政策文件</summary>
    Document,

    /// <summary>政策解读</summary>
    Interpretation,

    /// <summary>权威回应: an answer of the question-and-answer base.</summary>
    Answer,
}
