namespace GovOpen.Office.Audit;

/// <summary>Whether the trails are as they were written.</summary>
/// <param name="Sound">Whether all are.</param>
/// <param name="Services">Each.</param>
public sealed record AuditVerdict(bool Sound, IReadOnlyList<ServiceVerdict> Services);

/// <param name="Service">Whose trail.</param>
/// <param name="Sound">Whether every entry is as it was written.</param>
/// <param name="Entries">How many were found sound, from the first.</param>
/// <param name="Head">The hash of the last of them: to be kept elsewhere and compared.</param>
/// <param name="Fault">The first that is not.</param>
public sealed record ServiceVerdict(string Service, bool Sound, long Entries, string? Head, AuditFault? Fault);

/// <param name="Number">Of the entry.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record AuditFault(long Number, string What);
