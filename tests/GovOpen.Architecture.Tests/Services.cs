using System.Xml.Linq;
using GovOpen.Testing;

namespace GovOpen.Architecture.Tests;

public sealed class Services
{
    /// <summary>What services share; everything else of another service is reached over its API or its events.</summary>
    private static readonly string[] _shared = ["GovOpen.Contracts", "GovOpen.EventLog", "GovOpen.ServiceDefaults", "GovOpen.Calendar"];

    private static readonly string _root = Repository.Root;

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Path.Combine(_root, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_root, path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void share_nothing_but_what_is_meant_to_be_shared(string project)
    {
        var foreign = References(project).Except(_shared);
        Assert.True(!foreign.Any(), $"{project} references {string.Join(", ", foreign)}: a service may reference only {string.Join(", ", _shared)}.");
    }

    [Theory]
    [InlineData("src/GovOpen.Contracts/GovOpen.Contracts.csproj")]
    [InlineData("src/GovOpen.Calendar/GovOpen.Calendar.csproj")]
    public void share_words_and_rules_without_any_package_or_project(string project) =>
        Assert.Empty(Elements(project, "PackageReference").Concat(Elements(project, "ProjectReference")));

    [Fact]
    public void are_all_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(_root, "GovOpen.sln")).Replace('\\', '/');
        var missing = Directory.EnumerateFiles(_root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !solution.Contains(path, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    private static IEnumerable<string> References(string project) =>
        Elements(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(Path.Combine(_root, project)).Descendants(name).Select(element => element.Attribute("Include")!.Value);
}
