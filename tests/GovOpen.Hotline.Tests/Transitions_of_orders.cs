using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Hotline.Orders;

namespace GovOpen.Hotline.Tests;

/// <summary>The table as it is meant to be, written down a second time: who changes one changes both.</summary>
public sealed class Transitions_of_orders
{
    private const string Table =
        """
        receive: nowhere → received, anyone
        accept: received → accepted, HotlineAgent
        redirect: received accepted → redirected, HotlineAgent
        answerAtOnce: received accepted → closed, HotlineAgent
        merge: received accepted → merged, HotlineAgent
        reclassify: received accepted assigned inProgress → same, Dispatcher
        classify: received accepted assigned inProgress replied reviewed → same, Dispatcher
        assign: accepted assigned inProgress → assigned, Dispatcher
        return: assigned → accepted, Handler
        start: assigned → inProgress, Handler
        join: assigned inProgress → same, Dispatcher
        jointReply: assigned inProgress → same, Handler
        requestExtension: inProgress → same, Handler
        approveExtension: inProgress → same, Supervisor
        refuseExtension: inProgress → same, Supervisor
        suspend: inProgress → same, Supervisor
        resume: assigned inProgress → same, Handler
        urge: received accepted assigned inProgress replied reviewed → same, Supervisor
        reply: inProgress → replied, Handler
        approveReply: replied → reviewed, Reviewer
        sendBack: replied reviewed → inProgress, Reviewer
        close: reviewed → closed, Dispatcher
        followUp: closed evaluated → followedUp, FollowUp
        evaluate: closed followedUp → evaluated, anyone
        reopen: closed followedUp evaluated → assigned, FollowUp
        """;

    [Fact]
    public void are_these_for_these_roles_and_no_others() => Assert.Equal(
        Table.Split('\n').Select(line => line.Trim()),
        Enum.GetValues<OrderStep>().Select(step =>
        {
            var (from, to, needs) = Transitions.All[step];
            var where = from.Count == 0 ? "nowhere" : string.Join(' ', from.Order().Select(CamelCase.Of));
            var roles = needs is { } action ? string.Join(' ', Enum.GetValues<Role>().Where(role => Permissions.ReachOf([role], action) is not null)) : "anyone";
            return $"{CamelCase.Of(step)}: {where} → {(to is { } state ? CamelCase.Of(state) : "same")}, {roles}";
        }));
}
