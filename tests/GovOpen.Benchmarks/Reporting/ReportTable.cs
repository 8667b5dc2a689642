using System.Globalization;
using Spectre.Console;

namespace GovOpen.Benchmarks.Reporting;

/// <summary>One table: shown to people in columns, written for programs with the numbers as they were measured.</summary>
/// <param name="title">Stands above it, as a heading of Markdown.</param>
/// <param name="columns">The first one names the rows.</param>
internal sealed class ReportTable(string title, params Column[] columns)
{
    private readonly List<object?[]> _rows = [];

    /// <summary>Null and not-a-number: was not measured.</summary>
    public void Add(params object?[] values)
    {
        if (values.Length != columns.Length) throw new ArgumentException($"“{title}” has {columns.Length} columns.", nameof(values));
        _rows.Add(values);
    }

    public void Show(IAnsiConsole screen)
    {
        Console.Out.WriteLine("### " + title);
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var column in columns)
        {
            var shown = new TableColumn(Markup.Escape(column.Name)).NoWrap();
            table.AddColumn(column == columns[0] ? shown : shown.RightAligned());
        }

        foreach (var row in _rows) table.AddRow([.. row.Select((value, i) => Markup.Escape(Text(value, columns[i])))]);
        screen.Write(table);
    }

    /// <summary>For the JSON.</summary>
    public object ToJson() => new
    {
        title,
        rows = _rows.Select(row => columns.Zip(row).ToDictionary(cell => cell.First.Name, cell => cell.Second is double.NaN ? null : cell.Second)),
    };

    private static string Text(object? value, Column column) => value switch
    {
        null or double.NaN => "–",
        IFormattable number => number.ToString(column.Format, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <param name="Name">With the unit.</param>
/// <param name="Format">Of numbers.</param>
internal sealed record Column(string Name, string Format = "#,0")
{
    public static Column Milliseconds(string name) => new(name + " ms", "#,0.00");
}
