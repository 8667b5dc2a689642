using System.Text.Json.Serialization;

namespace GovOpen.Contracts.Publishing.V1;

/// <summary>What a field of a record holds; it decides how a value is read, checked and shown.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RecordFieldKind>))]
public enum RecordFieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Paragraphs.</summary>
    LongText,

    /// <summary>A day, as yyyy-MM-dd.</summary>
    Date,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A number that is no money.</summary>
    Number,

    /// <summary>An amount in yuan, with at most two decimals.</summary>
    Money,

    /// <summary>行政区划代码</summary>
    Division,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>Another record, by its id.</summary>
    Record,

    /// <summary>A document, by its id.</summary>
    Document,
}
