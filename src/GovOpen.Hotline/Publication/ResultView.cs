using GovOpen.Contracts.Access;
using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Publication;

/// <summary>The result of an order as staff see it; where there is none yet, what it would say by itself.</summary>
internal sealed record ResultView
{
    /// <summary>By which it is public; null: there is none.</summary>
    public required Guid? Id { get; init; }

    /// <summary>Null: nobody proposed it.</summary>
    public required ResultState? State { get; init; }

    /// <summary>To be sent back with the next step; 0: there is none.</summary>
    public required int Version { get; init; }

    /// <summary>Null: what the concern said was erased.</summary>
    public required ResultText? Text { get; init; }

    /// <summary>Words that a person must confirm before it is public.</summary>
    public required IReadOnlyList<UncertainWord> Uncertain { get; init; }

    /// <summary>Why it never or not yet becomes public, in the words of the rule; null: it may.</summary>
    public required Refusal? Refusal { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What may be done now by who asks.</summary>
    public required IReadOnlyList<ResultStep> Possible { get; init; }

    public static ProblemHttpResult Missing => Problems.NotFound("This order has no result that is public or is to become so.");

    /// <param name="result">Null: there is none.</param>
    /// <param name="order">Its order.</param>
    /// <param name="key">Of the case; null: what it said was erased, but not what is public of it.</param>
    /// <param name="actor">Who asks.</param>
    public static ResultView Of(CaseResult? result, WorkOrder order, CaseVault.OpenCase? key, Actor actor)
    {
        var content = key is null ? null : ConcernContent.Read(key, order.Content!);
        var refusal = content is null ? null : ResultRules.RefusalOf(order, content);
        var text = key is null ? result?.PublicText : result?.TextWith(key) ?? (refusal is null ? ResultRules.SuggestionOf(content!.Text, key.Read(WorkOrder.ReplyField, order.Reply!)) : null);
        return new()
        {
            Id = result?.Id,
            State = result?.State,
            Version = result?.Version ?? 0,
            Text = text,
            Uncertain = text is null ? [] : ResultRules.UncertainIn(text),
            Refusal = refusal,
            PublishedAt = result?.PublishedAt,
            Possible = [.. Enum.GetValues<ResultStep>().Where(step => order.Lets(actor, ChangeResult.ActionOf(step)) && (result is null ? step == ResultStep.Write && text is not null : result.RefusalOf(step, actor) is null))],
        };
    }
}
