using System.Runtime.InteropServices;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Search.Indexing;

/// <summary>A segment as a file: its arrays as they stand in memory, its entries field by field.</summary>
internal static class SegmentFile
{
    public static void Write(BinaryWriter writer, Segment segment)
    {
        writer.Write(segment.Entries.Length);
        foreach (var entry in segment.Entries) Write(writer, entry);
        WriteArray(writer, segment.FirstUnits);
        WriteArray(writer, segment.Lengths.Characters);
        WriteArray(writer, segment.Lengths.Pairs);
        WriteArray(writer, segment.Days.From);
        WriteArray(writer, segment.Days.Until);
        WriteArray(writer, segment.Postings.Terms.Keys);
        WriteArray(writer, segment.Postings.Terms.Frequencies);
        WriteArray(writer, segment.Postings.Terms.Offsets);
        WriteArray(writer, segment.Postings.Bytes);
        WriteArray(writer, segment.Postings.Blocks);
        WriteArray(writer, segment.Texts.Bytes);
        WriteArray(writer, segment.Texts.Starts);
    }

    public static Segment Read(BinaryReader reader, Guid name, Vocabularies vocabularies)
    {
        var entries = new IndexedEntry[reader.ReadInt32()];
        for (var i = 0; i < entries.Length; i++) entries[i] = vocabularies.Share(ReadEntry(reader));
        var firstUnits = ReadArray<int>(reader);
        var lengths = new UnitLengths(ReadArray<int>(reader), ReadArray<int>(reader));
        var days = new UnitDays(ReadArray<int>(reader), ReadArray<int>(reader));
        var terms = new TermDictionary(ReadArray<ulong>(reader), ReadArray<int>(reader), ReadArray<int>(reader));
        var postings = new Postings(terms, ReadArray<byte>(reader), ReadArray<Block>(reader));
        var texts = new PassageTexts(ReadArray<byte>(reader), ReadArray<int>(reader));
        return new(entries, firstUnits, lengths, days, postings, texts, vocabularies) { Name = name };
    }

    private static void Write(BinaryWriter writer, IndexedEntry entry)
    {
        writer.Write(entry.Id.ToByteArray());
        writer.Write(entry.SourceId);
        writer.Write((byte)entry.Type);
        writer.Write((byte)entry.Kind);
        writer.Write(entry.Title);
        WriteText(writer, entry.Number);
        WriteText(writer, entry.NumberKey);
        WriteText(writer, entry.Issuer);
        WriteText(writer, entry.Division);
        WriteText(writer, entry.Theme);
        writer.Write(entry.Tags.Count);
        foreach (var tag in entry.Tags) writer.Write(tag);
        writer.Write((sbyte)((int?)entry.Form ?? -1));
        WriteDay(writer, entry.WrittenOn);
        Write(writer, entry.Validity);
        writer.Write(entry.Prior);
    }

    private static IndexedEntry ReadEntry(BinaryReader reader) => new()
    {
        Id = new(reader.ReadBytes(16)),
        SourceId = reader.ReadString(),
        Type = (EntryType)reader.ReadByte(),
        Kind = (DocumentKind)reader.ReadByte(),
        Title = reader.ReadString(),
        Number = ReadText(reader),
        NumberKey = ReadText(reader),
        Issuer = ReadText(reader),
        Division = ReadText(reader),
        Theme = ReadText(reader),
        Tags = ReadTags(reader),
        Form = reader.ReadSByte() is >= 0 and var form ? (DocumentForm)form : null,
        WrittenOn = ReadDay(reader),
        Validity = ReadValidity(reader),
        Prior = reader.ReadDouble(),
    };

    private static string[] ReadTags(BinaryReader reader)
    {
        var tags = new string[reader.ReadInt32()];
        for (var i = 0; i < tags.Length; i++) tags[i] = reader.ReadString();
        return tags;
    }

    private static void Write(BinaryWriter writer, Validity validity)
    {
        WriteDay(writer, validity.PublishedOn);
        WriteDay(writer, validity.EffectiveOn);
        WriteDay(writer, validity.LastValidDay);
        WriteDay(writer, validity.RepealedOn);
        writer.Write((sbyte)((int?)validity.EndedOnUnknownDay ?? -1));
        WriteDay(writer, validity.PartlyRepealedOn);
        WriteDay(writer, validity.WithdrawnOn);
        writer.Write(validity.Suspensions.Count);
        foreach (var suspension in validity.Suspensions)
        {
            WriteDay(writer, suspension.From);
            WriteDay(writer, suspension.To);
        }
    }

    private static Validity ReadValidity(BinaryReader reader) => new()
    {
        PublishedOn = ReadDay(reader),
        EffectiveOn = ReadDay(reader),
        LastValidDay = ReadDay(reader),
        RepealedOn = ReadDay(reader),
        EndedOnUnknownDay = reader.ReadSByte() is >= 0 and var ending ? (UndatedEnding)ending : null,
        PartlyRepealedOn = ReadDay(reader),
        WithdrawnOn = ReadDay(reader),
        Suspensions = ReadSuspensions(reader),
    };

    private static Suspension[] ReadSuspensions(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count == 0) return [];

        var suspensions = new Suspension[count];
        for (var i = 0; i < count; i++) suspensions[i] = new(ReadDay(reader)!.Value, ReadDay(reader));
        return suspensions;
    }

    private static void WriteDay(BinaryWriter writer, DateOnly? day) => writer.Write(day?.DayNumber ?? -1);

    private static DateOnly? ReadDay(BinaryReader reader) => reader.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static void WriteArray<T>(BinaryWriter writer, T[] array) where T : unmanaged
    {
        writer.Write(array.Length);
        writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    public static T[] ReadArray<T>(BinaryReader reader) where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(reader.ReadInt32());
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}
