using System.Text.Json.Serialization;

namespace GovOpen.Identity.Tokens;

internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("token_type")]
    public string TokenType { get; } = "Bearer";

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>People only: good for one exchange against new tokens, within eight hours of signing in.</summary>
    [JsonPropertyName("refresh_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }
}

/// <summary>Why there is no token, in the words of RFC 6749 (5.2).</summary>
internal sealed record TokenError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description)
{
    /// <summary>400, 401 where the client itself is not who it says, or 429.</summary>
    [JsonIgnore]
    public int Status => Error switch
    {
        "invalid_client" => StatusCodes.Status401Unauthorized,
        "slow_down" => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>The password is right and good for one thing only: setting another one.</summary>
    public static TokenError PasswordChangeRequired { get; } = new("password_change_required", "The password is a first one or older than 90 days: set another at /api/account/password.");

    /// <summary>The role needs a second factor and none is set up.</summary>
    public static TokenError SecondFactorRequired { get; } = new("second_factor_required", "The role needs a second factor: set one up at /api/account/second-factor.");

    public static TokenError SlowDown { get; } = new("slow_down", "There are too many attempts now; try again in a minute.");

    public static TokenError InvalidRequest(string description) => new("invalid_request", description);

    public static TokenError InvalidClient { get; } = new("invalid_client", "The client id or the secret is wrong.");

    public static TokenError InvalidGrant(string description) => new("invalid_grant", description);

    public static TokenError InvalidScope(string description) => new("invalid_scope", description);

    public static TokenError UnsupportedGrantType(string description) => new("unsupported_grant_type", description);
}
