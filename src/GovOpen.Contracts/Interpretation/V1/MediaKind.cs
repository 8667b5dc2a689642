using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Interpretation.V1;

/// <summary>What people do with a file.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MediaKind>))]
public enum MediaKind
{
    /// <summary>图片: at most 10 MB.</summary>
    Image,

    /// <summary>音频: at most 100 MB.</summary>
    Audio,

    /// <summary>视频: at most 500 MB.</summary>
    Video,
}
