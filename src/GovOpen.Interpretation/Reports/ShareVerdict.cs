using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Interpretation.Reports;

/// <summary>Whether a share is as large as it shall be.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ShareVerdict>))]
internal enum ShareVerdict
{
    /// <summary>达标</summary>
    Met,

    /// <summary>未达标</summary>
    Missed,

    /// <summary>不适用: nothing was to be explained.</summary>
    NotApplicable,
}
