using System.Collections.Frozen;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Contracts.Access;

/// <summary>How far a permission goes.</summary>
public enum Reach
{
    /// <summary>What is the person's own.</summary>
    Self,

    /// <summary>What is the own unit's.</summary>
    OwnUnit,

    /// <summary>The division of the own unit and all below it: 510100 reaches 5101xx and nothing of 5103xx.</summary>
    OwnDivision,

    /// <summary>All.</summary>
    Everything,
}

/// <summary>
/// Who may do what, and how far: the one table that gateways, services and pages ask. Whether the same person may do two
/// things to one document is another question (separation of duties), asked where documents are.
/// </summary>
public static class Permissions
{
    private static readonly Role[] _machines = [Role.Importer, Role.KnowledgeConsumer];
    private static readonly Role[] _administrators = [Role.SysAdmin, Role.SecAdmin, Role.Auditor];
    private static readonly Role[] _people = [.. Enum.GetValues<Role>().Except(_machines)];
    private static readonly Role[] _officers = [.. _people.Except(_administrators)];

    private static readonly FrozenDictionary<StaffAction, FrozenDictionary<Role, Reach>> _all =
        Enum.GetValues<StaffAction>().ToFrozenDictionary(action => action, action => RulesOf(action).ToFrozenDictionary());

    /// <summary>Roles that only machines have.</summary>
    public static IReadOnlyList<Role> MachineRoles => _machines;

    /// <summary>The three administrators, of whom nobody may be two (三员分立).</summary>
    public static IReadOnlyList<Role> AdministratorRoles => _administrators;

    /// <summary>Who may do this, and how far each.</summary>
    public static IReadOnlyDictionary<Role, Reach> Of(StaffAction action) => _all[action];

    /// <summary>How far somebody with these roles may do this; null: not at all.</summary>
    public static Reach? ReachOf(IEnumerable<Role> roles, StaffAction action)
    {
        ArgumentNullException.ThrowIfNull(roles);
        Reach? widest = null;
        foreach (var role in roles)
        {
            if (_all[action].TryGetValue(role, out var reach) && !(widest >= reach)) widest = reach;
        }

        return widest;
    }

    /// <summary>Whether somebody may do this to that.</summary>
    public static bool Allow(Actor actor, StaffAction action, Target target)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ReachOf(actor.Roles, action) is { } reach && reach switch
        {
            Reach.Self => target.Account == actor.Id,
            // The division too: a unit elsewhere may have been given the same name by a register.
            Reach.OwnUnit => actor.Unit is not null && target.Unit == actor.Unit && target.Division == actor.Division,
            Reach.OwnDivision => actor.Division is not null && DivisionCode.Covers(actor.Division, target.Division),
            Reach.Everything => true,
        };
    }

    private static IEnumerable<KeyValuePair<Role, Reach>> RulesOf(StaffAction action) => action switch
    {
        StaffAction.ReadUnits => Each(_people, Reach.Everything),
        StaffAction.ManageUnits => Each([Role.SysAdmin], Reach.OwnDivision),
        StaffAction.ReadAccounts => Each([Role.SysAdmin, Role.SecAdmin], Reach.OwnDivision),
        StaffAction.ManageAccounts => Each([Role.SecAdmin], Reach.OwnDivision),
        StaffAction.ManageOwnAccount => Each(_people, Reach.Self),
        StaffAction.DelegateRole => Each(_officers, Reach.OwnUnit),
        StaffAction.ReadAudit => Each([Role.Auditor], Reach.OwnDivision),
        StaffAction.ImportDocuments => Each([Role.Importer], Reach.Everything),
        StaffAction.ListDocuments =>
        [
            .. Each([Role.Supervisor], Reach.OwnDivision),
            .. Each([Role.Editor, Role.Reviewer, Role.LegalReviewer, Role.SecrecyReviewer, Role.Principal, Role.Publisher], Reach.OwnUnit),
        ],
        StaffAction.ReadDrafts =>
        [
            .. Each([Role.Editor, Role.Reviewer, Role.SecrecyReviewer, Role.Principal, Role.Publisher], Reach.OwnUnit),
            .. Each([Role.LegalReviewer, Role.Supervisor], Reach.OwnDivision),
        ],
        StaffAction.WriteDrafts => Each([Role.Editor], Reach.OwnUnit),
        StaffAction.ReviewDrafts => Each([Role.Reviewer], Reach.OwnUnit),
        // 国办发〔2018〕115号: by somebody outside of the unit that drafts, such as the justice department.
        StaffAction.GiveLegalOpinions => Each([Role.LegalReviewer], Reach.OwnDivision),
        StaffAction.ClearSecrecy => Each([Role.SecrecyReviewer], Reach.OwnUnit),
        StaffAction.SignDocuments => Each([Role.Principal], Reach.OwnUnit),
        StaffAction.PublishDocuments => Each([Role.Publisher], Reach.OwnUnit),
        StaffAction.ReadInterpretations =>
        [
            .. Each([Role.Editor, Role.Reviewer, Role.Principal, Role.Publisher], Reach.OwnUnit),
            .. Each([Role.Supervisor], Reach.OwnDivision),
        ],
        StaffAction.WriteInterpretations => Each([Role.Editor], Reach.OwnUnit),
        StaffAction.ReviewInterpretations => Each([Role.Reviewer], Reach.OwnUnit),
        StaffAction.PrepareCleanUps => Each([Role.Editor], Reach.OwnUnit),
        StaffAction.PublishCleanUps => Each([Role.Publisher], Reach.OwnUnit),
        StaffAction.ReadPurges => Each([Role.SecrecyReviewer, Role.SecAdmin], Reach.OwnDivision),
        StaffAction.ProposePurges => Each([Role.SecrecyReviewer], Reach.OwnDivision),
        StaffAction.ConfirmPurges => Each([Role.SecAdmin], Reach.OwnDivision),
        StaffAction.ExportDocuments => Each([Role.Importer, Role.SysAdmin], Reach.Everything),
        StaffAction.LoadExport => Each([Role.Importer], Reach.Everything),
        StaffAction.ReadRecords => [.. Each([Role.Supervisor], Reach.OwnDivision), .. Each([Role.Editor, Role.SecrecyReviewer, Role.Publisher], Reach.OwnUnit)],
        StaffAction.EditRecords => Each([Role.Editor], Reach.OwnUnit),
        StaffAction.ClearRecords => Each([Role.SecrecyReviewer], Reach.OwnUnit),
        StaffAction.PublishRecords => Each([Role.Publisher], Reach.OwnUnit),
        StaffAction.ReadReports => Each([Role.Supervisor], Reach.OwnDivision),
        // It is about the whole province: only who reaches that may change it.
        StaffAction.GuideSearch => Each([Role.Supervisor], Reach.OwnDivision),
        StaffAction.RebuildIndex => Each([Role.SysAdmin], Reach.OwnDivision),
        // What it says is public, and a caller may ask from anywhere. Who supervises agents looks up what they said.
        StaffAction.AnswerCallers => Each([Role.HotlineAgent, Role.Supervisor, Role.KnowledgeConsumer], Reach.Everything),
        StaffAction.DeliverKnowledge => Each([Role.Operator, Role.SysAdmin], Reach.OwnDivision),
        StaffAction.ReadOrders =>
        [
            .. Each([Role.HotlineAgent, Role.Dispatcher, Role.FollowUp, Role.Supervisor], Reach.OwnDivision),
            .. Each([Role.Handler, Role.Reviewer], Reach.OwnUnit),
        ],
        StaffAction.TakeConcerns => Each([Role.HotlineAgent], Reach.OwnDivision),
        StaffAction.DispatchOrders => Each([Role.Dispatcher], Reach.OwnDivision),
        StaffAction.HandleOrders => Each([Role.Handler], Reach.OwnUnit),
        StaffAction.ReviewReplies => Each([Role.Reviewer], Reach.OwnUnit),
        StaffAction.SuperviseOrders => Each([Role.Supervisor], Reach.OwnDivision),
        StaffAction.FollowUpOrders => Each([Role.FollowUp], Reach.OwnDivision),
        StaffAction.ReadContacts => [.. Each([Role.HotlineAgent, Role.FollowUp], Reach.OwnDivision), .. Each([Role.Handler], Reach.OwnUnit)],
        StaffAction.ReadResults => Each([Role.Dispatcher, Role.Supervisor], Reach.OwnDivision),
        StaffAction.WriteResults => Each([Role.Dispatcher], Reach.OwnDivision),
        StaffAction.PublishResults => Each([Role.Supervisor], Reach.OwnDivision),
        StaffAction.PublishDigests => Each([Role.Publisher], Reach.OwnUnit),
        StaffAction.ManageMatters => Each([Role.Supervisor], Reach.OwnDivision),
    };

    private static IEnumerable<KeyValuePair<Role, Reach>> Each(IEnumerable<Role> roles, Reach reach) => roles.Select(role => KeyValuePair.Create(role, reach));
}
