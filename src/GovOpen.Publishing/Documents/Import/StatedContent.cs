using System.Security.Cryptography;
using System.Text.Json;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Import;

/// <summary>What a source states, with the hashes by which text and whole are known again.</summary>
/// <param name="Document">As stated.</param>
/// <param name="BodyHash">SHA-256 of the text in UTF-8.</param>
/// <param name="Hash">SHA-256 of everything stated, whatever its order and spacing in the line.</param>
/// <param name="FactsLength">How many bytes everything but the text takes as JSON.</param>
internal sealed record StatedContent(StatedDocument Document, byte[] BodyHash, byte[] Hash, int FactsLength)
{
    public static StatedContent Of(StatedDocument document)
    {
        var bodyHash = BodyTexts.KeyOf(document.Text);
        var facts = JsonSerializer.SerializeToUtf8Bytes(document with { Text = Convert.ToHexStringLower(bodyHash) }, ContractJson.Options);
        return new(document, bodyHash, SHA256.HashData(facts), facts.Length);
    }
}
