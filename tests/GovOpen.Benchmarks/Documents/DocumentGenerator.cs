using System.Globalization;
using System.Security.Cryptography;
using GovOpen.Contracts;

namespace GovOpen.Benchmarks.Documents;

/// <summary>
/// Documents of a province, any number of them in constant memory, the same for the same seed. Lengths are log-normal, with
/// a median of 800 characters, a mean of about 1,500 and a 99th percentile of about 11,500.
/// </summary>
/// <param name="seed">Decides on everything.</param>
/// <param name="idPrefix">Begins the ids; null for one that tells the seed.</param>
internal sealed class DocumentGenerator(ulong seed, string? idPrefix = null)
{
    /// <summary>Changes with the documents: figures measured on others cannot be compared. See <see cref="EnsureFingerprint"/>.</summary>
    public const string Fingerprint = "b1f5e3b87e331822";

    public const int LongestText = 60_000;

    private const int ShortestText = 60;
    private const double MedianLength = 800;
    private const double LengthDeviation = 1.14;

    private static readonly DateOnly _firstDay = new(2005, 1, 1);
    private static readonly DateOnly _lastDay = new(2026, 6, 30);
    private static readonly DateOnly _sunsetFrom = new(2022, 3, 1);

    private readonly string _prefix = idPrefix ?? string.Create(CultureInfo.InvariantCulture, $"generated-{seed}");
    private readonly Registers _registers = new();
    private readonly Prose _prose = new();
    private readonly Randomness _random = new(seed);

    public IEnumerable<GeneratedDocument> Generate(int count)
    {
        for (var i = 1; i <= count; i++) yield return Next(i);
    }

    /// <summary>Fails in a build that generates other documents than those that figures were measured on.</summary>
    public static void EnsureFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var document in new DocumentGenerator(seed: 1).Generate(500)) hash.AppendData(document.ToLine());
        var found = Convert.ToHexStringLower(hash.GetHashAndReset())[..Fingerprint.Length];
        if (found != Fingerprint) throw new InvalidDataException($"The generator makes other documents ({found}) than those that figures were measured on ({Fingerprint}). If that is wanted, set DocumentGenerator.Fingerprint and measure anew.");
    }

    private GeneratedDocument Next(int number)
    {
        var kind = _random.Below(1000) switch
        {
            < 5 => DocumentKind.Law,
            < 10 => DocumentKind.AdministrativeRegulation,
            < 40 => DocumentKind.LocalRegulation,
            < 70 => DocumentKind.Rule,
            < 75 => DocumentKind.JudicialInterpretation,
            < 575 => DocumentKind.NormativeDocument,
            _ => DocumentKind.OtherDocument,
        };
        var register = _registers.Draw(kind, _random);
        var fate = DrawFate();
        var publishedOn = fate == Fate.NotYetInForce ? _lastDay.AddDays(-_random.Below(180)) : _firstDay.AddDays(_random.Between(0, _lastDay.DayNumber - _firstDay.DayNumber));
        var writtenOn = publishedOn.AddDays(-_random.Below(20));
        var entry = register.Next(writtenOn.Year);
        DateOnly? effectiveOn = fate switch
        {
            Fate.Unknown => null,
            Fate.StatedInText => publishedOn,
            Fate.NotYetInForce => new DateOnly(_random.Between(2028, 2032), 1, 1),
            _ => publishedOn.AddDays(_random.Of(_delays)),
        };
        var years = kind == DocumentKind.NormativeDocument && effectiveOn is not null && (writtenOn >= _sunsetFrom || _random.Chance(0.4)) ? PeriodOf(entry.Title) : 0;
        var lastValidDay = years > 0 ? effectiveOn?.AddYears(years).AddDays(-1) : null;
        DateOnly? LaterDay() => effectiveOn?.AddDays(_random.Between(200, 3000));
        var ended = fate switch
        {
            Fate.RepealedUndated => UndatedEnding.Repealed,
            Fate.Superseded => UndatedEnding.Superseded,
            _ => (UndatedEnding?)null,
        };
        var repealedOn = fate == Fate.Repealed ? LaterDay() : null;
        var partlyRepealedOn = fate == Fate.PartlyRepealed ? LaterDay() : null;
        IReadOnlyList<Suspension> suspensions = fate == Fate.Suspended ? [new(LaterDay()!.Value, To: null)] : [];
        IReadOnlyList<string> subjects = [Words.Fields[entry.Field], entry.Work];
        var length = (int)Math.Clamp(_random.LogNormal(MedianLength, LengthDeviation), ShortestText, LongestText);
        return new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{_prefix}-{number:D7}"),
            Title = entry.Title,
            Kind = kind,
            Issuer = register.Issuer,
            DocNumber = entry.Number,
            IndexNumber = entry.IndexNumber,
            Theme = Words.Themes[entry.Field % Words.Themes.Count],
            Tags = subjects,
            Division = register.Division,
            WrittenOn = writtenOn,
            PublishedOn = publishedOn,
            EffectiveOn = fate == Fate.StatedInText ? null : effectiveOn,
            LastValidDay = lastValidDay,
            RepealedOn = repealedOn,
            PartlyRepealedOn = partlyRepealedOn,
            Suspensions = suspensions.Count == 0 ? null : suspensions,
            Status = fate switch
            {
                Fate.RepealedUndated => "repealed",
                Fate.Repealed when repealedOn <= _lastDay => "repealed", // a repeal that lies ahead is only a date
                Fate.Superseded => "amended",
                _ => "effective",
            },
            Text = _prose.Write(new(entry.Form, register.Issuer, effectiveOn, publishedOn, years, kind <= DocumentKind.JudicialInterpretation, subjects), length, _random),
            Validity = new()
            {
                PublishedOn = publishedOn,
                EffectiveOn = effectiveOn,
                LastValidDay = lastValidDay,
                RepealedOn = repealedOn,
                EndedOnUnknownDay = ended,
                PartlyRepealedOn = partlyRepealedOn,
                Suspensions = suspensions,
            },
        };
    }

    private static readonly int[] _delays = [0, 0, 0, 1, 15, 30, 30, 60];

    private static int PeriodOf(string title) => title.Contains("暂行", StringComparison.Ordinal) ? 2 : 5;

    private enum Fate
    {
        InForce,
        PartlyRepealed,
        Suspended,
        NotYetInForce,
        Repealed,
        RepealedUndated,
        Superseded,
        StatedInText,
        Unknown,
    }

    private Fate DrawFate() => _random.Below(1000) switch
    {
        < 690 => Fate.InForce,
        < 730 => Fate.PartlyRepealed,
        < 745 => Fate.Suspended,
        < 765 => Fate.NotYetInForce,
        < 850 => Fate.Repealed,
        < 880 => Fate.RepealedUndated,
        < 900 => Fate.Superseded,
        < 970 => Fate.StatedInText,
        _ => Fate.Unknown,
    };
}
