using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovOpen.Identity.Tests;

public sealed class Access_tokens(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task say_who_a_person_is_and_what_they_may_do()
    {
        var answer = await identity.SignInAsync(await identity.HasPersonAsync(Role.LegalReviewer, Role.FollowUp));

        var token = new JsonWebToken(answer.AccessToken);
        Assert.Equal("RS256", token.Alg);
        Assert.Equal(["aud", "division", "exp", "iat", "iss", "jti", "name", "role", "scope", "sub", "unit"], token.Claims.Select(claim => claim.Type).Distinct().Order());
        Assert.Equal(IdentityApi.Address, token.Issuer);
        Assert.Equal(["govopen"], token.Audiences);
        Assert.True(Guid.TryParse(token.Subject, out var subject) && subject.Version == 7);
        Assert.Equal("李雷", token.GetClaim("name").Value);
        Assert.Equal(["LegalReviewer", "FollowUp"], token.Claims.Where(claim => claim.Type == "role").Select(claim => claim.Value));
        Assert.Equal("staff", token.GetClaim("scope").Value);
        Assert.Equal("510100", token.GetClaim("division").Value);
        Assert.Equal("成都市人民政府办公厅", token.GetClaim("unit").Value);
        Assert.Equal(TimeSpan.FromMinutes(5), token.ValidTo - token.IssuedAt);
    }

    [Fact]
    public async Task say_which_machine_it_is()
    {
        var machine = await identity.HasMachineAsync([Scopes.Staff], Role.Importer);

        var token = new JsonWebToken((await identity.AskAsMachineAsync(machine)).AccessToken);

        Assert.Equal(machine, token.GetClaim("client_id").Value);
        Assert.Equal("Importer", token.GetClaim("role").Value);
        Assert.Equal("510000", token.GetClaim("division").Value);
        Assert.False(token.TryGetClaim("unit", out _));
    }

    [Fact]
    public async Task never_have_the_same_number()
    {
        var machine = await identity.HasMachineAsync([Scopes.Public]);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => identity.AskAsMachineAsync(machine)));

        Assert.Equal(4, tokens.Select(answer => new JsonWebToken(answer.AccessToken).Id).Distinct().Count());
    }

    [Fact]
    public async Task are_verified_by_whoever_knows_the_discovery_document()
    {
        var configuration = await identity.DiscoverAsync();
        Assert.Equal(IdentityApi.Address, configuration.Issuer);
        Assert.Equal(IdentityApi.Address + "/connect/token", configuration.TokenEndpoint);
        Assert.Equal(IdentityApi.Address + "/.well-known/jwks.json", configuration.JwksUri);
        Assert.Equal(["client_credentials", "refresh_token", "password"], configuration.GrantTypesSupported);

        var valid = await identity.ValidateAsync(await MachineTokenAsync());

        Assert.True(valid.IsValid, valid.Exception?.Message);
    }

    [Fact]
    public async Task are_good_for_five_minutes()
    {
        await using var later = await IdentityApi.StartAsync();
        var token = (await later.AskAsMachineAsync(await later.HasMachineAsync([Scopes.Public]))).AccessToken;

        var end = new DateTimeOffset(new JsonWebToken(token).ValidTo, TimeSpan.Zero);

        later.Clock.GoTo(end.AddMinutes(-1));
        Assert.True((await later.ValidateAsync(token)).IsValid);

        later.Clock.GoTo(end);
        Assert.IsType<SecurityTokenInvalidLifetimeException>((await later.ValidateAsync(token)).Exception);
    }

    [Fact]
    public async Task are_refused_when_they_were_changed()
    {
        var parts = (await MachineTokenAsync()).Split('.');
        var changed = Base64UrlEncoder.Decode(parts[1]).Replace("\"public\"", "\"internal\"", StringComparison.Ordinal);

        var refused = await identity.ValidateAsync($"{parts[0]}.{Base64UrlEncoder.Encode(changed)}.{parts[2]}");

        Assert.IsType<SecurityTokenInvalidSignatureException>(refused.Exception);
    }

    [Fact]
    public async Task are_refused_without_a_signature()
    {
        var payload = (await MachineTokenAsync()).Split('.')[1];

        var refused = await identity.ValidateAsync($"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{payload}.");

        Assert.IsType<SecurityTokenInvalidSignatureException>(refused.Exception);
    }

    [Fact]
    public async Task are_refused_under_a_foreign_key_of_the_same_name()
    {
        var ours = new JsonWebToken(await MachineTokenAsync());
        using var rsa = RSA.Create(2048);

        var forged = Sign(ours, new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = ours.Kid }, SecurityAlgorithms.RsaSha256));

        Assert.IsType<SecurityTokenInvalidSignatureException>((await identity.ValidateAsync(forged)).Exception);
    }

    [Fact]
    public async Task are_refused_when_the_public_key_was_taken_for_a_password()
    {
        var ours = new JsonWebToken(await MachineTokenAsync());
        var key = (await identity.DiscoverAsync()).JsonWebKeySet.Keys.Single();

        var forged = Sign(ours, new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key.N)) { KeyId = ours.Kid }, SecurityAlgorithms.HmacSha256));

        Assert.False((await identity.ValidateAsync(forged)).IsValid);
    }

    [Fact]
    public async Task tell_the_name_that_the_issuer_was_given()
    {
        await using var renamed = await IdentityApi.StartAsync(new() { ["Tokens:Issuer"] = "https://id.sc.example/" });

        var document = JsonNode.Parse(await renamed.Http.GetStringAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative)))!;
        var token = new JsonWebToken((await renamed.AskAsMachineAsync(await renamed.HasMachineAsync([Scopes.Public]))).AccessToken);

        Assert.Equal("https://id.sc.example", (string?)document["issuer"]);
        Assert.Equal("https://id.sc.example/connect/token", (string?)document["token_endpoint"]);
        Assert.Equal("https://id.sc.example", token.Issuer);
    }

    private async Task<string> MachineTokenAsync() => (await identity.AskAsMachineAsync(await identity.HasMachineAsync([Scopes.Public]))).AccessToken;

    private static string Sign(JsonWebToken like, SigningCredentials credentials) =>
        new JsonWebTokenHandler().CreateToken(Base64UrlEncoder.Decode(like.EncodedPayload), credentials);
}
