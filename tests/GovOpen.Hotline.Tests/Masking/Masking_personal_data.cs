using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using GovOpen.Hotline.Masking;
using GovOpen.Testing;
using Xunit.Abstractions;

namespace GovOpen.Hotline.Tests.Masking;

/// <summary>Judged on labelled.tsv, which was written before the rule; its sentences were split before they were filled in, so that the half that is tested says nothing as the half that the rule was tuned on does.</summary>
public sealed partial class Masking_personal_data(ITestOutputHelper output)
{
    private static readonly List<Labelled> _set = [.. File.ReadLines(Path.Combine(Repository.Root, "tests/GovOpen.Hotline.Tests/Masking/labelled.tsv")).Select(Labelled.Read)];

    [Fact]
    public void Finds_what_is_personal_in_the_half_that_it_was_not_tuned_on_and_little_else()
    {
        Assert.True(_set.Count >= 500);

        var (recall, precision) = Judge(_set.Where(one => one.IsTest));

        Assert.True(recall >= 0.98 && precision >= 0.95, $"recall {recall:0.000}, precision {precision:0.000}");
    }

    [Fact]
    public void Finds_every_kind_in_the_half_that_it_was_tuned_on()
    {
        var (recall, precision) = Judge(_set.Where(one => !one.IsTest));

        Assert.True(recall >= 0.98 && precision >= 0.95, $"recall {recall:0.000}, precision {precision:0.000}");
    }

    private (double Recall, double Precision) Judge(IEnumerable<Labelled> texts)
    {
        var (labels, hit, finds, right) = (0, 0, 0, 0);
        var kinds = new SortedDictionary<string, (int Found, int All)>(StringComparer.Ordinal);
        foreach (var one in texts)
        {
            var found = PersonalData.In(one.Text);
            foreach (var (start, end, kind) in one.Data)
            {
                var isFound = Enumerable.Range(start, end - start).All(at => found.Any(datum => datum.Start <= at && at < datum.End) || one.Text[at] is ' ' or '(' or ')');
                (labels, hit) = (labels + 1, hit + (isFound ? 1 : 0));
                var (before, all) = kinds.GetValueOrDefault(kind);
                kinds[kind] = (before + (isFound ? 1 : 0), all + 1);
                if (!isFound) output.WriteLine($"missed {kind} {one.Text[start..end]}: {one.Text}");
            }

            foreach (var datum in found)
            {
                var isRight = Enumerable.Range(datum.Start, datum.End - datum.Start).Count(at => one.Data.Exists(label => label.Start <= at && at < label.End)) * 2 >= datum.End - datum.Start;
                (finds, right) = (finds + 1, right + (isRight ? 1 : 0));
                if (!isRight) output.WriteLine($"wrong {datum.Kind} {one.Text[datum.Start..datum.End]}: {one.Text}");
            }
        }

        foreach (var (kind, (found, all)) in kinds) output.WriteLine($"{kind}: {found} of {all}");
        output.WriteLine($"recall {hit} of {labels}, precision {right} of {finds}");
        return ((double)hit / labels, (double)right / finds);
    }

    [Theory]
    [InlineData("我叫王小满，电话１３８ ００００ １２３４。", "我叫【姓名】，电话【电话】。")]
    [InlineData("家住青龙街12号3栋2单元501室。", "家住青龙街【门牌】。")]
    [InlineData("12345热线一直占线。", "12345热线一直占线。")]
    [InlineData("", "")]
    public void Puts_a_word_in_the_place_of_what_it_finds(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Fact]
    public void What_it_masked_it_does_not_find_again() => Assert.Empty(_set.Select(one => PersonalData.Mask(one.Text)).SelectMany(masked => PersonalData.In(masked).Select(datum => $"{datum.Kind} {masked[datum.Start..datum.End]}: {masked}")));

    [Fact]
    public void Whatever_it_is_given_it_finds_things_in_their_order_that_do_not_overlap() =>
        Prop.ForAll(Gen.Elements("王李马高小满13800000000先生 ，。（）-·一二三四号栋单元路川AOxX@.q微信叫我是\ud800\0".ToCharArray()).ListOf().ToArbitrary(), characters =>
        {
            var text = string.Concat(characters);
            var found = PersonalData.In(text);
            return found.All(datum => datum.Start >= 0 && datum.Start < datum.End && datum.End <= text.Length) && found.Zip(found.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
        }).QuickCheckThrowOnFailure();

    /// <param name="IsTest">Whether the rule was not tuned on it.</param>
    /// <param name="Text">As people write.</param>
    /// <param name="Data">What is personal in it.</param>
    private sealed partial record Labelled(bool IsTest, string Text, List<(int Start, int End, string Kind)> Data)
    {
        /// <summary>test → 我叫{name|王小满}。</summary>
        public static Labelled Read(string line)
        {
            var (text, data, at) = ("", new List<(int, int, string)>(), line.IndexOf('\t', StringComparison.Ordinal) + 1);
            foreach (Match match in Marks().Matches(line))
            {
                text += line[at..match.Index];
                data.Add((text.Length, text.Length + match.Groups["said"].Length, match.Groups["kind"].Value));
                (text, at) = (text + match.Groups["said"].Value, match.Index + match.Length);
            }

            return new(line.StartsWith("test", StringComparison.Ordinal), text + line[at..], data);
        }

        [GeneratedRegex(@"\{(?<kind>[a-z]+)\|(?<said>[^}]+)\}", RegexOptions.None, 1_000)]
        private static partial Regex Marks();
    }
}
