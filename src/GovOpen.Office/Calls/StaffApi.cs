using GovOpen.Office.Sessions;

namespace GovOpen.Office.Calls;

/// <summary>The services, asked in the name of whoever is signed in.</summary>
internal sealed class StaffApi(ServiceCalls calls, Session session)
{
    public Task<Answer<T>> GetAsync<T>(string service, string address, CancellationToken ct) where T : class =>
        AsPersonAsync(authorization => calls.AskAsync<T>(service, HttpMethod.Get, address, body: null, authorization, version: null, ct));

    public Task<Answer<T>> PostAsync<T>(string service, string address, object body, CancellationToken ct, long? version = null) where T : class =>
        AsPersonAsync(authorization => calls.AskAsync<T>(service, HttpMethod.Post, address, body, authorization, version, ct));

    /// <summary>A whole file, opened for each attempt.</summary>
    public Task<Answer<T>> PostFileAsync<T>(string service, string address, Func<Stream> open, CancellationToken ct) where T : class =>
        AsPersonAsync(authorization => calls.SendFileAsync<T>(service, address, open(), authorization, ct));

    /// <summary>What is not JSON, to be passed on as it comes.</summary>
    public async Task<Answer<HttpResponseMessage>> OpenAsync(string service, string address, string authorization, string? range, CancellationToken ct)
    {
        try
        {
            var answer = await calls.SendAsync(service, HttpMethod.Get, address, authorization: authorization, range: range, ct: ct);
            if (answer.IsSuccessStatusCode) return new((int)answer.StatusCode, answer, null);
            using (answer) return new((int)answer.StatusCode, null, null);
        }
        catch (Exception e) when (ServiceDefaults.Forward.IsUnreachable(e, ct))
        {
            return Answer.Unavailable<HttpResponseMessage>();
        }
    }

    public Task<Answer<T>> PutAsync<T>(string service, string address, object body, CancellationToken ct) where T : class =>
        AsPersonAsync(authorization => calls.AskAsync<T>(service, HttpMethod.Put, address, body, authorization, version: null, ct));

    public Task<Answer<T>> DeleteAsync<T>(string service, string address, CancellationToken ct) where T : class =>
        AsPersonAsync(authorization => calls.AskAsync<T>(service, HttpMethod.Delete, address, body: null, authorization, version: null, ct));

    /// <summary>
    /// Asks with the session's token. One that a service has taken back, because the account was changed, is replaced once:
    /// the new one says what is so now. Still 401 after that: the session is over.
    /// </summary>
    public async Task<Answer<T>> AsPersonAsync<T>(Func<string, Task<Answer<T>>> ask) where T : class
    {
        if (await session.AccessTokenAsync() is not { } token) return new(StatusCodes.Status401Unauthorized, null, null);

        var answer = await ask("Bearer " + token);
        return answer.Status == StatusCodes.Status401Unauthorized && await session.ReplaceTokenAsync(token) is { } newer ? await ask("Bearer " + newer) : answer;
    }
}
