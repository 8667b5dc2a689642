using System.Net;
using System.Text.Json.Nodes;

namespace GovOpen.Identity.Tests;

/// <summary>What the token endpoint said.</summary>
public sealed record TokenResponse(HttpStatusCode Status, JsonObject Body, bool NoStore)
{
    public string AccessToken => Granted("access_token");

    public string RefreshToken => Granted("refresh_token");

    public void ShouldBeGranted() => Assert.True(Status == HttpStatusCode.OK, Body.ToJsonString());

    public void ShouldBeRefused(string error, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        Assert.Equal(error, (string?)Body["error"]);
        Assert.Equal(status, Status);
        Assert.NotEmpty((string)Body["error_description"]!);
        Assert.Null(Body["access_token"]);
        Assert.True(NoStore);
    }

    private string Granted(string name)
    {
        ShouldBeGranted();
        return (string)Body[name]!;
    }
}
