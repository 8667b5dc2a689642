using System.Net;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Second_factors(IdentityApi identity) : IClassFixture<IdentityApi>
{
    [Fact]
    public async Task are_asked_of_whoever_has_one()
    {
        var auditor = await identity.HasPersonAsync(Role.Auditor);

        (await identity.SignInAsync(auditor)).ShouldBeRefused("invalid_grant");
        (await identity.SignInAsync(auditor, IdentityApi.Password, "000000")).ShouldBeRefused("invalid_grant");
        (await identity.SignInAsync(auditor, IdentityApi.Password, identity.Code())).ShouldBeGranted();
    }

    [Fact]
    public async Task are_good_for_one_sign_in()
    {
        var auditor = await identity.HasPersonAsync(Role.Auditor);
        var code = identity.Code();
        (await identity.SignInAsync(auditor, IdentityApi.Password, code)).ShouldBeGranted();

        (await identity.SignInAsync(auditor, IdentityApi.Password, code)).ShouldBeRefused("invalid_grant");
        (await identity.SignInAsync(auditor, IdentityApi.Password, identity.Code(later: 1))).ShouldBeGranted();
    }

    [Fact]
    public async Task at_the_same_time_let_one_in()
    {
        var auditor = await identity.HasPersonAsync(Role.Auditor);
        var code = identity.Code();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => identity.SignInAsync(auditor, IdentityApi.Password, code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Role.SysAdmin)]
    [InlineData(Role.SecAdmin)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    public async Task must_be_set_up_first_by_privileged_roles(Role role)
    {
        var username = await WithoutAsync(role);

        (await identity.SignInAsync(username)).ShouldBeRefused("second_factor_required");
        var secret = await SetUpAsync(username);

        (await identity.SignInAsync(username, IdentityApi.Password, identity.Code(secret, later: 1))).ShouldBeGranted();
    }

    [Fact]
    public async Task are_needed_for_a_role_that_comes_while_signed_in()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var signedIn = await identity.SignInAsync(li);
        var admin = await identity.TokenOfAsync(await identity.HasPersonAsync(Role.SecAdmin));
        Assert.Equal(HttpStatusCode.OK, (await identity.PostAsync(admin, $"/api/accounts/{await identity.IdOfAsync(li)}/roles", new { roles = new[] { Role.Operator }, reason = "岗位调整" }, version: 1)).Status);

        (await identity.RefreshAsync(signedIn.RefreshToken)).ShouldBeRefused("second_factor_required");
    }

    [Fact]
    public async Task of_another_key_ring_refuse_instead_of_failing()
    {
        await using var storage = await Storage.CreateAsync();
        string auditor;
        await using (var before = await IdentityApi.StartAsync(storage: storage)) auditor = await before.HasPersonAsync(Role.Auditor);
        Directory.Delete(storage.KeyRing, recursive: true);
        await using var after = await IdentityApi.StartAsync(storage: storage);

        (await after.SignInAsync(auditor, IdentityApi.Password, after.Code())).ShouldBeRefused("invalid_grant");
    }

    [Fact]
    public async Task are_set_up_only_after_a_first_password_was_replaced()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        await identity.Storage.Database.ScalarAsync("update people set must_change_password = true where user_name = $1", li);

        var (status, problem) = await identity.PostAsync("", "/api/account/second-factor", new { username = li, password = IdentityApi.Password });

        Assert.Equal((HttpStatusCode.Conflict, "urn:govopen:problem:password-change-required"), (status, (string)problem["type"]!));
    }

    [Fact]
    public async Task do_not_count_before_they_are_confirmed()
    {
        var li = await identity.HasPersonAsync(Role.Editor);
        var (_, body) = await identity.PostAsync("", "/api/account/second-factor", new { username = li, password = IdentityApi.Password });
        Assert.StartsWith("otpauth://totp/", (string)body["uri"]!, StringComparison.Ordinal);

        (await identity.SignInAsync(li)).ShouldBeGranted();
        var (status, problem) = await identity.PostAsync("", "/api/account/second-factor/confirm", new { username = li, password = IdentityApi.Password, otp = "000000" });

        Assert.Equal((HttpStatusCode.BadRequest, "otp"), (status, (string)problem["errors"]![0]!["field"]!));
        (await identity.SignInAsync(li)).ShouldBeGranted();
    }

    [Fact]
    public async Task are_replaced_only_with_a_code_of_the_old_one()
    {
        var auditor = await identity.HasPersonAsync(Role.Auditor);

        Assert.Equal(HttpStatusCode.Forbidden, (await identity.PostAsync("", "/api/account/second-factor", new { username = auditor, password = IdentityApi.Password })).Status);
        var (shown, body) = await identity.PostAsync("", "/api/account/second-factor", new { username = auditor, password = IdentityApi.Password, otp = identity.Code() });
        Assert.Equal(HttpStatusCode.OK, shown);
        Assert.Equal(HttpStatusCode.Forbidden, (await identity.PostAsync("", "/api/account/second-factor/confirm", new { username = auditor, password = IdentityApi.Password, otp = "000000" })).Status);
        var secret = (string)body["secret"]!;
        Assert.Equal(HttpStatusCode.NoContent, (await identity.PostAsync("", "/api/account/second-factor/confirm", new { username = auditor, password = IdentityApi.Password, otp = identity.Code(secret) })).Status);
        (await identity.SignInAsync(auditor, IdentityApi.Password, identity.Code(later: 1))).ShouldBeRefused("invalid_grant");
        (await identity.SignInAsync(auditor, IdentityApi.Password, identity.Code(secret, later: 1))).ShouldBeGranted();
    }

    [Fact]
    public async Task can_be_reset_by_a_security_administrator()
    {
        var auditor = await identity.HasPersonAsync(Role.Auditor);
        var admin = await identity.TokenOfAsync(await identity.HasPersonAsync(Role.SecAdmin));

        Assert.Equal(HttpStatusCode.NoContent, (await identity.PostAsync(admin, $"/api/accounts/{await identity.IdOfAsync(auditor)}/second-factor/reset", new { reason = "手机丢失" }, version: 1)).Status);

        (await identity.SignInAsync(auditor)).ShouldBeRefused("second_factor_required");
    }

    [Fact]
    public async Task are_not_readable_in_the_database()
    {
        await identity.HasPersonAsync(Role.Auditor);

        var kept = (byte[])(await identity.Storage.Database.ScalarAsync("select second_factor from people where second_factor is not null limit 1"))!;

        Assert.Equal(-1, kept.AsSpan().IndexOf(OtpNet.Base32Encoding.ToBytes(IdentityApi.TotpSecret)));
    }

    private async Task<string> SetUpAsync(string username)
    {
        var (_, body) = await identity.PostAsync("", "/api/account/second-factor", new { username, password = IdentityApi.Password });
        var secret = (string)body["secret"]!;
        Assert.Equal(HttpStatusCode.NoContent, (await identity.PostAsync("", "/api/account/second-factor/confirm", new { username, password = IdentityApi.Password, otp = identity.Code(secret) })).Status);
        return secret;
    }

    private async Task<string> WithoutAsync(Role role)
    {
        var username = await identity.HasPersonAsync(role);
        await identity.Storage.Database.ScalarAsync("update people set second_factor = null where user_name = $1", username);
        return username;
    }
}
