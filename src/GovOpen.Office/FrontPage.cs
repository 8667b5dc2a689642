using System.Text;

namespace GovOpen.Office;

/// <summary>What somebody sees who opens the staff API in a browser: what this is, and where its description stands.</summary>
internal static class FrontPage
{
    private const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Html = """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>员工后台接口 - 政务公开 GovOpen</title>
        </head>
        <body>
          <h1>员工后台接口</h1>
          <p>这里是政务公开平台（GovOpen）供工作人员和系统对接使用的接口，需要令牌。<span lang="en">This is the staff API of GovOpen; it needs a token.</span></p>
          <h2>接口说明 <span lang="en">API description</span></h2>
          <ul>
            <li>文件导入与发布：<a href="/openapi/publishing.json">/openapi/publishing.json</a></li>
            <li>账号与令牌：<a href="/openapi/identity.json">/openapi/identity.json</a></li>
          </ul>
          <p>令牌：<code>POST /api/token</code>；导入：<code>POST /api/documents/import</code>。</p>
        </body>
        </html>
        """;

    public static void MapFrontPage(this IEndpointRouteBuilder app) => app.MapGet("/", (HttpResponse response) =>
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(Html, "text/html", Encoding.UTF8);
    }).ExcludeFromDescription();
}
