using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace GovOpen.Office.Tests;

/// <summary>Identity as Office meets it, over a real socket: people, tokens that are good for a while, and answers that a test may change.</summary>
public sealed class FakeIdentity : IAsyncDisposable
{
    public const string Password = "Right-Horse.7";
    public const string Secret = "JBSWY3DPEHPK3PXP";
    public const string Initial = "First-Time.99";

    public static readonly Guid Unit = new("0195a000-0000-7000-8000-00000000000a");
    public static readonly Guid Account = new("0195a000-0000-7000-8000-00000000000b");

    private readonly WebApplication _app;
    private readonly SettableClock _clock;
    private readonly ConcurrentDictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Person Person, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Person> _refreshTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Status, object Body)> _answers = new(StringComparer.Ordinal);
    private int _issued;

    private FakeIdentity(SettableClock clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(RememberAsync);
        _app.MapPost("/connect/token", Issue);
        _app.MapPost("/api/account/password", () => TypedResults.NoContent());
        _app.MapPost("/api/account/second-factor", () => new { secret = Secret, uri = $"otpauth://totp/GovOpen:li?secret={Secret}&issuer=GovOpen" });
        _app.MapPost("/api/account/second-factor/confirm", () => TypedResults.NoContent());
        _app.MapPost("/api/sign-out", () => TypedResults.NoContent());
        _app.MapGet("/api/account", Mine);
        _app.MapGet("/api/account/delegations", Delegations);
        _app.MapPost("/api/account/delegations", () => TypedResults.Created((string?)null));
        _app.MapPost("/api/account/delegations/{id}/end", () => TypedResults.NoContent());
        _app.MapGet("/api/units", () => new { units = new[] { UnitOf(Unit, "成都市人民政府办公厅", "510100", null), UnitOf(Guid.NewGuid(), "秘书一处", "510100", Unit) } });
        _app.MapPost("/api/units", () => UnitOf(Guid.NewGuid(), "新单位", "510100", null));
        _app.MapPost("/api/units/{id}/{action}", () => UnitOf(Unit, "新名称", "510100", null));
        _app.MapGet("/api/accounts", () => new { total = 45, accounts = new[] { AccountOf(locked: false) } });
        _app.MapGet("/api/accounts/{id}", () => AccountOf(locked: false));
        _app.MapPost("/api/accounts", () => new { account = AccountOf(locked: false), initialPassword = Initial });
        _app.MapPost("/api/accounts/{id}/{action}", (string action) => action == "password" ? (object)new { initialPassword = Initial } : AccountOf(locked: action == "lock"));
        _app.MapPost("/api/accounts/{id}/second-factor/reset", () => TypedResults.NoContent());
        FakeAudit.Map(_app, "identity", Audit);
    }

    /// <summary>What was asked: method, path, headers, body.</summary>
    public ConcurrentQueue<Asked> Asked { get; } = new();

    public FakeAudit Audit { get; } = new();

    public string Address => _app.Urls.First();

    public int Refreshes => Asked.Count(asked => asked.Path == "/connect/token" && asked.Body.Contains("grant_type=refresh_token", StringComparison.Ordinal));

    /// <summary>Lets no refresh through until it is completed.</summary>
    public Task RefreshGate { get; set; } = Task.CompletedTask;

    public static async Task<FakeIdentity> StartAsync(SettableClock clock)
    {
        var identity = new FakeIdentity(clock);
        await identity._app.StartAsync();
        return identity;
    }

    /// <summary>Somebody of the city's office who may sign in; the user name.</summary>
    public string Has(params Role[] roles) => HasAt("510100", roles);

    /// <summary>Somebody of a unit of that division.</summary>
    public string HasAt(string division, params Role[] roles)
    {
        var username = $"person-{_people.Count}";
        _people[username] = new(Guid.NewGuid(), username, [.. roles]) { Division = division };
        return username;
    }

    /// <summary>Signing in fails for this reason.</summary>
    public void Demands(string username, string error) => _people[username] = _people[username] with { Error = error };

    /// <summary>No token and no refresh token of the person is good any more.</summary>
    public void Ends(string username)
    {
        TakesTokensBack(username);
        foreach (var (token, _) in _refreshTokens.Where(pair => pair.Value.Username == username)) _refreshTokens.TryRemove(token, out _);
    }

    /// <summary>The account was changed: its tokens are not good any more, but new ones may be had.</summary>
    public void TakesTokensBack(string username)
    {
        foreach (var (token, _) in _tokens.Where(pair => pair.Value.Person.Username == username)) _tokens.TryRemove(token, out _);
    }

    /// <summary>Answers one path with this from now on.</summary>
    public void Answers(string path, int status, object body) => _answers[path] = (status, body);

    /// <summary>Refuses one path, with problem details.</summary>
    public void Refuses(string path, int status, string code, params (string Field, string Reason)[] errors) => Answers(path, status, new
    {
        type = "urn:govopen:problem:" + code,
        title = "It was refused.",
        status,
        errors = errors.Select(error => new { field = error.Field, reason = error.Reason }),
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using (var reader = new StreamReader(context.Request.Body, leaveOpen: true))
        {
            var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            Asked.Enqueue(new(context.Request.Method, context.Request.Path, context.Request.QueryString.ToString(), headers, await reader.ReadToEndAsync()));
        }

        context.Request.Body.Position = 0;
        if (_answers.TryGetValue(context.Request.Path, out var answer))
        {
            context.Response.StatusCode = answer.Status;
            await context.Response.WriteAsJsonAsync(answer.Body, (JsonSerializerOptions?)null, answer.Status < 400 ? "application/json" : "application/problem+json");
            return;
        }

        var needsToken = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !(context.Request.Method == "POST" && context.Request.Path.Value is "/api/account/password" or "/api/account/second-factor" or "/api/account/second-factor/confirm" or "/api/sign-out");
        if (needsToken && PersonOf(context.Request) is null)
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }

    private Person? PersonOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } bearer] && _tokens.TryGetValue(bearer.Replace("Bearer ", "", StringComparison.Ordinal), out var known) && known.Until > _clock.GetUtcNow() ? known.Person : null;

    private async Task<IResult> Issue(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] == "refresh_token")
        {
            await RefreshGate;
            // Good for one exchange.
            return _refreshTokens.TryRemove(form["refresh_token"]!, out var person) ? Grant(person) : Refuse("invalid_grant");
        }

        if (form["client_id"] != "office" || form["client_secret"] != "office-secret") return TypedResults.Json(new { error = "invalid_client" }, statusCode: 401);
        if (!_people.TryGetValue(form["username"]!, out var known) || form["password"] != Password) return Refuse("invalid_grant");
        return known.Error is null ? Grant(known) : Refuse(known.Error);
    }

    private static JsonHttpResult<JsonObject> Refuse(string error) => TypedResults.Json(new JsonObject { ["error"] = error, ["error_description"] = "No." }, statusCode: 400);

    private JsonHttpResult<JsonObject> Grant(Person person)
    {
        var number = Interlocked.Increment(ref _issued);
        var claims = new JsonObject
        {
            ["sub"] = person.Id.ToString(),
            ["name"] = "李雷",
            ["role"] = new JsonArray([.. person.Roles.Select(role => JsonValue.Create(role.ToString()))]),
            ["unit"] = "成都市人民政府办公厅",
            ["division"] = person.Division,
            ["jti"] = $"token-{number}",
        };
        var token = $"{Part("""{"alg":"none","typ":"JWT"}""")}.{Part(claims.ToJsonString())}.{Part("signature")}";
        var refreshToken = "refresh-" + Guid.NewGuid().ToString("N");
        _tokens[token] = (person, _clock.GetUtcNow().AddMinutes(5));
        _refreshTokens[refreshToken] = person;
        return TypedResults.Json(new JsonObject { ["access_token"] = token, ["token_type"] = "Bearer", ["expires_in"] = 300, ["refresh_token"] = refreshToken });
    }

    private static string Part(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private object Mine(HttpRequest request)
    {
        var person = PersonOf(request)!;
        return new
        {
            id = person.Id,
            username = person.Username,
            displayName = "李雷",
            unit = "成都市人民政府办公厅",
            division = "510100",
            roles = person.Roles.Select(role => role.ToString()),
            delegated = Array.Empty<object>(),
            secondFactor = true,
            passwordChangedAt = _clock.GetUtcNow().AddDays(-12),
            passwordExpiresAt = _clock.GetUtcNow().AddDays(78),
            lastSignInAt = _clock.GetUtcNow().AddDays(-1),
        };
    }

    private object Delegations() => new
    {
        given = new[] { new { id = Account, role = "Editor", to = "han.510100", toName = "韩梅梅", from = "2026-11-20", until = "2099-12-31", reason = "外出学习" } },
        received = Array.Empty<object>(),
    };

    private static object UnitOf(Guid id, string name, string division, Guid? parent) => new { id, name, division, level = "prefecture", parentId = parent, closedAt = (DateTimeOffset?)null, version = 3 };

    private static object AccountOf(bool locked) => new
    {
        id = Account,
        username = "han.510100",
        displayName = "韩梅梅",
        unitId = Unit,
        unit = "成都市人民政府办公厅",
        division = "510100",
        roles = new[] { "Editor" },
        locked,
        lockReason = locked ? "离岗" : null,
        mustChangePassword = false,
        secondFactor = true,
        version = 7,
    };

    private sealed record Person(Guid Id, string Username, IReadOnlyList<Role> Roles, string? Error = null)
    {
        public required string Division { get; init; }
    }
}

/// <summary>One request, as it arrived.</summary>
public sealed record Asked(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
