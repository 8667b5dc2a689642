using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Drafts;

/// <summary>公开属性 (政府信息公开条例第十三条)</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DisclosureMode>))]
internal enum DisclosureMode
{
    /// <summary>主动公开</summary>
    Proactive,

    /// <summary>依申请公开</summary>
    OnApplication,

    /// <summary>不予公开 (第十四至十六条)</summary>
    Withheld,
}
