using System.Net;
using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.ServiceDefaults;

namespace GovOpen.Office.SignIn;

/// <summary>What Office asks of Identity's token endpoint, as its own client.</summary>
internal sealed class TokenService(ServiceCalls calls, IConfiguration configuration)
{
    /// <summary>Tokens, or why there are none.</summary>
    public async Task<(TokenAnswer? Tokens, TokenError? Error)> SignInAsync(string username, string password, string otp, CancellationToken ct)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = Setting("Authentication:ClientId"),
            ["client_secret"] = Setting("Authentication:ClientSecret"),
            ["username"] = username,
            ["password"] = password,
        };
        if (otp.Length > 0) form["otp"] = otp;
        return await AskAsync(form, ct);
    }

    /// <summary>New tokens for a refresh token; null when it is not accepted any more.</summary>
    public async Task<TokenAnswer?> RefreshAsync(string refreshToken)
    {
        var (tokens, error) = await AskAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, CancellationToken.None);
        return error?.Error == TokenError.TooMany ? throw new HttpRequestException("Identity asks to try again later.") : tokens;
    }

    private async Task<(TokenAnswer?, TokenError?)> AskAsync(Dictionary<string, string> fields, CancellationToken ct)
    {
        try
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await calls.SendAsync("identity", HttpMethod.Post, "connect/token", form, authorization: null, ct: ct);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => (await answer.Content.ReadFromJsonAsync<TokenAnswer>(ContractJson.Options, ct), null),
                HttpStatusCode.BadRequest => (null, await answer.Content.ReadFromJsonAsync<TokenError>(ContractJson.Options, ct)),
                HttpStatusCode.TooManyRequests => (null, new TokenError(TokenError.TooMany)),
                // Also 401: our own client is not who it says, which nobody at the keyboard can mend.
                _ => throw new HttpRequestException($"Identity answered {(int)answer.StatusCode} to a request for tokens."),
            };
        }
        catch (OperationCanceledException e) when (Forward.IsUnreachable(e, ct))
        {
            throw new HttpRequestException("Identity did not answer in time.", e);
        }
    }

    private string Setting(string name) => configuration[name] ?? throw new InvalidOperationException($"{name} is not set.");
}
