using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Classes;

/// <summary>
/// 诉求分类: three levels, written 城乡建设/市政公用/路灯照明; a concern may stand in any of them. Ours are a beginning; an installation that has its
/// own names all of them (<c>Hotline:Classes</c>).
/// </summary>
internal sealed class ConcernClasses
{
    private const int Levels = 3;

    private readonly HashSet<string> _all;

    public ConcernClasses(IOptions<HotlineOptions> options)
    {
        Leaves = options.Value.Classes.Count > 0 ? [.. options.Value.Classes] : BuiltIn();
        _all = [.. Leaves.SelectMany(Above)];
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<string> Leaves { get; }

    /// <summary>Whether there is such a class, on any level.</summary>
    public bool Has(string name) => _all.Contains(name);

    /// <summary>A class and those above it, the widest first.</summary>
    public static IEnumerable<string> Above(string name)
    {
        var parts = name.Split('/');
        return Enumerable.Range(1, parts.Length).Select(length => string.Join('/', parts.Take(length)));
    }

    /// <summary>What is wrong with a list of classes, in sentences.</summary>
    public static IEnumerable<string> FaultsIn(IEnumerable<string> names) => names
        .Where(name => name.Split('/') is var parts && (parts.Length > Levels || parts.Any(part => part.Trim() != part || part.Length is 0 or > 30)))
        .Select(name => $"has “{name}”, which is not one to three names of 1 to 30 characters, as 城乡建设/市政公用/路灯照明.");

    private static string[] BuiltIn()
    {
        using var reader = new StreamReader(typeof(ConcernClasses).Assembly.GetManifestResourceStream("classes.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Replace('\t', '/'))];
    }
}
