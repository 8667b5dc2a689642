using System.IO.Pipelines;
using System.Text;
using GovOpen.Publishing.Documents.Import;

namespace GovOpen.Publishing.Tests.Import;

public sealed class Reading_lines
{
    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("a\nb")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("\uFEFFa\n\uFEFFb")]
    [InlineData("\uFEFF")]
    [InlineData("第一行\r\n\r\n\n第四行\r\r\n")]
    [InlineData("12345678\n123456789\r\n12345678\r\n\uFEFF\n123456789")]
    public async Task gives_the_same_lines_however_they_are_cut(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var expected = Expected(bytes);

        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                Assert.Equal(expected, await ReadAsync([bytes[..first], bytes[first..second], bytes[second..]]));
            }
        }

        Assert.Equal(expected, await ReadAsync([.. bytes.Select(b => new[] { b })]));
    }

    [Fact]
    public async Task skips_what_is_too_long_without_holding_it()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024));
        var writing = Task.Run(async () =>
        {
            var megabyte = new byte[1024 * 1024];
            Array.Fill(megabyte, (byte)'a');
            for (var i = 0; i < 40; i++) await pipe.Writer.WriteAsync(megabyte);
            await pipe.Writer.WriteAsync("\nb"u8.ToArray());
            await pipe.Writer.CompleteAsync();
        });
        using var lines = new LineReader(pipe.Reader);

        Assert.True(await lines.ReadAsync(default));
        Assert.True(lines.IsTooLong);
        Assert.True(await lines.ReadAsync(default));
        Assert.Equal((false, 2L, "b"), (lines.IsTooLong, lines.Number, Encoding.UTF8.GetString(lines.Line)));
        Assert.False(await lines.ReadAsync(default));
        await writing;
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t\r", true)]
    [InlineData("\u3000\u00A0", true)]
    [InlineData(" x", false)]
    [InlineData("\0", false)]
    public async Task knows_a_blank_line(string text, bool blank)
    {
        using var lines = new LineReader(PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text + "\n"))));
        await lines.ReadAsync(default);
        Assert.Equal(blank, lines.IsBlank);
    }

    // At most 8 bytes a line in these tests.
    private static List<string> Expected(byte[] bytes)
    {
        var lines = new List<string>();
        var rest = bytes.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (lines.Count == 0 && line.StartsWith("\uFEFF"u8)) line = line[3..];
            if (line.EndsWith("\r"u8)) line = line[..^1];
            lines.Add(line.Length > 8 ? "too long" : Encoding.UTF8.GetString(line));
        }

        return lines;
    }

    private static async Task<List<string>> ReadAsync(byte[][] parts)
    {
        var pipe = new Pipe();
        using var lines = new LineReader(pipe.Reader, longest: 8);
        var read = new List<string>();
        var reading = Task.Run(async () =>
        {
            while (await lines.ReadAsync(default))
            {
                read.Add(lines.IsTooLong ? "too long" : Encoding.UTF8.GetString(lines.Line));
                Assert.Equal(read.Count, lines.Number);
            }
        });
        foreach (var part in parts)
        {
            await pipe.Writer.WriteAsync(part);
        }

        await pipe.Writer.CompleteAsync();
        await reading;
        return read;
    }
}
