using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovOpen.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Search.Entries;

/// <summary>A table for a spreadsheet: in UTF-8 with a byte order mark, by which it knows Chinese, streamed row by row.</summary>
internal static class Tables
{
    // What stands in a document must not become a formula on a citizen's machine.
    private static readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    public static PushStreamHttpResult Of(string fileName, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct) =>
        TypedResults.Stream(stream => WriteAsync(stream, columns, rows, ct), "text/csv; charset=utf-8", fileName);

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>数据截至, as a clock in Shanghai shows it.</summary>
    public static string Through(KnownThrough known) =>
        known.Instant is { } instant ? ShanghaiDay.Clock(instant).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) : "未知";

    private static async Task WriteAsync(Stream stream, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, _format, leaveOpen: true);
        foreach (var row in rows.Prepend(columns))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var field in row) csv.WriteField(field);
            await csv.NextRecordAsync();
        }
    }
}
