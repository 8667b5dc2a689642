using System.Text.Json;
using GovOpen.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovOpen.EventLog;

/// <summary>How the services' tables are written: names in snake_case, enums by their names, records as JSON.</summary>
public static class Columns
{
    /// <summary>Names the columns of a table after its properties; a row version is PostgreSQL's own xmin.</summary>
    public static void InSnakeCase(this IMutableEntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        foreach (var property in entity.GetProperties().Where(property => property.ClrType != typeof(uint))) property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    /// <summary>An enum by its name in camelCase.</summary>
    public static void AsName<T>(this PropertyBuilder<T> property) where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(property);
        property.HasConversion(value => CamelCase.Of(value), name => Named<T>(name));
    }

    /// <inheritdoc cref="AsName{T}(PropertyBuilder{T})"/>
    public static void AsName<T>(this PropertyBuilder<T?> property) where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(property);
        property.HasConversion(value => CamelCase.Of(value!.Value), name => Named<T>(name));
    }

    /// <summary>A record as <c>jsonb</c>; its values are never changed in place.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property) where T : class?
    {
        ArgumentNullException.ThrowIfNull(property);
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, ContractJson.Options),
            json => JsonSerializer.Deserialize<T>(json, ContractJson.Options)!,
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value!.GetHashCode(), value => value));
    }

    private static T Named<T>(string name) where T : struct, Enum =>
        CamelCase.TryParse<T>(name, out var value) ? value : throw new InvalidOperationException($"“{name}” is no {typeof(T).Name}.");
}
