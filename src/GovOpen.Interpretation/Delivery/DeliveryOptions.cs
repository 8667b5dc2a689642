using System.ComponentModel.DataAnnotations;
using System.Net;

namespace GovOpen.Interpretation.Delivery;

/// <summary>Configuration section <c>Delivery</c>: how changes of the knowledge base are sent to whoever keeps a copy.</summary>
internal sealed class DeliveryOptions : IValidatableObject
{
    /// <summary>Under which the receivers' secrets are derived, 32 characters and more; of all replicas the same. Secrets themselves are stored nowhere.</summary>
    [Required, MinLength(32)]
    public string Key { get; set; } = "";

    /// <summary>Inner networks that a receiver may be in, as 10.20.0.0/16. None by default: an address that somebody typed must not reach what only servers reach.</summary>
    public IList<string> AllowedNetworks { get; init; } = [];

    /// <summary>For one request.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Before the second attempt; each further one waits twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Between attempts, however many there were. Nothing is ever given up.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often both sides are compared.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AllowedNetworks.Where(network => !IPNetwork.TryParse(network, out _)).Select(network => new ValidationResult($"Delivery:AllowedNetworks has “{network}”, which is no network such as 10.20.0.0/16.", [nameof(AllowedNetworks)]));

    /// <summary>Those of <see cref="AllowedNetworks"/>.</summary>
    public IReadOnlyList<IPNetwork> Networks() => [.. AllowedNetworks.Select(network => IPNetwork.Parse(network))];

    /// <summary>How long to wait after so many failures in a row.</summary>
    public TimeSpan PauseAfter(int failures) => TimeSpan.FromTicks((long)Math.Min(LongestPause.Ticks, FirstPause.Ticks * Math.Pow(2, Math.Min(failures - 1, 40))));
}
