using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Search.V1;

/// <summary>What an entry of the public search is to a reader.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<EntryType>))]
public enum EntryType
{
    /// <summary>文件</summary>
    Document,

    /// <summary>解读</summary>
    Interpretation,

    /// <summary>问答</summary>
    Answer,

    /// <summary>办理结果</summary>
    Result,
}
