using System.Text.Json.Serialization;

namespace GovOpen.Contracts;

/// <summary>How one document stands to another, said of the document that carries it. None of these changes the other's validity.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RelationType>))]
public enum RelationType
{
    /// <summary>依据</summary>
    BasedOn,

    /// <summary>实施、细化</summary>
    Implements,

    /// <summary>转发</summary>
    Forwards,

    /// <summary>引用</summary>
    Cites,

    /// <summary>被…废止</summary>
    RepealedBy,

    /// <summary>被…修改</summary>
    AmendedBy,

    /// <summary>由…延续有效期</summary>
    ExtendedBy,
}

/// <param name="Type">How.</param>
/// <param name="Target">The other document: its number, or its title where it has none.</param>
public sealed record Relation(RelationType Type, string Target);
