using System.IO.Pipelines;
using System.Text;
using GovOpen.Publishing.Documents.Import;

namespace GovOpen.Publishing.Tests.Import;

public sealed class Reading_an_array
{
    [Theory]
    [InlineData("[]", "")]
    [InlineData(" \uFEFF[ \n ] \n", "")]
    [InlineData("[1]", "1")]
    [InlineData("""[{"a":[1,{"b":2}]},[],"x"]""", """{"a":[1,{"b":2}]}|[]|"x" """)]
    [InlineData("""[{"a":"],[{\"\\"},"\\",1]""", """{"a":"],[{\"\\"}|"\\"|1""")]
    [InlineData("[1,]", "1||")]
    [InlineData("[,1]", "|1")]
    [InlineData("[1", "The array does not end: the body was cut.")]
    [InlineData("[1,2", "1|The array does not end: the body was cut.")]
    [InlineData("[", "The array does not end: the body was cut.")]
    [InlineData("[1]2", "1|Something stands behind the end of the array.")]
    [InlineData("[123456789012345678901234567890123456789,2]", "too long|2")]
    [InlineData("{}", "no array")]
    [InlineData("", "no array")]
    public async Task gives_the_same_items_however_it_is_cut(string text, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++) Assert.Equal(expected.Trim(), await ReadAsync([bytes[..first], bytes[first..second], bytes[second..]]));
        }

        Assert.Equal(expected.Trim(), await ReadAsync([.. bytes.Select(b => new[] { b })]));
    }

    private static async Task<string> ReadAsync(byte[][] parts)
    {
        var pipe = new Pipe();
        using var items = new ArrayReader(pipe.Reader, longest: 35);
        var read = new List<string>();
        var reading = Task.Run(async () =>
        {
            if (!await items.OpensAsync(default))
            {
                read.Add("no array");
                return;
            }

            while (await items.ReadAsync(default))
            {
                read.Add(items.IsTooLong ? "too long" : Encoding.UTF8.GetString(items.Item).Trim());
                Assert.Equal(read.Count, items.Number);
            }

            if (items.Trouble is { } trouble) read.Add(trouble);
        });
        foreach (var part in parts) await pipe.Writer.WriteAsync(part);
        await pipe.Writer.CompleteAsync();
        await reading;
        return string.Join('|', read) + (read.Count > 1 && read[^1].Length == 0 ? "|" : "");
    }
}
