using System.Net;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Managing_units(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task founds_renames_and_closes_one()
    {
        var admin = await AdminAsync();
        var name = Name();

        var (created, unit) = await identity.PostAsync(admin, "/api/units", new { name, division = "510113" });
        var id = (string)unit["id"]!;
        var (renamed, after) = await identity.PostAsync(admin, $"/api/units/{id}/rename", new { name = name + "（新）" });
        var (closed, end) = await identity.PostAsync(admin, $"/api/units/{id}/close", new { reason = "机构改革" });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (created, renamed, closed));
        Assert.Equal(("county", name + "（新）"), ((string)unit["level"]!, (string)after["name"]!));
        Assert.NotNull((string?)end["closedAt"]);
    }

    [Fact]
    public async Task gives_a_name_once()
    {
        var admin = await AdminAsync();
        var name = Name();
        await identity.PostAsync(admin, "/api/units", new { name, division = "510100" });

        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:name-taken"), Refused(await identity.PostAsync(admin, "/api/units", new { name, division = "510100" })));
    }

    [Fact]
    public async Task stays_within_the_own_division()
    {
        var admin = await AdminAsync();
        var zigong = await identity.TokenOfAsync(await identity.HasPersonAtAsync("自贡市人民政府办公室", "510300", Role.SysAdmin));
        var id = (string)(await identity.PostAsync(admin, "/api/units", new { name = Name(), division = "510100" })).Body["id"]!;

        Assert.Equal(HttpStatusCode.Forbidden, (await identity.PostAsync(zigong, "/api/units", new { name = Name(), division = "510100" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await identity.PostAsync(zigong, $"/api/units/{id}/rename", new { name = Name() })).Status);
        Assert.Equal(1L, await identity.Storage.Database.ScalarAsync("select count(*) from audit where object = $1 and outcome = 'forbidden'", "unit:" + id));
    }

    [Fact]
    public async Task keeps_departments_with_their_government()
    {
        var admin = await AdminAsync();
        var government = (string)(await identity.PostAsync(admin, "/api/units", new { name = Name(), division = "510113" })).Body["id"]!;
        var department = (string)(await identity.PostAsync(admin, "/api/units", new { name = Name(), division = "510113", parentId = government })).Body["id"]!;

        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:other-division"), Refused(await identity.PostAsync(admin, "/api/units", new { name = Name(), division = "510114", parentId = government })));
        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:not-a-government"), Refused(await identity.PostAsync(admin, "/api/units", new { name = Name(), division = "510113", parentId = department })));
        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:unit-has-departments"), Refused(await identity.PostAsync(admin, $"/api/units/{government}/close", new { reason = "机构改革" })));
    }

    [Fact]
    public async Task does_not_close_one_that_has_people()
    {
        var admin = await AdminAsync();
        var name = Name();
        var id = (string)(await identity.PostAsync(admin, "/api/units", new { name, division = "510100" })).Body["id"]!;
        await identity.HasPersonAtAsync(name, "510100", Role.Editor);

        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:unit-has-people"), Refused(await identity.PostAsync(admin, $"/api/units/{id}/close", new { reason = "机构改革" })));
    }

    [Fact]
    public async Task renames_it_in_the_tokens_of_its_people()
    {
        var admin = await AdminAsync();
        var name = Name();
        var id = (string)(await identity.PostAsync(admin, "/api/units", new { name, division = "510100" })).Body["id"]!;
        var signedIn = await identity.SignInAsync(await identity.HasPersonAtAsync(name, "510100", Role.Editor));

        await identity.PostAsync(admin, $"/api/units/{id}/rename", new { name = name + "（新）" });

        Assert.Equal(HttpStatusCode.Unauthorized, (await identity.GetAsync(signedIn.AccessToken, "/api/account")).Status);
        var fresh = await identity.RefreshAsync(signedIn.RefreshToken);
        Assert.Equal(name + "（新）", (string)(await identity.GetAsync(fresh.AccessToken, "/api/account")).Body["unit"]!);
    }

    private async Task<string> AdminAsync() => await identity.TokenOfAsync(await identity.HasPersonAsync(Role.SysAdmin));

    private static string Name() => "测试单位" + Guid.NewGuid().ToString("N")[..10];

    private static (HttpStatusCode, string) Refused((HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body) answer) => (answer.Status, (string)answer.Body["type"]!);
}
