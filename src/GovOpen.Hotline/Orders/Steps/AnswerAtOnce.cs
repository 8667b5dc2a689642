using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Hotline.Orders.Steps;

/// <summary>即时答复: the agent knows the answer while the caller is on the line; that closes it.</summary>
internal static class AnswerAtOnce
{
    /// <param name="Version">That was read.</param>
    /// <param name="Reply">What was said.</param>
    public sealed record Request(int Version, string Reply);

    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(Guid id, Request request, OrderServices services, CancellationToken ct)
    {
        if (new Complaints().LongText("reply", request.Reply, 5_000) is { Any: true } errors) return errors.AsProblem();

        return await ChangeOrder.TakeAsync(id, OrderStep.AnswerAtOnce, request.Version, services, ct, effect: change => change.ReplyWith(request.Reply));
    }
}
