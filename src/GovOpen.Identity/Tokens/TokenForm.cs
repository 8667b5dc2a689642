using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GovOpen.Identity.Tokens;

/// <summary>The parameters of a token request, as RFC 6749 (3.2) has them: no value is no parameter, unknown ones are ignored, none comes twice.</summary>
internal sealed class TokenForm
{
    private static readonly FormOptions _limits = new() { ValueCountLimit = 32, KeyLengthLimit = 256, ValueLengthLimit = 4096 };

    private const string MediaType = "application/x-www-form-urlencoded";

    private readonly IFormCollection _fields;

    private TokenForm(IFormCollection fields) => _fields = fields;

    public string? this[string name] => _fields[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>The scopes that are asked for, all by default; nothing where one is asked for that is not to be had.</summary>
    public IReadOnlyList<string>? ScopesAmong(IReadOnlyList<string> granted)
    {
        var asked = this["scope"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (asked is null or []) return granted;
        return asked.All(granted.Contains) ? asked : null;
    }

    /// <summary>Nothing where the body is no such form.</summary>
    public static async Task<TokenForm?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)) return null;

        try
        {
            var fields = await request.ReadFormAsync(_limits, ct);
            return fields.All(field => field.Value is [var value] && IsText(value)) ? new TokenForm(fields) : null;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>For OpenAPI. Not by the framework's own means, which would answer another media type before RFC 6749 can.</summary>
    public static Task Describe(OpenApiOperation operation)
    {
        string[] fields = ["grant_type", "client_id", "client_secret", "username", "password", "otp", "refresh_token", "scope"];
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "grant_type" },
            Properties = fields.ToDictionary(field => field, IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.String }),
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { [MediaType] = new() { Schema = schema } },
        };
        return Task.CompletedTask;
    }

    // Neither names nor passwords have control characters, and PostgreSQL does not take the first of them.
    private static bool IsText(string? value) => value is not null && !value.Any(char.IsControl);
}
