using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;

namespace GovOpen.Hotline.Publication;

/// <summary>
/// 办理结果公开: what became of one concern, for everybody. It is written by one person and made public by another, who confirms what may still tell
/// whose it was. What it says stands in clear only as long as it is public; before and after, it is encrypted under the key of its case.
/// </summary>
internal sealed class CaseResult
{
    private const string TextField = "result";

    /// <summary>UUIDv7. The public knows it by this, and by nothing of the order.</summary>
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    public ResultState State { get; private set; } = ResultState.Proposed;

    /// <summary>Counts what was done to it.</summary>
    public int Version { get; private set; }

    /// <summary>Whose order it was, for who may do what.</summary>
    public required string Division { get; init; }

    /// <summary>The <see cref="ResultText"/>, encrypted.</summary>
    public byte[] Text { get; private set; } = [];

    /// <summary>What is public, as JSON; null: nothing.</summary>
    public string? Published { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The accounts of those who wrote it.</summary>
    public string[] Writers { get; private set; } = [];

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Why it was dropped or withdrawn.</summary>
    public string? Reason { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>It is still to become public, or is.</summary>
    public bool IsCurrent => State is ResultState.Proposed or ResultState.Published;

    public ResultText TextWith(CaseVault.OpenCase key) => JsonSerializer.Deserialize<ResultText>(key.Read(TextField, Text), ContractJson.Options)!;

    /// <summary>What is public, for staff who cannot read what was written any more.</summary>
    public ResultText? PublicText => Published is null ? null : JsonSerializer.Deserialize<PublishedResult>(Published, ContractJson.Options) is { } said ? new(said.Title, said.Question, said.Answer, said.Documents) : null;

    public void Write(ResultText text, CaseVault.OpenCase key, Actor actor)
    {
        Version++;
        Text = key.Seal(TextField, JsonSerializer.Serialize(text, ContractJson.Options));
        Writers = [.. Writers.Append(actor.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Why nobody may take it on; null: they may.</summary>
    public Refusal? RefusalOf(ResultStep step, Actor actor) => step switch
    {
        ResultStep.Write or ResultStep.Publish or ResultStep.Drop when State != ResultState.Proposed => new("illegal-step", $"The result is {CamelCase.Of(State)}."),
        ResultStep.Withdraw when State != ResultState.Published => new("illegal-step", $"The result is {CamelCase.Of(State)}; only what is public is withdrawn."),
        ResultStep.Publish when Writers.Contains(actor.Id) => new("own-result", "Who wrote a part of it does not make it public."),
        _ => null,
    };

    /// <summary>Becomes public as it is written.</summary>
    public ResultPublished Publish(ResultText text, WorkOrder order, DateTimeOffset now)
    {
        (Version, State, PublishedAt) = (Version + 1, ResultState.Published, now);
        var closed = ShanghaiDay.Of(order.ClosedAt!.Value);
        Published = JsonSerializer.Serialize(new PublishedResult
        {
            ResultId = Id, Version = Version, Title = text.Title, Question = text.Question, Answer = text.Answer, Documents = text.Documents,
            Unit = order.Unit ?? Centre, Division = order.Division[..6], Class = order.Class, Month = new(closed.Year, closed.Month, 1), PublishedAt = now,
        }, ContractJson.Options);
        return new() { ResultId = Id, Version = Version, PublishedAt = now };
    }

    /// <summary>Is never to become public.</summary>
    public void Drop(string reason) => (Version, State, Reason) = (Version + 1, ResultState.Dropped, reason);

    /// <summary>Is public no more, and in clear nowhere.</summary>
    public ResultWithdrawn Withdraw(string reason, DateTimeOffset now)
    {
        (Version, State, Published, Reason) = (Version + 1, ResultState.Withdrawn, null, reason);
        return new() { ResultId = Id, Version = Version, Reason = reason, WithdrawnAt = now };
    }

    /// <summary>Who answered what no unit had.</summary>
    private const string Centre = "12345热线";
}

/// <summary>What is to become public.</summary>
/// <param name="Title">What it is about, in one line: 4 to 80 characters.</param>
/// <param name="Question">诉求: 4 to 5,000 characters.</param>
/// <param name="Answer">答复: 2 to 5,000 characters.</param>
/// <param name="Documents">What the answer names.</param>
internal sealed record ResultText(string Title, string Question, string Answer, IReadOnlyList<ResultDocument> Documents);

[JsonConverter(typeof(CamelCaseEnumConverter<ResultState>))]
internal enum ResultState
{
    /// <summary>待公开</summary>
    Proposed,

    /// <summary>已公开</summary>
    Published,

    /// <summary>不公开</summary>
    Dropped,

    /// <summary>已撤回</summary>
    Withdrawn,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ResultStep>))]
internal enum ResultStep
{
    /// <summary>拟写</summary>
    Write,

    /// <summary>公开</summary>
    Publish,

    /// <summary>不予公开</summary>
    Drop,

    /// <summary>撤回</summary>
    Withdraw,
}
