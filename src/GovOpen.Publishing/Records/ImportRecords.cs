using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using GovOpen.Contracts.Access;
using GovOpen.EventLog.Audit;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Publishing.Records;

/// <summary>
/// Drafts records of one type from a table (CSV, UTF-8): the first line names the columns by key or Chinese name, besides title
/// and tags (标题、标签). All lines or none: what is wrong is told line by line, put right, and sent again.
/// </summary>
internal static class ImportRecords
{
    public const string MediaType = "text/csv";

    private const int MostLines = 1_000;
    private const int MostErrors = 100;

    public static async Task<Results<Ok<Imported>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, RecordTypes types, AuditTrail trail, TimeProvider clock, string? type, string? dryRun, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "type", "dryRun"));
        if (types.Find(type) is not { } known) errors.Add(new("type", $"is none of {string.Join(", ", types.All.Select(one => one.Key))}."));
        if (dryRun is not (null or "true" or "false")) errors.Add(new("dryRun", "must be true or false."));
        if (errors.Count > 0) return Problems.BadFields(errors);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var media) || !media.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)) return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the table as {MediaType} in UTF-8.");
        var note = new AuditNote("record.import", "record:new");
        if (actor.Division is null || !actor.May(StaffAction.EditRecords, new(actor.Division, actor.Unit))) return await trail.ForbiddenAsync(note);

        var (contents, wrong) = await ReadAsync(request.Body, types.Find(type)!, types);
        if (wrong.Count > 0) return NotTaken(wrong);

        var records = contents.ConvertAll(content => Record.Draft(types.Find(type)!, content, actor, clock.GetUtcNow()));
        if (dryRun != "true")
        {
            db.Records.AddRange(records);
            trail.Add(db, note with { After = new { type, records = records.Select(record => record.Id) } });
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(new Imported(records.Count, dryRun == "true" ? [] : [.. records.Select(record => record.Id)]));
    }

    private static async Task<(List<Content> Contents, List<WrongLine> Wrong)> ReadAsync(Stream body, RecordType type, RecordTypes types)
    {
        var contents = new List<Content>();
        var wrong = new List<WrongLine>();
        using var reader = new StreamReader(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var csv = new CsvParser(reader, CultureInfo.InvariantCulture, leaveOpen: true);
        try
        {
            var columns = await csv.ReadAsync() ? csv.Record!.Select(name => KeyOf(type, name.Trim())).ToArray() : [];
            if (!columns.Contains("title") || columns.Distinct().Count() < columns.Length) return ([], [new(1, [new("title", "The first line names the columns, each once, and one of them is title (标题).")])]);

            while (await csv.ReadAsync() && wrong.Count < MostErrors)
            {
                var errors = new List<FieldError>();
                var content = Read(type, types, columns, csv.Record!, errors);
                if (errors.Count > 0) wrong.Add(new(csv.RawRow, errors));
                else contents.Add(content);
                if (contents.Count > MostLines) return ([], [new(csv.RawRow, [new("line", $"is more than {MostLines} records; send them in parts.")])]);
            }

            if (contents.Count + wrong.Count == 0) wrong.Add(new(1, [new("line", "There is no line below the first.")]));
        }
        catch (BadDataException)
        {
            wrong.Add(new(csv.RawRow, [new("line", "is no CSV: a quotation mark within a value is doubled, and the value stands in quotation marks.")]));
        }
        catch (DecoderFallbackException)
        {
            wrong.Add(new(csv.RawRow, [new("line", "is not UTF-8.")]));
        }

        return (contents, wrong);
    }

    private static Content Read(RecordType type, RecordTypes types, string[] columns, string[] cells, List<FieldError> errors)
    {
        if (cells.Length != columns.Length) errors.Add(new("line", $"has {cells.Length} values; the first line names {columns.Length} columns."));
        var values = columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second.Trim(), StringComparer.Ordinal);
        values.Remove("title", out var title);
        values.Remove("tags", out var tags);
        var fields = values.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(type.Field(pair.Key)?.Options.FirstOrDefault(option => option.Names.Zh == pair.Value)?.Key ?? pair.Value), StringComparer.Ordinal);
        return ContentReader.Read(type, types, title ?? "", tags?.Split(['、', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), fields, errors);
    }

    private static string KeyOf(RecordType type, string name) => name switch
    {
        "标题" => "title",
        "标签" => "tags",
        _ => type.Fields.FirstOrDefault(field => field.Names.Zh == name)?.Key ?? name,
    };

    private static ProblemHttpResult NotTaken(IReadOnlyList<WrongLine> wrong)
    {
        var problem = Problems.BadFields([.. wrong.SelectMany(line => line.Errors).DistinctBy(error => error.Field)]);
        problem.ProblemDetails.Extensions["lines"] = wrong;
        return problem;
    }

    /// <param name="Drafted">How many; with dryRun how many it would be.</param>
    /// <param name="Ids">Of the drafts, in the order of the lines.</param>
    internal sealed record Imported(int Drafted, IReadOnlyList<Guid> Ids);

    /// <param name="Line">Of the file; the last one of a record that has several.</param>
    internal sealed record WrongLine(int Line, IReadOnlyList<FieldError> Errors);
}
