using System.Net;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Managing_accounts(IdentityApi identity) : IClassFixture<IdentityApi>
{
    private const string Zigong = "自贡市人民政府办公室";

    [Fact]
    public async Task opens_one_whose_first_password_must_be_changed()
    {
        var (admin, unit) = await AdminAsync();
        var username = "wang" + Guid.NewGuid().ToString("N")[..8];

        var (status, body) = await identity.PostAsync(admin, "/api/accounts", new { username, displayName = "王芳", unitId = unit, roles = new[] { Role.Editor } });

        Assert.Equal(HttpStatusCode.Created, status);
        var first = (string)body["initialPassword"]!;
        (await identity.SignInAsync(username, first)).ShouldBeRefused("password_change_required");
        Assert.Equal(HttpStatusCode.NoContent, (await identity.PostAsync("", "/api/account/password", new { username, password = first, newPassword = "Another-Horse.8" })).Status);
        (await identity.SignInAsync(username, "Another-Horse.8")).ShouldBeGranted();
        (await identity.SignInAsync(username, first)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task reaches_the_own_division_and_nothing_beside_it()
    {
        var (chengdu, _) = await AdminAsync();
        var (zigong, _) = await AdminAsync(Zigong, "510300");
        var wang = await identity.IdOfAsync(await identity.HasPersonAsync(Role.Editor));

        Assert.Equal(HttpStatusCode.OK, (await identity.GetAsync(chengdu, "/api/accounts/" + wang)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await identity.GetAsync(zigong, "/api/accounts/" + wang)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await identity.PostAsync(zigong, $"/api/accounts/{wang}/lock", new { reason = "not mine" }, version: 1)).Status);
        var seen = (await identity.GetAsync(zigong, "/api/accounts?size=100")).Body["accounts"]!.AsArray();
        Assert.NotEmpty(seen);
        Assert.All(seen, account => Assert.StartsWith("5103", (string)account!["division"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task covers_the_counties_of_a_city()
    {
        var (chengdu, _) = await AdminAsync();
        var county = await identity.IdOfAsync(await identity.HasPersonAtAsync("成都市青白江区人民政府办公室", "510113", Role.Editor));

        Assert.Equal(HttpStatusCode.OK, (await identity.PostAsync(chengdu, $"/api/accounts/{county}/lock", new { reason = "离职" }, version: 1)).Status);
    }

    [Fact]
    public async Task locks_at_once_whatever_was_issued_before()
    {
        var (admin, _) = await AdminAsync();
        var li = await identity.HasPersonAsync(Role.Editor);
        var signedIn = await identity.SignInAsync(li);
        Assert.Equal(HttpStatusCode.OK, (await identity.GetAsync(signedIn.AccessToken, "/api/account")).Status);

        var (status, body) = await identity.PostAsync(admin, $"/api/accounts/{await identity.IdOfAsync(li)}/lock", new { reason = "调查期间停用" }, version: 1);

        Assert.Equal((HttpStatusCode.OK, true), (status, (bool)body["locked"]!));
        Assert.Equal(HttpStatusCode.Unauthorized, (await identity.GetAsync(signedIn.AccessToken, "/api/account")).Status);
        (await identity.RefreshAsync(signedIn.RefreshToken)).ShouldBeRefused("invalid_grant");
        (await identity.SignInAsync(li)).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task unlocks_who_mistyped_five_times()
    {
        var (admin, _) = await AdminAsync();
        var li = await identity.HasPersonAsync(Role.Editor);
        for (var i = 0; i < 5; i++) (await identity.SignInAsync(li, "wrong")).ShouldBeRefused("invalid_grant");
        var id = await identity.IdOfAsync(li);
        Assert.True((bool)(await identity.GetAsync(admin, "/api/accounts/" + id)).Body["locked"]!);

        Assert.Equal(HttpStatusCode.OK, (await identity.PostAsync(admin, $"/api/accounts/{id}/unlock", new { reason = "本人已核实" }, version: 1)).Status);

        (await identity.SignInAsync(li)).ShouldBeGranted();
    }

    [Fact]
    public async Task takes_a_role_away_from_the_token_in_hand()
    {
        var (admin, _) = await AdminAsync();
        var li = await identity.HasPersonAsync(Role.Editor, Role.Publisher);
        var before = await identity.SignInAsync(li);

        Assert.Equal(HttpStatusCode.OK, (await identity.PostAsync(admin, $"/api/accounts/{await identity.IdOfAsync(li)}/roles", new { roles = new[] { Role.Editor }, reason = "岗位调整" }, version: 1)).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await identity.GetAsync(before.AccessToken, "/api/account")).Status);
        var after = await identity.RefreshAsync(before.RefreshToken);
        var account = await identity.GetAsync(after.AccessToken, "/api/account");
        Assert.Equal(HttpStatusCode.OK, account.Status);
        Assert.Equal(["Editor"], account.Body["roles"]!.AsArray().Select(role => (string)role!));
    }

    [Theory]
    [InlineData(Role.SysAdmin, Role.SecAdmin, "separated-administration")]
    [InlineData(Role.SecAdmin, Role.Auditor, "separated-administration")]
    [InlineData(Role.SysAdmin, Role.Auditor, "separated-administration")]
    [InlineData(Role.Editor, Role.Importer, "machine-role")]
    public async Task refuses_roles_that_exclude_one_another(Role one, Role other, string code)
    {
        var (admin, _) = await AdminAsync();
        var li = await identity.IdOfAsync(await identity.HasPersonAsync(Role.Editor));

        var (status, body) = await identity.PostAsync(admin, $"/api/accounts/{li}/roles", new { roles = new[] { one, other }, reason = "试试" }, version: 1);

        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:" + code), (status, (string)body["type"]!));
    }

    [Fact]
    public async Task is_refused_to_the_account_itself()
    {
        var username = await identity.HasPersonAsync(Role.SecAdmin);
        var admin = await identity.TokenOfAsync(username);

        var (status, body) = await identity.PostAsync(admin, $"/api/accounts/{await identity.IdOfAsync(username)}/roles", new { roles = new[] { Role.Supervisor }, reason = "给自己" }, version: 1);

        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:own-account"), (status, (string)body["type"]!));
    }

    [Fact]
    public async Task needs_the_version_that_was_seen()
    {
        var (admin, _) = await AdminAsync();
        var li = await identity.IdOfAsync(await identity.HasPersonAsync(Role.Editor));
        var change = new { roles = new[] { Role.Reviewer }, reason = "岗位调整" };

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await identity.PostAsync(admin, $"/api/accounts/{li}/roles", change)).Status);
        Assert.Equal(HttpStatusCode.OK, (await identity.PostAsync(admin, $"/api/accounts/{li}/roles", change, version: 1)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await identity.PostAsync(admin, $"/api/accounts/{li}/roles", change, version: 1)).Status);
    }

    [Fact]
    public async Task at_the_same_time_lets_one_administrator_win()
    {
        var (admin, _) = await AdminAsync();
        var li = await identity.IdOfAsync(await identity.HasPersonAsync(Role.Editor));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => identity.PostAsync(admin, $"/api/accounts/{li}/roles", new { roles = new[] { Role.Reviewer }, reason = "岗位调整" }, version: 1)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }

    [Theory]
    [InlineData("""{"username":"Wang","displayName":"王","unitId":"UNIT","roles":["Editor"]}""", "username")]
    [InlineData("""{"username":"wang\n","displayName":"王","unitId":"UNIT","roles":["Editor"]}""", "username")]
    [InlineData("""{"username":"wang-2","displayName":"","unitId":"UNIT","roles":["Editor"]}""", "displayName")]
    [InlineData("""{"username":"wang-3","displayName":"王","unitId":"0199b1c2-7a10-7c3e-9b1a-3f0f5a6b7c8d","roles":["Editor"]}""", "unitId")]
    public async Task names_the_field_that_is_wrong(string body, string field)
    {
        var (admin, unit) = await AdminAsync();

        var (status, problem) = await identity.PostAsync(admin, "/api/accounts", JsonNode.Parse(body.Replace("UNIT", unit.ToString(), StringComparison.Ordinal)));

        Assert.Equal((HttpStatusCode.BadRequest, field), (status, (string)problem["errors"]![0]!["field"]!));
    }

    [Theory]
    [InlineData("{}", "username displayName unitId roles")]
    [InlineData("""{"username":"wang-4","displayName":"王","unitId":"UNIT","roles":["Editor"],"isRoot":true}""", "isRoot")]
    [InlineData("""{"username":"wang-4","displayName":"王","unitId":"UNIT","roles":["Emperor"]}""", "roles[0]")]
    [InlineData("""{"username":"wang-4","displayName":"王","unitId":"UNIT","roles":[99]}""", "roles[0]")]
    [InlineData("""{"username":"wang-4","displayName":null,"unitId":"UNIT","roles":["Editor"]}""", "displayName")]
    [InlineData("[]", "body")]
    public async Task names_what_is_missing_unknown_or_does_not_fit(string body, string fields)
    {
        var (admin, unit) = await AdminAsync();

        var (status, problem) = await identity.PostAsync(admin, "/api/accounts", JsonNode.Parse(body.Replace("UNIT", unit.ToString(), StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("urn:govopen:problem:invalid-input", (string)problem["type"]!);
        Assert.Equal(fields, string.Join(' ', problem["errors"]!.AsArray().Select(error => (string)error!["field"]!)));
    }

    [Fact]
    public async Task is_found_by_name_unit_and_role()
    {
        var (admin, unit) = await AdminAsync();
        var li = await identity.HasPersonAsync(Role.LegalReviewer);

        var (_, body) = await identity.GetAsync(admin, $"/api/accounts?q={li}&unit={unit}&role=LegalReviewer");

        Assert.Equal((1, li), ((int)body["total"]!, (string)body["accounts"]![0]!["username"]!));
        Assert.Equal(0, (int)(await identity.GetAsync(admin, $"/api/accounts?q={li}&role=Editor")).Body["total"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await identity.GetAsync(admin, "/api/accounts?page=0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await identity.GetAsync(admin, "/api/accounts?role=3")).Status);
    }

    /// <summary>A security administrator's token and the id of their unit.</summary>
    private async Task<(string Token, Guid Unit)> AdminAsync(string unit = IdentityApi.Chengdu, string division = "510100")
    {
        var token = await identity.TokenOfAsync(await identity.HasPersonAtAsync(unit, division, Role.SecAdmin));
        return (token, (Guid)(await identity.Storage.Database.ScalarAsync("select id from units where name = $1", unit))!);
    }
}
