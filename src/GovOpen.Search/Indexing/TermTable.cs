using System.Buffers;

namespace GovOpen.Search.Indexing;

/// <summary>Numbers the terms of a segment in the making as they come, and counts in how many units each stands. Its arrays are rented.</summary>
internal sealed class TermTable : IDisposable
{
    private ulong[] _keys = ArrayPool<ulong>.Shared.Rent(1 << 14);
    private int[] _frequencies = ArrayPool<int>.Shared.Rent(1 << 14);
    private int[] _slots = RentSlots(1 << 15); // 0: empty; else one more than the number of the term
    private int _size = 1 << 15;

    public int Terms { get; private set; }

    public int FrequencyOf(int term) => _frequencies[term];

    /// <summary>Counts one more unit that holds the term, and gives the term's number.</summary>
    public int Count(ulong key)
    {
        var slot = Slot(key);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_size - 1))
        {
            var known = _slots[slot] - 1;
            if (_keys[known] != key) continue;
            _frequencies[known]++;
            return known;
        }

        if (Terms * 2 >= _size)
        {
            Grow();
            slot = FreeSlot(key);
        }

        (_keys[Terms], _frequencies[Terms]) = (key, 1);
        _slots[slot] = ++Terms;
        return Terms - 1;
    }

    /// <summary>The terms in the order of their keys. Afterwards nothing more can be counted.</summary>
    public IEnumerable<(ulong Key, int Term)> InOrder()
    {
        var order = ArrayPool<int>.Shared.Rent(Terms);
        for (var term = 0; term < Terms; term++) order[term] = term;
        Array.Sort(_keys, order, 0, Terms);
        for (var i = 0; i < Terms; i++) yield return (_keys[i], order[i]);
        ArrayPool<int>.Shared.Return(order);
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_keys);
        ArrayPool<int>.Shared.Return(_frequencies);
        ArrayPool<int>.Shared.Return(_slots);
    }

    private static int[] RentSlots(int size)
    {
        var slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan().Clear();
        return slots;
    }

    private void Grow()
    {
        _keys = Larger(_keys);
        _frequencies = Larger(_frequencies);
        _size *= 2;
        ArrayPool<int>.Shared.Return(_slots);
        _slots = RentSlots(_size);
        for (var term = 0; term < Terms; term++) _slots[FreeSlot(_keys[term])] = term + 1;
    }

    private T[] Larger<T>(T[] array)
    {
        if (array.Length >= _size) return array;

        var larger = ArrayPool<T>.Shared.Rent(_size);
        array.AsSpan(0, Terms).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        return larger;
    }

    private int FreeSlot(ulong key)
    {
        var slot = Slot(key);
        while (_slots[slot] != 0) slot = (slot + 1) & (_size - 1);
        return slot;
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & (_size - 1);
}
