namespace GovOpen.Search.Indexing;

/// <summary>
/// What is known of a document before anything is asked: the long ones and those that others name answer more questions. Gentle, so
/// that it decides between documents that answer alike and never on its own; settled on citizens' questions to statutes.
/// </summary>
internal static class Prior
{
    /// <param name="passages">Of one of its texts.</param>
    /// <param name="citations">How many other documents name it.</param>
    public static double Of(int passages, int citations) => (0.02 * Math.Log(Math.Max(1, passages))) + (0.025 * Math.Log(1 + citations));
}
