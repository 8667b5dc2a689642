using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace GovOpen.Office.Pages;

/// <summary>Who looks at the page, in which language (kept in the address and carried by every link: <c>lang=en</c>), and what has just been done.</summary>
public sealed class Visit
{
    public const string LanguageParameter = "lang";

    public const string DoneParameter = "done";

    public const string English = "en";

    private const int LongestKey = 40;

    private readonly HttpContext _context;

    public Visit(IHttpContextAccessor context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context.HttpContext!;
        IsEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English;
    }

    /// <summary>Who is signed in; null for nobody.</summary>
    public Actor? Actor => _context.User.Identity?.IsAuthenticated == true ? Actor.Of(_context.User) : null;

    public bool IsEnglish { get; }

    /// <summary>For <c>html lang</c>.</summary>
    public string Language => IsEnglish ? English : "zh-CN";

    /// <summary>What was done before this page was shown, by the keys of <c>done.…</c> in the texts.</summary>
    public string? Done => _context.Request.Query[DoneParameter] is [{ Length: <= LongestKey } done] && done.All(char.IsAsciiLetter) ? done : null;

    /// <summary>Whether somebody with these roles may do this at all.</summary>
    public bool May(StaffAction action) => Actor is { } actor && Permissions.ReachOf(actor.Roles, action) is not null;

    /// <summary>Whether they may do it there.</summary>
    public bool May(StaffAction action, string? division) => Actor is { } actor && actor.May(action, new Target(division, actor.Unit, actor.Id));

    /// <summary>Whether they may do it to what is a unit's.</summary>
    public bool May(StaffAction action, string? division, string? unit) => Actor is { } actor && actor.May(action, new Target(division, unit));

    /// <summary>Whether the page is this one or below it.</summary>
    public bool IsAt(PathString path) => path == "/" ? _context.Request.Path == path : _context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal);

    /// <summary>A link inside the site: <paramref name="address"/> (with its own query) and the language.</summary>
    public string To(string address) => IsEnglish ? QueryHelpers.AddQueryString(address, LanguageParameter, English) : address;

    /// <summary>Where to go after a form was accepted, and what to say there.</summary>
    public IResult GoTo(string address, string? done = null)
    {
        var there = done is null ? address : QueryHelpers.AddQueryString(address, DoneParameter, done);
        // 303: the form is not sent again when the page is reloaded.
        return new SeeOther(QueryHelpers.ParseQuery(Query(there)).ContainsKey(LanguageParameter) ? there : To(there));
    }

    /// <summary>This page in the other language. What answered a form has none of its own: back to the front page.</summary>
    public string InOtherLanguage
    {
        get
        {
            if (!HttpMethods.IsGet(_context.Request.Method) && !HttpMethods.IsHead(_context.Request.Method)) return IsEnglish ? "/" : $"/?{LanguageParameter}={English}";
            var others = _context.Request.Query.Where(p => p.Key is not (LanguageParameter or DoneParameter)).SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v));
            return QueryHelpers.AddQueryString(_context.Request.Path.ToUriComponent(), IsEnglish ? others : others.Append(new(LanguageParameter, English)));
        }
    }

    /// <summary>A day as people write it.</summary>
    public string Day(DateOnly day) => day.ToString(IsEnglish ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>In the language of the page.</summary>
    public string Say(Wording words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return IsEnglish ? words.En : words.Zh;
    }

    /// <summary>An instant on Shanghai's clock.</summary>
    public string Time(DateTimeOffset instant) => $"{Day(ShanghaiDay.Of(instant))} {ShanghaiDay.Clock(instant).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static string Query(string address) => address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? address[start..] : "";

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
