using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Contracts.Search.V1;

namespace GovOpen.Portal.Tests;

/// <summary>Search, Publishing, Hotline and Identity, as the portal meets them: answers by path, and what was asked.</summary>
internal sealed class Services : HttpMessageHandler
{
    // As the services write: nulls stand in the answer.
    public static readonly JsonSerializerOptions Json = new(ContractJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> _answers = new(StringComparer.Ordinal);

    public ConcurrentQueue<HttpRequestMessage> Asked { get; } = new();

    public bool SearchIsDown { get; set; }

    public bool PublishingIsDown { get; set; }

    public bool HotlineIsDown { get; set; }

    /// <summary>The issuer of the portal's own token.</summary>
    public bool IdentityIsDown { get; set; }

    public void Has(DocumentView document)
    {
        Answer($"/api/documents/{document.Id}", document);
        Checks(new BasisCheck { Usable = document.Validity == ValidityStatus.InForce, Validity = document.Validity, Reasons = [] });
    }

    public void Finds(SearchResponse response) => Answer("/api/search", response);

    public void Checks(BasisCheck check) => Answer("/api/basis-check", check);

    public void Answer(string path, object answer, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(path, _ => new(status) { Content = JsonContent.Create(answer, answer.GetType(), options: Json) });

    public void Answer(string path, Func<HttpRequestMessage, HttpResponseMessage> answer) => _answers[path] = answer;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        if (uri.Host == "identity") return Task.FromResult(Issue(uri.AbsolutePath));
        if (uri.Host switch { "search" => SearchIsDown, "hotline" => HotlineIsDown, _ => PublishingIsDown }) throw new HttpRequestException("Connection refused");

        Asked.Enqueue(request);
        return Task.FromResult(_answers.TryGetValue(Uri.UnescapeDataString(uri.AbsolutePath), out var answer) ? answer(request) : new(HttpStatusCode.NotFound));
    }

    private HttpResponseMessage Issue(string path)
    {
        if (IdentityIsDown) throw new HttpRequestException("Connection refused");

        var answer = path switch
        {
            "/.well-known/openid-configuration" => """{"issuer":"http://identity","token_endpoint":"http://identity/connect/token","jwks_uri":"http://identity/jwks"}""",
            "/jwks" => """{"keys":[]}""",
            _ => """{"access_token":"the-portals-own","token_type":"Bearer","expires_in":300}""",
        };
        return new(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }
}
