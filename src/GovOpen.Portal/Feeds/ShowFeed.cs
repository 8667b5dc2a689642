using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Search.V1;
using GovOpen.Portal.Errors;
using GovOpen.Portal.Formats;
using GovOpen.Portal.Pages;
using GovOpen.Portal.Records;
using GovOpen.Portal.Results;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace GovOpen.Portal.Feeds;

/// <summary>
/// What changes, to subscribe to: all of it (<c>all</c>), or of one theme or organ, by its name. An entry stands for a document and
/// keeps its id, so that readers replace what they have by what happened to it last. A column, by its key, is subscribed to in the
/// same way: its records, newest first.
/// </summary>
internal static class ShowFeed
{
    private const string All = "all";

    private const string Size = "50";

    // Words that name a theme or an organ, in the order in which a name is looked up.
    private static readonly string[] _columns = ["theme", "issuer"];

    public static async Task<IResult> Handle(string name, HttpRequest request, SearchService search, RecordsService records, IOptions<PortalOptions> options, CancellationToken ct)
    {
        var before = request.Query["before"].ToString();
        foreach (var column in name == All ? [""] : _columns)
        {
            var answer = await search.ChangesAsync(Filter(column, name, before), ct);
            if (answer.Value is null) return answer.Status == StatusCodes.Status400BadRequest ? ErrorPages.For(StatusCodes.Status404NotFound) : ErrorPages.For(answer.Status);
            if (answer.Value is { } list && (name == All || list.Changes.Count > 0)) return TypedResults.Bytes(Atom.Of(Feed(name, column, before, list, options.Value.Site)), Atom.ContentType);
        }

        if (await records.ColumnsAsync(ct) is not { } known) return ErrorPages.For(StatusCodes.Status503ServiceUnavailable);
        if (known.Columns.FirstOrDefault(one => one.Key == name) is { } shown) return await RecordFeed.Handle(shown, request, records, options.Value.Site, ct);
        return await ShowFeeds.Page(name, search, records, ct);
    }

    public static string Address(string name) => $"/feeds/{Uri.EscapeDataString(name)}.atom";

    private static IEnumerable<KeyValuePair<string, string?>> Filter(string column, string name, string before)
    {
        yield return new("size", Size);
        if (column.Length > 0) yield return new(column, name);
        if (before.Length > 0) yield return new("before", before);
    }

    private static AtomFeed Feed(string name, string column, string before, ChangeList list, SiteOptions site) => new(
        Id: Tag(site, "feeds/" + Uri.EscapeDataString(name)),
        Title: name == All ? site.Name : $"{name} - {site.Name}",
        Author: site.Name,
        Self: site.Whole(Page(name, before)),
        Page: site.Whole(column.Length == 0 ? "/" : SearchForm.Empty.With(column, name).Address),
        Next: list.Before is { } older ? site.Whole(Page(name, older)) : null,
        // A feed without entries never changed.
        Updated: list.Changes.Count > 0 ? list.Changes[0].RecordedAt : DateTimeOffset.UnixEpoch,
        Entries: [.. list.Changes.Select(change => Entry(change, site))]);

    private static AtomEntry Entry(DocumentChange change, SiteOptions site) => new(
        Tag(site, $"documents/{change.Id}"),
        change.Title,
        site.Whole(change.Url),
        change.RecordedAt,
        change.Issuer,
        change.Theme,
        string.Join(' ', new[] { Happened(change), change.By is null ? null : $"依据：{change.By}。", change.Number }.Where(words => words is not null)));

    /// <summary>What happened, with its day. Readers keep an entry for years, so nothing stands in it that another day makes untrue.</summary>
    private static string Happened(DocumentChange change) => change.On is { } on
        ? Said("life." + change.Happened, on) + "。"
        : Said("feeds." + (change.Happened == "published" ? "published" : "changed"), ShanghaiDay.Of(change.RecordedAt));

    /// <summary>Something that happened on a day, in Chinese.</summary>
    public static string Said(string key, DateOnly day) =>
        string.Format(CultureInfo.InvariantCulture, ChineseWords.Text(key), day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture));

    private static string Page(string name, string before) => before.Length == 0 ? Address(name) : QueryHelpers.AddQueryString(Address(name), "before", before);

    /// <summary>A name that lasts (RFC 4151), whatever becomes of addresses.</summary>
    public static string Tag(SiteOptions site, string what) => $"tag:{site.Domain},2026:{what}";
}
