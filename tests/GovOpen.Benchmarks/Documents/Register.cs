using System.Globalization;
using GovOpen.Contracts;

namespace GovOpen.Benchmarks.Documents;

/// <summary>
/// One organ's register of one kind of document. It numbers its documents and gives each a title of its own: field, work and
/// wording follow from the number, one to one.
/// </summary>
/// <param name="start">Its first title among all that it can give.</param>
internal sealed class Register(int start, DocumentKind kind, string issuer, Division division, string organNumber, string numberFormat, IReadOnlyList<Wording> wordings)
{
    // Greater than every prime factor of the number of titles, so that steps of it meet all of them before one comes again.
    private const long Step = 1_000_003;

    private long _documents;

    public DocumentKind Kind => kind;

    public string Issuer => issuer;

    public string Division => division.Code;

    public Entry Next(int year)
    {
        var titles = (long)wordings.Count * Words.Fields.Count * Words.Works.Count;
        if (_documents == titles) throw new InvalidOperationException($"{issuer} has no more titles than {titles}; generate fewer documents.");

        var title = (start + (_documents * Step)) % titles;
        var number = ++_documents;
        var (rest, wording) = Math.DivRem(title, wordings.Count);
        var (work, field) = Math.DivRem(rest, Words.Fields.Count);
        return new(
            wordings[(int)wording].Form,
            string.Format(CultureInfo.InvariantCulture, wordings[(int)wording].Title, issuer, division.Name, Words.Fields[(int)field], Words.Works[(int)work]),
            string.Format(CultureInfo.InvariantCulture, numberFormat, year, number),
            string.Create(CultureInfo.InvariantCulture, $"{division.Code}{organNumber}/{year}-{number:D5}"),
            (int)field,
            Words.Works[(int)work]);
    }

    /// <param name="Form">What the text calls itself: 办法, 通知.</param>
    /// <param name="Title">标题</param>
    /// <param name="Number">发文字号</param>
    /// <param name="IndexNumber">索引号</param>
    /// <param name="Field">Its place among <see cref="Words.Fields"/>.</param>
    /// <param name="Work">Of <see cref="Words.Works"/>.</param>
    public sealed record Entry(string Form, string Title, string Number, string IndexNumber, int Field, string Work);
}

/// <param name="Form">What the text calls itself.</param>
/// <param name="Title">With {0} for the issuer, {1} for the place, {2} and {3} for field and work.</param>
internal sealed record Wording(string Form, string Title);
