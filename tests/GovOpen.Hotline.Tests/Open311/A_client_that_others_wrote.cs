using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovOpen.Testing;

namespace GovOpen.Hotline.Tests.Open311;

/// <summary>three, the Python client of Code for America (https://github.com/codeforamerica/three): what it asked the portal, and what it was answered and understood, when its session was recorded.</summary>
public sealed partial class A_client_that_others_wrote(HotlineApi hotline) : IClassFixture<HotlineApi>
{
    [Theory]
    [InlineData("three-json.jsonl")]
    [InlineData("three-xml.jsonl")]
    public async Task Is_answered_as_in_its_recorded_session(string session)
    {
        var receipt = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests/GovOpen.Hotline.Tests/Open311", session)).Select(line => JsonNode.Parse(line)!))
        {
            using var body = line["body"] is { } said ? new StringContent((string)said!, Encoding.UTF8, "application/x-www-form-urlencoded") : null;
            using var answer = await hotline.SendContentAsync(new((string)line["method"]!), ((string)line["path"]!).Replace("{receipt}", receipt, StringComparison.Ordinal), hotline.Anybody, body);
            var text = await answer.Content.ReadAsStringAsync();
            if (receipt.Length == 0) receipt = Receipts().Match(text).Value;

            Assert.Equal(((int)line["status"]!, (string)line["type"]!, (string)line["answer"]!), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), Always(text)));
        }

        Assert.NotEmpty(receipt);
    }

    /// <summary>What is another each time has a name.</summary>
    private static string Always(string text) => Times().Replace(Codes().Replace(Receipts().Replace(text, "{receipt}"), "{code}"), "{time}");

    [GeneratedRegex("[0-9]{8}-[0-9]{7}", RegexOptions.None, 1_000)]
    private static partial Regex Receipts();

    [GeneratedRegex("(?<=查询码 )[A-Z0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Codes();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]{8}\\+08:00)?", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Times();
}
