using System.Globalization;
using System.Text.RegularExpressions;
using GovOpen.Contracts;

namespace GovOpen.Portal.Documents;

/// <summary>
/// 款、项、目: what an article is made of (立法法第六十五条). A paragraph is a 款; below it （一） counts the 项, below them 1. the 目.
/// </summary>
/// <param name="Number">As written: empty for a 款, <c>（一）</c> for a 项, <c>1.</c> for a 目.</param>
/// <param name="Text">Its own paragraphs.</param>
/// <param name="Items">What it enumerates.</param>
public sealed partial record Provision(string Number, IReadOnlyList<string> Text, IReadOnlyList<Provision> Items)
{
    /// <summary>
    /// Reads an article's text. Only an enumeration that counts from one without a gap is taken for one: a line that merely looks
    /// like an item stays text. A paragraph between （一） and （二） belongs to （一）; after the last item it is a 款 of its own.
    /// </summary>
    public static IReadOnlyList<Provision> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new Reading();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) reading.Read(line);
        return reading.Finish();
    }

    private enum Style
    {
        Bracketed,
        Digits,
        BracketedDigits,
    }

    [GeneratedRegex(@"^(?<number>[（(](?<chinese>[〇零一二三四五六七八九十百]{1,5})[）)]|(?<digits>[0-9０-９]{1,3})[.．、](?![0-9０-９])|[（(](?<bracketed>[0-9０-９]{1,3})[）)])\s*(?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item();

    private static (Style Style, int Value, string Number, string Text)? Marked(string line)
    {
        var match = Item().Match(line);
        if (!match.Success) return null;

        var (number, text) = (match.Groups["number"].Value, match.Groups["text"].Value);
        if (match.Groups["chinese"] is { Success: true } chinese) return ChineseNumeral.TryParse(chinese.Value, out var value) ? (Style.Bracketed, value, number, text) : null;
        return match.Groups["digits"] is { Success: true } digits
            ? (Style.Digits, Arabic(digits.Value), number, text)
            : (Style.BracketedDigits, Arabic(match.Groups["bracketed"].Value), number, text);
    }

    private static int Arabic(string digits) => digits.Aggregate(0, (value, digit) => (value * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit));

    private sealed class Node(string number, params IEnumerable<string> text)
    {
        public string Number { get; } = number;

        public List<string> Text { get; } = [.. text];

        public Style Counts { get; set; }

        public List<Node> Items { get; } = [];

        public Provision Finish() => new(Number, Text, [.. Items.Select(item => item.Finish())]);
    }

    private sealed class Reading
    {
        private readonly List<Node> _paragraphs = [];

        // The enumerations that may go on, outer ones first, each with the 款 in which it stands.
        private readonly List<(Node Owner, int Paragraph)> _open = [];

        public void Read(string line)
        {
            if (Marked(line) is { } item && (TryGoOn(item.Style, item.Value, item.Number, item.Text) || TryBegin(item.Style, item.Value, item.Number, item.Text))) return;
            _paragraphs.Add(new("", line));
        }

        public List<Provision> Finish() => [.. _paragraphs.Select(paragraph => paragraph.Finish())];

        private bool TryGoOn(Style style, int value, string number, string text)
        {
            var depth = _open.FindLastIndex(open => open.Owner.Counts == style && open.Owner.Items.Count + 1 == value);
            if (depth < 0) return false;

            var (owner, paragraph) = _open[depth];
            var since = _paragraphs[(paragraph + 1)..];
            var before = owner.Items[^1];
            // What stands between must be text, or text that ends in an enumeration: then it is the rest of the item before.
            if (since.Count > 0 && (before.Items.Count > 0 || since[..^1].Exists(p => p.Items.Count > 0))) return false;

            before.Text.AddRange(since.SelectMany(p => p.Text));
            before.Items.AddRange(since.SelectMany(p => p.Items));
            _paragraphs.RemoveRange(paragraph + 1, since.Count);
            _open.RemoveRange(depth + 1, _open.Count - depth - 1);
            owner.Items.Add(new(number, text));
            return true;
        }

        private bool TryBegin(Style style, int value, string number, string text)
        {
            if (value != 1) return false;

            if (_paragraphs.Count == 0) _paragraphs.Add(new(""));
            var last = _paragraphs.Count - 1;
            var same = _open.FindIndex(open => open.Owner.Counts == style);
            if (same >= 0 && _open[same].Paragraph == last) return false;
            if (same >= 0) _open.RemoveRange(same, _open.Count - same);

            var owner = _open.Count > 0 && _open[^1].Paragraph == last ? _open[^1].Owner.Items[^1] : _paragraphs[last];
            owner.Counts = style;
            owner.Items.Add(new(number, text));
            _open.Add((owner, last));
            return true;
        }
    }
}
