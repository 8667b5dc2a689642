using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Calendar;
using GovOpen.Contracts.Identity.V1;
using GovOpen.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GovOpen.Publishing.Tests;

public sealed class Computing_a_deadline(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    private static readonly string[] _holidays = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

    [Theory]
    [InlineData("from=2026-09-24&workingDays=3", """{"from":"2026-09-24","workingDays":3,"due":"2026-09-30","provisional":false,"skipped":[{"date":"2026-09-25","reason":"中秋节"},{"date":"2026-09-26","reason":"中秋节"},{"date":"2026-09-27","reason":"中秋节"}],"madeUp":[]}""")]
    [InlineData("from=2026-02-13&workingDays=1", """{"from":"2026-02-13","workingDays":1,"due":"2026-02-14","provisional":false,"skipped":[],"madeUp":["2026-02-14"]}""")]
    [InlineData("workingDays=0&from=2026-02-15", """{"from":"2026-02-15","workingDays":0,"due":"2026-02-15","provisional":false,"skipped":[],"madeUp":[]}""")]
    [InlineData("from=2026-12-31&workingDays=2", """{"from":"2026-12-31","workingDays":2,"due":"2027-01-04","provisional":true,"skipped":[{"date":"2027-01-02","reason":"周六"},{"date":"2027-01-03","reason":"周日"}],"madeUp":[]}""")]
    public async Task tells_the_day_and_accounts_for_every_day_before_it(string query, string expected) =>
        Assert.Equal(expected, await AnswerAsync(query, HttpStatusCode.OK));

    [Theory]
    [InlineData("from=2019-01-01&workingDays=1000", HttpStatusCode.OK)]
    [InlineData("from=2099-12-31&workingDays=1000", HttpStatusCode.OK)]
    [InlineData("from=2018-12-31&workingDays=1", HttpStatusCode.BadRequest, "from: must lie from 2019-01-01 to 2099-12-31; the holidays of earlier years are not recorded here.")]
    [InlineData("from=2100-01-01&workingDays=1", HttpStatusCode.BadRequest, "from: must lie from 2019-01-01 to 2099-12-31; the holidays of earlier years are not recorded here.")]
    [InlineData("from=2026-02-29&workingDays=1", HttpStatusCode.BadRequest, "from: must be a day that exists, as yyyy-MM-dd.")]
    [InlineData("from=&workingDays=", HttpStatusCode.BadRequest, "from: must be a day that exists, as yyyy-MM-dd.", "workingDays: must be a number from 0 to 1000.")]
    [InlineData("from=2026-02-13&workingDays=1001", HttpStatusCode.BadRequest, "workingDays: must be a number from 0 to 1000.")]
    [InlineData("from=2026-02-13&workingDays=-1", HttpStatusCode.BadRequest, "workingDays: must be a number from 0 to 1000.")]
    [InlineData("from=2026-02-13&workingDays=1.5", HttpStatusCode.BadRequest, "workingDays: must be a number from 0 to 1000.")]
    [InlineData("from=2026-02-13&workingDays=99999999999", HttpStatusCode.BadRequest, "workingDays: must be a number from 0 to 1000.")]
    [InlineData("", HttpStatusCode.BadRequest, "from: is missing: the day of receipt, as yyyy-MM-dd.", "workingDays: is missing: a number from 0 to 1000.")]
    [InlineData("from=2026-02-13&from=2026-02-14&workingDays=1", HttpStatusCode.BadRequest, "from: is given more than once.", "from: must be a day that exists, as yyyy-MM-dd.")]
    [InlineData("from=2026-02-13&days=1", HttpStatusCode.BadRequest, "days: is no parameter here; there are from, workingDays.", "workingDays: is missing: a number from 0 to 1000.")]
    public async Task names_every_parameter_that_it_cannot_take(string query, HttpStatusCode status, params string[] errors)
    {
        var answer = JsonNode.Parse(await AnswerAsync(query, status))!;

        Assert.Equal(errors, (answer["errors"]?.AsArray() ?? []).Select(error => $"{error!["field"]}: {error["reason"]}"));
    }

    [Fact]
    public async Task knows_a_year_that_was_configured()
    {
        using var host = HostWith([.. Year("2027"), new("Calendar:Years:0:MadeUp:0", "2027-12-25")]);
        await host.StartAsync();

        var deadline = host.Services.GetRequiredService<WorkingCalendar>().Due(new(2027, 12, 24), 1);

        Assert.Equal((new DateOnly(2027, 12, 25), false), (deadline.Due, deadline.Provisional));
        await host.StopAsync();
    }

    [Fact]
    public async Task is_refused_from_the_start_under_a_year_that_contradicts_itself()
    {
        using var host = HostWith([.. Year("2027"), new("Calendar:Years:0:MadeUp:0", "2027-12-24")]);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal("Calendar:Years: 2027: 2027-12-24 cannot be made up, it is a weekday.", refusal.Message);
    }

    [Theory]
    [InlineData("MakeUp", "2027-12-25", "'MakeUp'")]
    [InlineData("MadeUp", "2027-13-25", "'2027-13-25'")]
    public async Task is_refused_from_the_start_under_what_cannot_be_read(string key, string value, string named)
    {
        using var host = HostWith([.. Year("2027"), new($"Calendar:Years:0:{key}:0", value)]);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains(named, refusal.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> AnswerAsync(string query, HttpStatusCode status)
    {
        using var answer = await publishing.GetAsync("/api/calendar/due?" + query, publishing.TokenOf(Scopes.Public));
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static IHost HostWith(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddWorkingCalendar();
        return builder.Build();
    }

    /// <summary>A year whose holidays are the first of seven months.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Year(string year) =>
    [
        new("Calendar:Years:0:Year", year),
        .. _holidays.SelectMany((name, i) => (KeyValuePair<string, string?>[])
        [
            new($"Calendar:Years:0:Holidays:{i}:Name", name),
            new($"Calendar:Years:0:Holidays:{i}:From", $"{year}-{i + 1:00}-01"),
            new($"Calendar:Years:0:Holidays:{i}:To", $"{year}-{i + 1:00}-01"),
        ]),
    ];
}
