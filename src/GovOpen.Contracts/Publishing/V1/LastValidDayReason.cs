using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Publishing.V1;

/// <summary>Where a document's last valid day comes from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LastValidDayReason>))]
public enum LastValidDayReason
{
    /// <summary>The source stated the day.</summary>
    Stated,

    /// <summary>The text states a period or a day (有效期五年；有效期至…).</summary>
    StatedInText,

    /// <summary>The general sunset of the jurisdiction.</summary>
    GeneralSunset,

    /// <summary>The shorter sunset of trial and provisional documents (试行、暂行).</summary>
    TrialSunset,

    /// <summary>延续: an act extended it.</summary>
    Extended,

    /// <summary>A legal reviewer allowed a stated end beyond the rule's.</summary>
    LegalOverride,

    /// <summary>宣布失效: an act declared that it has no more force.</summary>
    DeclaredLapsed,
}
