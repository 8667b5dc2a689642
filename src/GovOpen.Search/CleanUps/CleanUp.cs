using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Search.CleanUps;

/// <summary>A clean-up that was published. What its documents are now stands in their entries.</summary>
internal sealed class CleanUp
{
    public required Guid Id { get; init; }

    /// <summary>The service that it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The history of that service in which it was last confirmed.</summary>
    public required Guid Epoch { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>The contract, as JSON.</summary>
    public required string Content { get; init; }

    public CleanUpPublished Published() => JsonSerializer.Deserialize<CleanUpPublished>(Content, ContractJson.Options)!;
}
