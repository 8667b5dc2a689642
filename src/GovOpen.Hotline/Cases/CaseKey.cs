namespace GovOpen.Hotline.Cases;

/// <summary>
/// The key of one case, itself encrypted under the service's key ring. All that a case has of persons, and every word that was written in it, is
/// encrypted under it: without this row nobody reads them any more, in no copy of the database.
/// </summary>
internal sealed class CaseKey
{
    public required Guid OrderId { get; init; }

    public required byte[] Wrapped { get; init; }
}
