using GovOpen.Contracts;
using GovOpen.Search.Entries;
using GovOpen.Search.Indexing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.AspNetCore.Http;

namespace GovOpen.Search.Tests;

public sealed class Search_parameters
{
    private static readonly DateOnly _today = new(2026, 11, 22);

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=1.5", "page")]
    [InlineData("page=x", "page")]
    [InlineData("page=99999999999999", "page")]
    [InlineData("page=501", "page")] // 501 × 20 is deeper than 10,000
    [InlineData("page=101&size=100", "page")]
    [InlineData("page=1&page=2", "page")]
    [InlineData("size=0", "size")]
    [InlineData("size=101", "size")]
    [InlineData("asOf=2026-02-30", "asOf")]
    [InlineData("asOf=22.11.2026", "asOf")]
    [InlineData("asOf=1899-12-31", "asOf")]
    [InlineData("asOf=2201-01-01", "asOf")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2024-01-02&to=2024-01-01", "from")]
    [InlineData("validity=alive", "validity")]
    [InlineData("validity=notDisclosed", "validity")]
    [InlineData("validity=0", "validity")]
    [InlineData("validity=InForce", "validity")]
    [InlineData("type=page", "type")]
    [InlineData("kind=law,statute", "kind")]
    [InlineData("sort=best", "sort")]
    [InlineData("explain=yes", "explain")]
    [InlineData("division=四川", "division")]
    [InlineData("division=5", "division")]
    [InlineData("division=5101", "division")]
    [InlineData("validity=all,inForce", "validity")]
    [InlineData("q=%E3%80%82%EF%BC%8C%21%3F", "q")] // 。，!?
    [InlineData("q=%00", "q")]
    [InlineData("q=%E8%A1%A5%01%E8%B4%B4", "q")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("qq=a", "qq")]
    public void outside_their_range_are_named(string query, string field)
    {
        var (parsed, errors) = SearchParameters.Parse(Query(query), _today);
        Assert.Null(parsed);
        Assert.Equal(field, Assert.Single(errors).Field);
    }

    [Fact]
    public void with_ten_thousand_characters_are_named()
    {
        var (_, errors) = SearchParameters.Parse(Query("q=" + new string('a', 10_000)), _today);
        Assert.Contains("10000", Assert.Single(errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void that_are_wrong_in_several_ways_are_all_named() =>
        Assert.Equal(["size", "page", "sort"], SearchParameters.Parse(Query("size=0&page=0&sort=x"), _today).Errors.Select(error => error.Field));

    [Theory]
    [InlineData("")]
    [InlineData("q=&validity=&type=&kind=&issuer=&division=&theme=&tag=&from=&to=&sort=&page=&size=&asOf=")]
    [InlineData("q=%20%20")]
    public void may_all_be_absent_or_empty(string query)
    {
        var (parsed, errors) = SearchParameters.Parse(Query(query), _today);
        Assert.Empty(errors);
        Assert.Equal(("", _today, (object?)null, 0, 20), (parsed!.Text, parsed.AsOf, parsed.Validity, parsed.Skip, parsed.Take));
    }

    [Fact]
    public void are_read_as_they_are_meant()
    {
        var (parsed, _) = SearchParameters.Parse(
            Query("q=%E8%A1%A5%E8%B4%B4&asOf=2024-01-31&validity=lapsed,repealed&kind=rule&issuer=a&issuer=b,c&division=510100&from=2020-01-01&to=2020-12-31&sort=date&page=3&size=10"), _today);
        Assert.Equal("补贴", parsed!.Text);
        Assert.Equal(new DateOnly(2024, 1, 31), parsed.AsOf);
        Assert.Equal([ValidityStatus.Lapsed, ValidityStatus.Repealed], parsed.Validity!.Order());
        Assert.Equal([DocumentKind.Rule], parsed.Kinds);
        Assert.Equal(["a", "b,c"], parsed.Issuers.Order(StringComparer.Ordinal));
        Assert.Equal("5101", parsed.DivisionPrefix);
        Assert.Equal((SortOrder.Date, 20, 10), (parsed.Sort, parsed.Skip, parsed.Take));
    }

    [Fact]
    public void of_validity_all_leave_out_only_what_is_not_public() =>
        Assert.Equal(Enum.GetValues<ValidityStatus>().Except([ValidityStatus.NotDisclosed]), SearchParameters.Parse(Query("validity=all"), _today).Query!.Validity!.Order());

    [Theory]
    [InlineData("510000", "51")]
    [InlineData("510100", "5101")]
    [InlineData("510182", "510182")]
    [InlineData("510182001", "510182001")]
    [InlineData("510100000000", "5101")]
    [InlineData("510182000", "510182")]
    [InlineData("510182001000", "510182001")]
    public void of_a_division_stand_for_all_below_it(string code, string prefix) =>
        Assert.Equal(prefix, SearchParameters.Parse(Query("division=" + code), _today).Query!.DivisionPrefix);

    private static QueryCollection Query(string text) => new(QueryHelpers.ParseQuery(text));
}
