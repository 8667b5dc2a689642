using System.Numerics;

namespace GovOpen.Search.Indexing;

/// <summary>
/// The terms of a segment: parallel arrays in the order of the keys, so that segments merge in one pass, and a table of slots
/// by hash, so that a look-up touches two places of memory and not twenty.
/// </summary>
internal sealed class TermDictionary
{
    private readonly int[] _slots;
    private readonly int _shift;

    /// <param name="keys">Ascending, each once.</param>
    /// <param name="frequencies">How many units hold the term, deleted ones included.</param>
    /// <param name="offsets">Where its postings start.</param>
    public TermDictionary(ulong[] keys, int[] frequencies, int[] offsets)
    {
        (Keys, Frequencies, Offsets) = (keys, frequencies, offsets);

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, keys.Length + (keys.Length / 3)));
        _shift = 64 - BitOperations.Log2((uint)size);
        _slots = new int[size]; // 0: empty; else one more than the place of the term
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = Slot(keys[i]);
            while (_slots[slot] != 0) slot = (slot + 1) & (size - 1);
            _slots[slot] = i + 1;
        }
    }

    public ulong[] Keys { get; }

    public int[] Frequencies { get; }

    public int[] Offsets { get; }

    /// <summary>The place of a term, or -1.</summary>
    public int Find(ulong key)
    {
        for (var slot = Slot(key); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (Keys[_slots[slot] - 1] == key) return _slots[slot] - 1;
        }

        return -1;
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> _shift);
}
