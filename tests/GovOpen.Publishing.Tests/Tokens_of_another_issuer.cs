using System.Net;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;

namespace GovOpen.Publishing.Tests;

/// <summary>All tests of this service run under an issuer that is not our identity service, named by configuration alone; here is a second one.</summary>
public sealed class Tokens_of_another_issuer : IAsyncLifetime
{
    private TestIssuer _another = null!;

    public async Task InitializeAsync() => _another = await TestIssuer.StartAsync();

    public async Task DisposeAsync() => await _another.DisposeAsync();

    [Fact]
    public async Task count_where_the_configuration_names_it_and_nowhere_else()
    {
        await using var ours = await PublishingApi.StartAsync();
        await using var theirs = await PublishingApi.StartAsync(authority: _another.Address);
        var foreign = _another.StaffToken(Role.Supervisor, "510000");
        var own = ours.TokenAt(Role.Supervisor, "510000");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await KnockAsync(ours, own), await KnockAsync(ours, foreign)));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await KnockAsync(theirs, own), await KnockAsync(theirs, foreign)));
    }

    private static async Task<HttpStatusCode> KnockAsync(PublishingApi publishing, string token)
    {
        using var answer = await publishing.GetAsync("/api/documents", token);
        return answer.StatusCode;
    }
}
