using System.Security.Cryptography;

namespace GovOpen.Publishing.Exchange;

/// <summary>Counts and hashes the lines of an export as they are written or read, for its last one.</summary>
internal sealed class ExportTally : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bodies;
    private long _documents;
    private long _cleanUps;
    private long _records;

    public void Add(ExportLine line, ReadOnlySpan<byte> written)
    {
        _hash.AppendData(written);
        _hash.AppendData("\n"u8);
        switch (line)
        {
            case ExportedBody: _bodies++; break;
            case ExportedDocument: _documents++; break;
            case ExportedCleanUp: _cleanUps++; break;
            case ExportedRecord: _records++; break;
        }
    }

    public ExportEnd End() => new(_bodies, _documents, _cleanUps, _records, Convert.ToHexStringLower(_hash.GetCurrentHash()));

    public void Dispose() => _hash.Dispose();
}
