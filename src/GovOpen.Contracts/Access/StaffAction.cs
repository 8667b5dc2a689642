namespace GovOpen.Contracts.Access;

/// <summary>What staff and machines can do that not everybody may. <see cref="Permissions"/> says who; a test walks every endpoint and every role.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<StaffAction>))]
public enum StaffAction
{
    /// <summary>See the organs and their departments.</summary>
    ReadUnits,

    /// <summary>Found, rename and close units.</summary>
    ManageUnits,

    /// <summary>See accounts, their roles and whether they are locked.</summary>
    ReadAccounts,

    /// <summary>Open accounts, give and take roles, lock, reset passwords and second factors.</summary>
    ManageAccounts,

    /// <summary>Read the own account, change the own password and second factor, sign out.</summary>
    ManageOwnAccount,

    /// <summary>Hand the own role to a colleague of the unit for some days.</summary>
    DelegateRole,

    /// <summary>Read, export and verify the audit trail.</summary>
    ReadAudit,

    /// <summary>Take in the documents of a register.</summary>
    ImportDocuments,

    /// <summary>See the register of documents with what only staff sees of it.</summary>
    ListDocuments,

    /// <summary>Read drafts, their file and the alarms about them.</summary>
    ReadDrafts,

    /// <summary>起草: write, solicit opinions, submit, give up.</summary>
    WriteDrafts,

    /// <summary>审核、校对</summary>
    ReviewDrafts,

    /// <summary>合法性审核</summary>
    GiveLegalOpinions,

    /// <summary>保密审查</summary>
    ClearSecrecy,

    /// <summary>签发</summary>
    SignDocuments,

    /// <summary>Number, release, and record what happens to a document afterwards: withdrawals, suspensions, repeals by others.</summary>
    PublishDocuments,

    /// <summary>Read interpretations that are not released yet, and how much of them stands in their documents.</summary>
    ReadInterpretations,

    /// <summary>解读: write interpretations of the unit's documents.</summary>
    WriteInterpretations,

    /// <summary>Approve interpretations that others wrote, or return them.</summary>
    ReviewInterpretations,

    /// <summary>清理: prepare the lists of a clean-up.</summary>
    PrepareCleanUps,

    /// <summary>Publish the result of a clean-up.</summary>
    PublishCleanUps,

    /// <summary>See which texts are to be taken out, and which were.</summary>
    ReadPurges,

    /// <summary>Ask that a text which must not be kept is taken out everywhere.</summary>
    ProposePurges,

    /// <summary>Agree to it, as a second person.</summary>
    ConfirmPurges,

    /// <summary>Take out all that is public, to load it elsewhere.</summary>
    ExportDocuments,

    /// <summary>Load what another installation exported into an empty one.</summary>
    LoadExport,

    /// <summary>See disclosure records and their types, drafts included, and what is missing in columns.</summary>
    ReadRecords,

    /// <summary>Draft and change disclosure records.</summary>
    EditRecords,

    /// <summary>保密审查 of disclosure records: clear them or return them.</summary>
    ClearRecords,

    /// <summary>Publish, correct and withdraw disclosure records.</summary>
    PublishRecords,

    /// <summary>See how much the units of a division disclose, and what changed in a period.</summary>
    ReadReports,

    /// <summary>See what people asked in vain, and say what their words mean and what comes first for a question.</summary>
    GuideSearch,

    /// <summary>Have the index of the search built anew, and see how far that is.</summary>
    RebuildIndex,

    /// <summary>话务: tell callers what the knowledge base says, and note what it does not.</summary>
    AnswerCallers,

    /// <summary>Say who is sent the changes of the knowledge base, and compare what they have.</summary>
    DeliverKnowledge,

    /// <summary>See work orders of the hotline with what they say and what was done.</summary>
    ReadOrders,

    /// <summary>受理: file what callers say, accept concerns, point to the right channel, answer at once, merge.</summary>
    TakeConcerns,

    /// <summary>派单: find the unit, pass on, join units, reclassify, close.</summary>
    DispatchOrders,

    /// <summary>承办: begin, return, reply, ask for an extension, resume.</summary>
    HandleOrders,

    /// <summary>审核答复: approve a reply of the own unit or send it back.</summary>
    ReviewReplies,

    /// <summary>督办: urge, suspend, decide on extensions.</summary>
    SuperviseOrders,

    /// <summary>回访: ask whether it is resolved, and have it taken up again.</summary>
    FollowUpOrders,

    /// <summary>Read, for a purpose that is written down, who filed a concern and how they are reached.</summary>
    ReadContacts,

    /// <summary>See which results of concerns are public or are to become so.</summary>
    ReadResults,

    /// <summary>选登: propose what of a concern and its answer everybody may read.</summary>
    WriteResults,

    /// <summary>公开、撤回: make public what others proposed, after a look for what tells who somebody is, and withdraw it.</summary>
    PublishResults,

    /// <summary>通报: say, for the own unit, what it learned from the concerns of a month.</summary>
    PublishDigests,

    /// <summary>事项清单: say which unit deals with what.</summary>
    ManageMatters,
}
