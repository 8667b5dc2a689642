using System.Text;
using System.Text.Json.Nodes;

namespace GovOpen.Identity.Tests;

public sealed class Asking_for_a_token(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task needs_a_grant_type() => (await identity.AskAsync(("username", "li"))).ShouldBeRefused("invalid_request");

    [Fact]
    public async Task needs_a_grant_type_that_exists() =>
        (await identity.AskAsync(("grant_type", "authorization_code"))).ShouldBeRefused("unsupported_grant_type");

    [Theory]
    [InlineData("client_credentials", "client_id")]
    [InlineData("client_credentials", "client_secret")]
    [InlineData("password", "username")]
    [InlineData("password", "password")]
    [InlineData("refresh_token", "refresh_token")]
    public async Task names_the_field_that_is_missing(string grant, string missing)
    {
        string[] fields = ["client_id", "client_secret", "username", "password", "refresh_token"];

        var answer = await identity.AskAsync([("grant_type", grant), .. fields.Except([missing]).Select(field => (field, "x"))]);

        answer.ShouldBeRefused("invalid_request");
        Assert.Equal($"{missing} is missing.", (string?)answer.Body["error_description"]);
    }

    [Fact]
    public async Task takes_an_empty_field_for_a_missing_one() =>
        (await identity.AskAsync(("grant_type", ""))).ShouldBeRefused("invalid_request");

    [Fact]
    public async Task refuses_a_field_that_comes_twice() =>
        (await identity.AskAsync(("grant_type", "refresh_token"), ("refresh_token", "a"), ("refresh_token", "b"))).ShouldBeRefused("invalid_request");

    [Theory]
    [InlineData("application/json", "{\"grant_type\":\"client_credentials\"}")]
    [InlineData("text/plain", "grant_type=client_credentials")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded", "grant_type=password&username=%00&password=x")]
    [InlineData("application/x-www-form-urlencoded", "grant_type=password&username=a%0Ab&password=x")]
    public async Task refuses_what_is_no_such_form(string type, string body)
    {
        using var form = new StringContent(body, Encoding.UTF8, type);

        (await identity.AskAsync(form)).ShouldBeRefused("invalid_request");
    }

    [Theory]
    [InlineData("%FF%FE")]
    [InlineData("%ED%A0%80")]
    [InlineData("%EF%BF%BF")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("'; drop table people; --")]
    public async Task knows_nobody_of_an_odd_name(string name)
    {
        using var form = new StringContent($"grant_type=password&username={name}&password={name}", Encoding.UTF8, "application/x-www-form-urlencoded");

        (await identity.AskAsync(form)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task refuses_a_body_beyond_all_measure() =>
        (await identity.AskAsync(("grant_type", "refresh_token"), ("refresh_token", new string('a', 5000)))).ShouldBeRefused("invalid_request");

    [Fact]
    public async Task is_described_field_by_field()
    {
        var description = JsonNode.Parse(await identity.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;

        var form = description["paths"]!["/connect/token"]!["post"]!["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!;
        Assert.Equal(["client_id", "client_secret", "grant_type", "otp", "password", "refresh_token", "scope", "username"], form.AsObject().Select(field => field.Key).Order());
    }

    [Fact]
    public async Task ignores_fields_that_it_does_not_know() =>
        (await identity.AskAsync(("grant_type", "refresh_token"), ("refresh_token", "a"), ("resource", "x"))).ShouldBeRefused("invalid_grant");
}
