using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class Importing_for_a_register(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    [Fact]
    public async Task leaves_the_documents_of_other_registers_alone()
    {
        var (theirs, own) = (NewId(), NewId());
        await publishing.ImportAsync(Line(theirs));

        var answer = await ImportAsAsync("another register", Line(theirs, line => line["status"] = "repealed"), Line(own));

        Assert.Equal((1, 1), (answer.Accepted, answer.Refused));
        Assert.Single(await publishing.EventsOfAsync(theirs));
        Assert.Equal(1, (await publishing.ImportAsync(Line(theirs))).Unchanged);
    }

    [Fact]
    public async Task leaves_an_entry_for_each_chunk_and_one_for_the_end()
    {
        var id = NewId();
        await ImportAsAsync("a register of this test", Line(id), Line(NewId(), line => line["title"] = ""));

        var document = (await publishing.EventsOfAsync(id)).Single();
        Assert.Equal(
            $"documents.import [\"{document.DocumentId}@1\"] | documents.import-end 1",
            await publishing.Database.ScalarAsync(
                "select string_agg(action || ' ' || coalesce(after->>'documents', after->>'refused'), ' | ' order by number) from audit where actor_id = $1", "a register of this test"));
    }

    [Fact]
    public async Task ends_in_the_commit_of_its_last_chunk()
    {
        await ImportAsAsync("a register of one commit", Line(NewId()));
        Assert.Equal(
            "1",
            await publishing.Database.ScalarAsync("select count(distinct xmin::text)::text from audit where actor_id = $1", "a register of one commit"));
    }

    [Fact]
    public async Task tells_of_its_end_although_it_changed_nothing()
    {
        var id = NewId();
        await ImportAsAsync("a register that repeats itself", Line(id));
        await ImportAsAsync("a register that repeats itself", Line(id));

        Assert.Equal(
            "documents.import  | documents.import-end 0 | documents.import-end 1",
            await publishing.Database.ScalarAsync(
                "select string_agg(action || ' ' || coalesce(after->>'unchanged', ''), ' | ' order by number) from audit where actor_id = $1", "a register that repeats itself"));
    }

    [Fact]
    public async Task for_rehearsal_leaves_none()
    {
        var before = await publishing.CountAsync("audit");
        await publishing.DryRunAsync(Line(NewId()));
        Assert.Equal(before, await publishing.CountAsync("audit"));
    }

    private async Task<ImportAnswers> ImportAsAsync(string register, params JsonObject[] lines)
    {
        using var content = new StringContent(string.Join('\n', lines.Select(line => line.ToJsonString())));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/documents/import") { Content = content };
        request.Headers.Authorization = new("Bearer", publishing.TokenAt(Role.Importer, "510000", subject: register));
        using var answer = await publishing.Anonymous.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return ImportAnswers.Read(await answer.Content.ReadAsStringAsync());
    }
}
