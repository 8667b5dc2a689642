using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace GovOpen.ServiceDefaults;

/// <summary>A table as a file for spreadsheets: UTF-8 with its mark, days as yyyy-MM-dd, and nothing in it that a spreadsheet takes for a formula.</summary>
public static class CsvTable
{
    /// <param name="columns">Their headings.</param>
    /// <param name="rows">Values in the order of the columns; null: empty.</param>
    public static byte[] Of(IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var row in rows.Prepend(columns))
            {
                foreach (var value in row) csv.WriteField(value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value);
                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
