using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using GovOpen.Publishing.Drafts.Docx;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GovOpen.Publishing.Drafts;

/// <summary>Begins a draft with what a Word document says: most texts are written there before they come here.</summary>
internal static class ReadDocx
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The file and what a form puts around it.</summary>
    public const int LargestRequest = DocxPackage.LargestFile + (64 * 1024);

    /// <param name="Recognised">What the file says.</param>
    /// <param name="Draft">What was made of it; null in a dry run.</param>
    public sealed record Response(RecognisedDocument Recognised, DraftView? Draft);

    [RequestSizeLimit(LargestRequest)]
    public static async Task<Results<Created<Response>, Ok<Response>, ProblemHttpResult>> Handle(HttpRequest request, DraftServices services, string? dryRun, CancellationToken ct)
    {
        if (Parameters.Errors(request.Query, "dryRun") is { Count: > 0 } errors) return Problems.BadFields(errors);
        if (dryRun is not (null or "true" or "false")) return Problems.BadField("dryRun", "must be true or false.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !(type.MediaType == MediaType || request.HasFormContentType)) return Problems.Refused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the file as {MediaType}, or as the one file of a form.");

        await using var file = TemporaryFile.Create("docx");
        if (await SpoolAsync(request, file, ct) is { } problem) return problem;
        if (await DocxPackage.RefusalOfAsync(file, ct) is { } refusal) return Problems.BadField("file", refusal);
        if (Recognise(file) is not { } recognised) return Problems.BadField("file", "is broken, or no Word document (.docx).");
        if (string.IsNullOrWhiteSpace(recognised.Text)) return Problems.BadField("file", "has no text below a title.");
        if (dryRun == "true") return TypedResults.Ok(new Response(recognised, null));

        var input = new DraftInput { Title = recognised.Title, Kind = recognised.Kind, Form = recognised.Form, Text = recognised.Text };
        var answer = await CreateDraft.Handle(new(input), services, ct);
        return answer.Result is Created<DraftView> created ? TypedResults.Created(created.Location, new Response(recognised, created.Value)) : (ProblemHttpResult)answer.Result;
    }

    private static async Task<ProblemHttpResult?> SpoolAsync(HttpRequest request, FileStream file, CancellationToken ct)
    {
        if (request.HasFormContentType)
        {
            if (await request.ReadFormAsync(ct) is not { Files: [var sent] }) return Problems.BadField("file", "is missing, or there are several; send one file.");
            await sent.CopyToAsync(file, ct);
        }
        else
        {
            await request.Body.CopyToAsync(file, ct);
        }

        file.Position = 0;
        return file.Length <= DocxPackage.LargestFile ? null : Problems.BadField("file", "is larger than 20 MB.");
    }

    private static RecognisedDocument? Recognise(Stream file)
    {
        try
        {
            using var word = WordprocessingDocument.Open(file, isEditable: false);
            if (word.MainDocumentPart is not { Document.Body: not null } main) return null;
            var (lines, warnings) = DocxReader.Read(main);
            return RecognisedDocument.Of(lines, warnings);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or InvalidOperationException or IOException or UriFormatException or FormatException)
        {
            // What the packages throw for a file that is no document.
            return null;
        }
    }
}
