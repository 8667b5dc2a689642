using System.Text.Json.Serialization;

namespace GovOpen.Office.SignIn;

/// <summary>Tokens of a member of staff.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_token")] string RefreshToken);

/// <summary>Why there are none, in the words of RFC 6749 and of Identity.</summary>
internal sealed record TokenError([property: JsonPropertyName("error")] string Error)
{
    public const string PasswordChangeRequired = "password_change_required";

    public const string SecondFactorRequired = "second_factor_required";

    public const string TooMany = "too_many_requests";
}
