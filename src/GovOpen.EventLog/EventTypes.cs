using System.Reflection;
using GovOpen.Contracts;

namespace GovOpen.EventLog;

/// <summary>The contract types by the names under which the log keeps them.</summary>
public static class EventTypes
{
    private static readonly Assembly _contracts = typeof(Validity).Assembly;

    /// <summary>The full name; only contracts may be appended.</summary>
    public static string NameOf(Type contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Assembly == _contracts
            ? contract.FullName!
            : throw new ArgumentException($"{contract} is no contract: events between services are defined in GovOpen.Contracts.", nameof(contract));
    }

    /// <summary>The type; null for a name that this build does not know, as after a roll-back of a deployment.</summary>
    public static Type? Find(string name) => _contracts.GetType(name);
}
