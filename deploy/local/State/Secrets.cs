using System.Security.Cryptography;
using System.Text.Json;

namespace GovOpen.Local.State;

/// <summary>Passwords between the parts of one installation: made once, kept in <c>secrets/</c>, handed on in environments only.</summary>
internal sealed class Secrets
{
    private const int Length = 32;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Lock _changing = new();
    private readonly DataFolder _folder;
    private readonly Dictionary<string, string> _known;

    public Secrets(DataFolder folder)
    {
        _folder = folder;
        folder.Folder("secrets");
        var file = folder.At("secrets", "passwords.json");
        _known = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))! : [];
    }

    /// <summary>The password of that name; letters and digits, so that it needs no quoting anywhere.</summary>
    public string this[string name]
    {
        get
        {
            lock (_changing)
            {
                if (!_known.TryGetValue(name, out var secret)) Keep(name, secret = RandomNumberGenerator.GetString(Alphabet, Length));
                return secret;
            }
        }
    }

    /// <summary>For addresses with a password that came from outside: <c>status</c> needs them too.</summary>
    public void Keep(string name, string secret)
    {
        lock (_changing)
        {
            if (_known.TryGetValue(name, out var known) && known == secret) return;
            _known[name] = secret;
            _folder.Write(JsonSerializer.Serialize(_known, StateJson.Options), "secrets", "passwords.json");
        }
    }
}
