namespace GovOpen.Office.Data;

/// <summary>One sign-in. Who reads the table can neither open it nor find out what the browser's cookie says.</summary>
internal sealed class StoredSession
{
    /// <summary>A hash of the key that the cookie carries.</summary>
    public required string Key { get; init; }

    /// <summary>Who signed in, with their tokens, protected by the key ring.</summary>
    public required byte[] Ticket { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
