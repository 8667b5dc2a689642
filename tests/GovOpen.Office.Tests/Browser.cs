using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace GovOpen.Office.Tests;

/// <summary>Keeps cookies and fills in forms, as a person's browser does without scripts. Redirects are not followed.</summary>
public sealed partial class Browser(Func<TestServer> server, string from)
{
    public const string SessionCookie = "__Host-govopen-office";

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of the session's cookie.</summary>
    public string? Session => Cookies.GetValueOrDefault(SessionCookie);

    /// <summary>Another one with the same cookies, at another replica perhaps.</summary>
    public Browser Copy(Func<TestServer>? other = null)
    {
        var copy = new Browser(other ?? server, from);
        foreach (var (name, value) in Cookies) copy.Cookies[name] = value;
        return copy;
    }

    public Task<Shown> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    /// <summary>Opens a page and sends one of its forms, filled in; hidden fields as they are.</summary>
    public async Task<Shown> SubmitAsync(string page, string form, params (string Field, string Value)[] fields) => await SubmitAsync(await GetAsync(page), form, fields);

    /// <summary>Sends a form of a page that is open.</summary>
    public Task<Shown> SubmitAsync(Shown page, string form, params (string Field, string Value)[] fields)
    {
        ArgumentNullException.ThrowIfNull(page);
        var found = page.Form(form);
        return PostAsync(found.Action, [.. found.Hidden.Where(hidden => !fields.Any(field => field.Field == hidden.Field)), .. fields]);
    }

    public Task<Shown> PostAsync(string address, params (string Field, string Value)[] fields) => SendAsync(HttpMethod.Post, address, fields);

    public Task<Shown> SignInAsync(string username, string password = FakeIdentity.Password, string page = "/sign-in") =>
        SubmitAsync(page, "sign-in", ("username", username), ("password", password));

    /// <summary>Sends a form with a file.</summary>
    public async Task<Shown> SubmitFileAsync(string page, string form, byte[] file, params (string Field, string Value)[] fields)
    {
        var found = (await GetAsync(page)).Form(form);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "film.mp4" } };
        foreach (var (field, value) in found.Hidden.Concat(fields)) content.Add(new StringContent(value), field);
        return await SendAsync(HttpMethod.Post, found.Action, content);
    }

    public async Task<Shown> SendAsync(HttpMethod method, string address, (string Field, string Value)[]? fields = null, params (string Name, string Value)[] headers)
    {
        using var form = fields is null ? null : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value)));
        return await SendAsync(method, address, form, headers);
    }

    private async Task<Shown> SendAsync(HttpMethod method, string address, HttpContent? form, params (string Name, string Value)[] headers)
    {
        var body = form is null ? [] : await form.ReadAsByteArrayAsync();
        var uri = new Uri(new Uri("http://localhost"), address);
        var answered = await server().SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            var request = context.Request;
            (request.Scheme, request.Host, request.Method) = ("http", new HostString("localhost"), method.Method);
            (request.Path, request.QueryString) = (PathString.FromUriComponent(uri), QueryString.FromUriComponent(uri));
            request.Headers.Accept = "text/html,application/xhtml+xml,*/*;q=0.8";
            if (Cookies.Count > 0) request.Headers.Cookie = string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
            if (form is not null)
            {
                request.ContentType = form.Headers.ContentType!.ToString();
                request.ContentLength = body.Length;
                request.Body = new MemoryStream(body);
            }

            foreach (var (name, value) in headers)
            {
                if (name == "scheme") request.Scheme = value;
                else request.Headers[name] = value;
            }
        });
        using var reader = new StreamReader(answered.Response.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        foreach (var set in answered.Response.Headers.SetCookie)
        {
            var parts = set!.Split(';')[0].Split('=', 2);
            if (parts[1].Length == 0) Cookies.Remove(parts[0]);
            else Cookies[parts[0]] = parts[1];
        }

        return new(answered.Response.StatusCode, text, answered.Response.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), [.. answered.Response.Headers.SetCookie.OfType<string>()]);
    }
}

/// <summary>What came back.</summary>
public sealed partial record Shown(int Status, string Text, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> SetCookies)
{
    public string? Location => Headers.GetValueOrDefault("Location");

    /// <summary>The text without its tags.</summary>
    public string Words => WebUtility.HtmlDecode(Tags().Replace(Text, " "));

    public IReadOnlyList<string> Posts => [.. Forms().Matches(Text).Select(match => match.Value).Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal))];

    public (string Action, IReadOnlyList<(string Field, string Value)> Hidden) Form(string id)
    {
        var form = Forms().Matches(Text).Select(match => match.Value).FirstOrDefault(form => form.StartsWith($"<form id=\"{id}\"", StringComparison.Ordinal) || form.StartsWith($"<form action=\"{id}\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form “{id}” in: {Text}");
        return (WebUtility.HtmlDecode(form.Split("action=\"")[1].Split('"')[0]),
            [.. HiddenFields().Matches(form).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)))]);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HiddenFields();
}
