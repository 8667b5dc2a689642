using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Records.Types;

/// <summary>The lists that come with the service, as people can read and change them: embedded JSON files.</summary>
internal static class BuiltIn
{
    // A misspelt property shall not be passed over.
    private static readonly JsonSerializerOptions _strict = new(ContractJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<T> Read<T>(string file)
    {
        using var stream = typeof(BuiltIn).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        return JsonSerializer.Deserialize<List<T>>(stream, _strict)!;
    }

    /// <summary>The configured ones take the place of those with the same key, and are added where there is none.</summary>
    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> builtIn, IReadOnlyList<T> configured, Func<T, string?> key)
    {
        var own = configured.ToLookup(key);
        return [.. builtIn.Select(one => own[key(one)].LastOrDefault() ?? one), .. configured.Where(one => builtIn.All(other => key(other) != key(one)))];
    }
}
