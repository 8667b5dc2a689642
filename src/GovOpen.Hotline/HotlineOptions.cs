using System.ComponentModel.DataAnnotations;
using GovOpen.Hotline.Classes;
using GovOpen.Hotline.Clocks;

namespace GovOpen.Hotline;

/// <summary>Configuration section <c>Hotline</c>.</summary>
internal sealed class HotlineOptions : IValidatableObject
{
    public const string Section = "Hotline";

    /// <summary>办理时限. Configured ones take the place of the built-in ones, all together.</summary>
    public IReadOnlyList<TermLimit> Limits { get; set; } = [];

    /// <summary>Those that hold.</summary>
    public IReadOnlyList<TermLimit> LimitsThatHold => Limits.Count > 0 ? Limits : TermLimit.Sichuan;

    /// <summary>诉求分类, each as 城乡建设/市政公用/路灯照明. Configured ones take the place of the built-in ones, all together.</summary>
    public IReadOnlyList<string> Classes { get; set; } = [];

    /// <summary>How often it is looked whether there are new classes to learn from.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "1.00:00:00")]
    public TimeSpan LearnEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>By how many working days an order can be extended at most.</summary>
    [Range(1, 250)]
    public int LongestExtension { get; set; } = 15;

    /// <summary>退单: within so many working days after it was assigned.</summary>
    [Range(0, 30)]
    public int ReturnWithin { get; set; } = 1;

    /// <summary>So many working days before its end an order is among those that are soon due.</summary>
    [Range(0, 30)]
    public int WarnBefore { get; set; } = 1;

    /// <summary>What a concern says is erased so many days after it was over.</summary>
    [Range(1, 36_500)]
    public int KeepDays { get; set; } = 3 * 365;

    /// <summary>Wrong codes for one receipt within an hour, before all of them are refused until it is over. A code has 47 bits.</summary>
    [Range(1, 10_000)]
    public int WrongCodesAnHour { get; set; } = 100;

    /// <summary>热点: so many concerns that say the same open an issue.</summary>
    [Range(3, 10_000)]
    public int SurgeThreshold { get; set; } = 20;

    /// <summary>They were received within this time.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan SurgeWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The newest so many concerns are looked at; a look at all of them takes about half a second for each 1,000.</summary>
    [Range(100, 20_000)]
    public int SurgeTexts { get; set; } = 5_000;

    /// <summary>How often it is looked for surges, at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "1.00:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>An issue of high risk that nobody deals with for longer is put before all others.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan RiskPatience { get; set; } = TimeSpan.FromHours(2);

    /// <summary>通报: so many days after its end the digests of a month are made; until then, who filed says how it was.</summary>
    [Range(0, 60)]
    public int DigestAfter { get; set; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. TermLimit.FaultsIn(LimitsThatHold).Select(fault => new ValidationResult($"Hotline:Limits {fault}", [nameof(Limits)])),
        .. ConcernClasses.FaultsIn(Classes).Select(fault => new ValidationResult($"Hotline:Classes {fault}", [nameof(Classes)])),
    ];
}
