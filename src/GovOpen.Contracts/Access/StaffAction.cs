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
}
