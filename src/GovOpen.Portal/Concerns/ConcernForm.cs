namespace GovOpen.Portal.Concerns;

/// <summary>What somebody typed; kept on the page until it is filed.</summary>
public sealed record ConcernForm
{
    public static readonly IReadOnlyList<string> Kinds = ["consultation", "help", "suggestion", "complaint", "report"];

    public string Kind { get; init; } = "";

    public string Text { get; init; } = "";

    public string Division { get; init; } = "";

    public string Place { get; init; } = "";

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>Nothing of it is to be published.</summary>
    public bool KeepPrivate { get; init; }

    /// <summary>Of this filling-in: pressed twice, the button files one concern.</summary>
    public Guid RequestId { get; init; }

    public static ConcernForm New() => new() { RequestId = Guid.NewGuid() };

    /// <summary>What was sent, whatever it is.</summary>
    public static ConcernForm Read(IFormCollection sent) => new()
    {
        Kind = sent["kind"].ToString(),
        Text = sent["text"].ToString(),
        Division = sent["division"].ToString(),
        Place = sent["place"].ToString(),
        Name = sent["name"].ToString(),
        Phone = sent["phone"].ToString(),
        KeepPrivate = sent["keepPrivate"] == "yes",
        RequestId = Guid.TryParse(sent["requestId"], out var id) ? id : Guid.NewGuid(),
    };
}
