using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.EventLog.V1;
using GovOpen.Contracts.Hotline.V1;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Contracts.Interpretation.V1;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Contracts.Tests;

/// <summary>What was once written must stay readable: each event has a sample that is never edited, only added to.</summary>
public sealed class Contract_samples
{
    private static readonly Assembly _contracts = typeof(Validity).Assembly;

    private static readonly Type[] _events =
        [
            typeof(AccountChanged), typeof(AuditHeadPublished), typeof(BestBetsChanged), typeof(BodyPurged), typeof(DocumentPublished), typeof(DocumentSetPublished), typeof(Heartbeat), typeof(IndexRebuildRequested), typeof(RecordPublished), typeof(RecordWithdrawn), typeof(SigningKeyRevoked),
            typeof(SynonymsChanged), typeof(InterpretationSealed), typeof(InterpretationReopened), typeof(PackageReleased), typeof(AnswerPublished), typeof(AnswerRetired), typeof(ResultPublished), typeof(ResultWithdrawn),
        ];

    public static TheoryData<Type> Events => [.. _events];

    [Theory]
    [MemberData(nameof(Events))]
    public void keep_deserialising_without_loss(Type contract)
    {
        var sample = JsonNode.Parse(Read(contract.Name + ".sample.json"))!;
        var read = sample.Deserialize(contract, ContractJson.Options);
        var written = JsonSerializer.SerializeToNode(read, contract, ContractJson.Options);
        Assert.True(JsonNode.DeepEquals(Normal(sample), Normal(written!)), $"{sample}\n≠\n{written}");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void tolerate_what_a_newer_service_adds(Type contract)
    {
        var sample = JsonNode.Parse(Read(contract.Name + ".sample.json"))!;
        sample["somethingNew"] = 1;
        Assert.NotNull(sample.Deserialize(contract, ContractJson.Options));
    }

    [Fact]
    public void exist_for_every_event()
    {
        var samples = _contracts.GetManifestResourceNames().Where(name => name.EndsWith(".sample.json", StringComparison.Ordinal)).Order();
        Assert.Equal(_events.Select(type => type.Name + ".sample.json").Order(), samples);
    }

    private static JsonNode Normal(JsonNode node) => JsonNode.Parse(node.ToJsonString())!;

    private static string Read(string name)
    {
        using var stream = _contracts.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
