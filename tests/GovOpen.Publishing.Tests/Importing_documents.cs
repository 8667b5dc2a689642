using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Testing;
using static GovOpen.Publishing.Tests.PublishingApi;

namespace GovOpen.Publishing.Tests;

public sealed class Importing_documents(PublishingApi publishing) : IClassFixture<PublishingApi>
{
    [Fact]
    public async Task accepts_a_document_and_tells_of_it()
    {
        var id = NewId();

        var answer = await publishing.ImportAsync(Line(id, line => line["docNumber"] = "某府令第12号"));

        Assert.Equal("1 accepted, 0 updated, 0 unchanged, 0 refused", answer.Counts);
        var published = Assert.Single(await publishing.EventsOfAsync(id));
        Assert.Equal(1, published.Version);
        Assert.Equal("某市城镇供水管理办法", published.Title);
        Assert.Equal(DocumentKind.Rule, published.Kind);
        Assert.Equal("某府令第12号", published.Number);
        Assert.Equal(new DateOnly(2020, 5, 1), published.Validity.EffectiveOn);
        Assert.Equal(1L, await publishing.Database.ScalarAsync("select count(*) from bodies where encode(hash, 'hex') = $1", published.BodyHash));
    }

    [Fact]
    public async Task finds_what_it_knows_unchanged_whatever_the_order_of_fields()
    {
        var id = NewId();
        await publishing.ImportAsync(Line(id));
        var turned = new JsonObject(Line(id).Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))) { ["issuer"] = null };

        var answer = await publishing.ImportAsync(turned);

        Assert.Equal("0 accepted, 0 updated, 1 unchanged, 0 refused", answer.Counts);
        Assert.Single(await publishing.EventsOfAsync(id));
    }

    [Fact]
    public async Task makes_a_new_version_of_what_changed_and_keeps_the_old_one()
    {
        var id = NewId();
        await publishing.ImportAsync(Line(id));

        var answer = await publishing.ImportAsync(Line(id, line => line["repealedOn"] = "2024-01-01"));

        Assert.Equal("0 accepted, 1 updated, 0 unchanged, 0 refused", answer.Counts);
        var events = await publishing.EventsOfAsync(id);
        Assert.Equal([1L, 2L], events.Select(e => e.Version));
        Assert.Single(events.Select(e => e.DocumentId).Distinct());
        Assert.Equal(ValidityStatus.Repealed, events[1].Validity.On(new DateOnly(2024, 1, 1)));
        Assert.Equal(2L, await publishing.Database.ScalarAsync("select count(*) from document_versions where document_id = $1", events[0].DocumentId));
        Assert.Single(events.Select(e => e.BodyHash).Distinct());
    }

    [Fact]
    public async Task refuses_lines_one_by_one_and_takes_the_others()
    {
        var (first, second, third) = (NewId(), NewId(), NewId());

        var answer = await publishing.ImportAsync(Line(first), Line(second, line => line.Remove("title")), Line(third, line => line["kind"] = "poem"));

        Assert.Equal("1 accepted, 0 updated, 0 unchanged, 2 refused", answer.Counts);
        Assert.Equal([(2, second, "title"), (3, third, "kind")], answer.Refusals.Select(r => ((int)r.Line, r.Id!, r.Errors.Single().Field)));
        Assert.Contains("normativeDocument", answer.Refusals[1].Errors.Single().Reason, StringComparison.Ordinal);
        Assert.Empty(await publishing.EventsOfAsync(second));
    }

    [Fact]
    public async Task counts_every_line_once_and_passes_over_blank_ones()
    {
        var id = NewId();
        var lines = $"\uFEFF{Line(id).ToJsonString()}\r\n\r\n  \t\n\u3000\n[]\n{Line(id).ToJsonString()}\n\n";

        var answer = await publishing.ImportAsync(lines);

        Assert.Equal("1 accepted, 0 updated, 1 unchanged, 1 refused", answer.Counts);
        Assert.Equal(5, Assert.Single(answer.Refusals).Line);
    }

    [Fact]
    public async Task answers_nothing_but_a_summary_to_an_empty_body() =>
        Assert.Equal(0, (await publishing.ImportAsync("")).Total);

    [Fact]
    public async Task refuses_the_same_id_with_other_content_near_and_far()
    {
        var id = NewId();
        var other = Line(id, line => line["title"] = "某市城镇供水管理办法（修订）");
        JsonObject[] between = [.. Enumerable.Range(0, 250).Select(_ => Line(NewId()))];

        var answer = await publishing.ImportAsync([Line(id), other, Line(id), .. between, other, Line(id)]);

        Assert.Equal("251 accepted, 0 updated, 2 unchanged, 2 refused", answer.Counts);
        Assert.Equal([2L, 254L], answer.Refusals.Select(r => r.Line));
        Assert.All(answer.Refusals, r => Assert.Equal(("id", id), (r.Errors.Single().Field, r.Id)));
        Assert.Equal("某市城镇供水管理办法", Assert.Single(await publishing.EventsOfAsync(id)).Title);
    }

    [Fact]
    public async Task knows_the_ids_of_a_request_again_however_many_it_has()
    {
        var lines = Enumerable.Range(0, 1_300).Select(_ => Line(NewId())).ToList();
        JsonObject[] again = [Line((string)lines[0]["id"]!, line => line["title"] = "早"), Line((string)lines[1_250]["id"]!, line => line["title"] = "晚"), lines[1], lines[1_251]];

        var answer = await publishing.ImportAsync([.. lines, .. again]);

        Assert.Equal("1300 accepted, 0 updated, 2 unchanged, 2 refused", answer.Counts);
        Assert.Equal([1_301L, 1_302L], answer.Refusals.Select(r => r.Line));
    }

    [Fact]
    public async Task names_the_fields_that_it_ignored_sorted_and_once()
    {
        var answer = await publishing.ImportAsync(
            Line(NewId(), line => (line["source"], line["path"]) = ("register", "a/b")),
            Line(NewId(), line => (line["path"], line["Title"]) = ("c", "x")));

        Assert.Equal(["Title", "path", "source"], answer.IgnoredFields);
    }

    [Fact]
    public async Task names_at_most_fifty_ignored_fields()
    {
        var answer = await publishing.ImportAsync(Line(NewId(), line =>
        {
            for (var i = 0; i < 80; i++) line[$"x{i:00}"] = i;
        }));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"x{i:00}"), answer.IgnoredFields);
    }

    [Fact]
    public async Task changes_nothing_in_a_dry_run_and_says_what_would_happen()
    {
        var (known, changed, fresh) = (NewId(), NewId(), NewId());
        await publishing.ImportAsync(Line(known), Line(changed));
        var before = (await publishing.CountAsync("documents"), await publishing.CountAsync("bodies"), await publishing.CountAsync("events"), await publishing.CountAsync("document_versions"));

        var answer = await publishing.DryRunAsync(
            Line(known), Line(changed, line => line["text"] = "另一份文本"), Line(fresh), Line(fresh), Line(fresh, line => line["title"] = "另一个标题"));

        Assert.Equal("1 accepted, 1 updated, 2 unchanged, 1 refused", answer.Counts);
        Assert.Equal(before, (await publishing.CountAsync("documents"), await publishing.CountAsync("bodies"), await publishing.CountAsync("events"), await publishing.CountAsync("document_versions")));
    }

    [Fact]
    public async Task keeps_one_history_of_each_document_when_two_run_at_once()
    {
        string[] ids = [.. Enumerable.Range(0, 450).Select(_ => NewId())];

        var answers = await Task.WhenAll(
            publishing.ImportAsync([.. ids.Select(id => Line(id))]),
            publishing.ImportAsync([.. ids.Reverse().Select(id => Line(id, line => line["theme"] = "水务"))]));

        Assert.All(answers, answer => Assert.Equal(450, answer.Accepted + answer.Updated));
        Assert.Equal(450, answers.Sum(answer => answer.Accepted));
        foreach (var id in ids.Where((_, i) => i % 50 == 0))
        {
            Assert.Equal([1L, 2L], (await publishing.EventsOfAsync(id)).Select(e => e.Version));
        }

        Assert.Equal(900L, await publishing.Database.ScalarAsync("select count(*) from events where body->>'sourceId' = any($1)", (object)ids));
    }

    [Fact]
    public async Task tells_of_every_change_once_and_in_the_order_of_the_lines()
    {
        string[] ids = [.. Enumerable.Range(0, 420).Select(_ => NewId())];

        await publishing.ImportAsync([.. ids.Select(id => Line(id))]);

        var told = (string[])(await publishing.Database.ScalarAsync(
            "select array_agg(body->>'sourceId' order by sequence) from events where body->>'sourceId' = any($1)", (object)ids))!;
        Assert.Equal(ids, told);
    }

    [Fact]
    public async Task that_was_cut_answers_nothing_and_completes_when_sent_again()
    {
        JsonObject[] lines = [.. Enumerable.Range(0, 900).Select(_ => Line(NewId()))];
        string[] ids = [.. lines.Select(line => (string)line["id"]!)];
        var before = await publishing.CountAsync("events");

        Task SomeAreTakenAsync() => Eventually.BecomesAsync(() => publishing.CountAsync("events"), count => count >= before + 200);
        using (var cut = new CutContent(lines[..500], SomeAreTakenAsync))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => publishing.PostAsync(cut));
        }

        var answer = await publishing.ImportAsync(lines);

        Assert.Equal(900, answer.Accepted + answer.Unchanged);
        Assert.True(answer.Unchanged is 200 or 400, "whole chunks stay");
        Assert.Equal(900, await publishing.CountAsync("events") - before);
        Assert.Equal(900L, await publishing.Database.ScalarAsync("select count(*) from documents where source_id = any($1)", (object)ids));
    }

    [Fact]
    public async Task refuses_a_line_over_8_MB_by_its_number_and_takes_the_next()
    {
        var id = NewId();
        var longest = Line(id, line => line["text"] = "");
        var room = (8 * 1024 * 1024) - Encoding.UTF8.GetByteCount(longest.ToJsonString());
        longest["text"] = new string('a', room);
        var over = Line(NewId(), line => line["text"] = new string('a', room + 1));

        var answer = await publishing.ImportAsync(over, longest, Line(NewId()));

        Assert.Equal("2 accepted, 0 updated, 0 unchanged, 1 refused", answer.Counts);
        Assert.Equal((1L, null, "line"), (answer.Refusals[0].Line, answer.Refusals[0].Id, answer.Refusals[0].Errors.Single().Field));
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/csv; charset=gb18030")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-ndjson; charset=gb18030")]
    public async Task is_sent_as_lines_as_a_table_or_as_an_array_in_UTF_8_and_as_nothing_else(string mediaType)
    {
        using var answer = await publishing.PostAsync(new StringContent(Line(NewId()).ToJsonString()), mediaType: mediaType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("application/x-ndjson", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?dryRun=maybe", "dryRun")]
    [InlineData("?dryrun=true", "dryrun")]
    [InlineData("?dryRun=true&dryRun=false", "dryRun")]
    public async Task refuses_parameters_that_it_does_not_understand_because_a_misspelt_dry_run_would_be_real(string query, string named)
    {
        using var answer = await publishing.PostAsync(new StringContent(Line(NewId()).ToJsonString()), query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(named, (string?)problem["errors"]![0]!["field"]);
    }

    [Fact]
    public async Task needs_the_role_of_an_importer_and_the_scope_of_staff()
    {
        foreach (var (token, expected) in new[]
        {
            (publishing.TokenOf(Scopes.Staff, Role.Editor), HttpStatusCode.Forbidden),
            (publishing.TokenOf(Scopes.Internal, Role.Importer), HttpStatusCode.Forbidden),
            ("", HttpStatusCode.Unauthorized),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/documents/import") { Content = new StringContent("") };
            if (token.Length > 0) request.Headers.Authorization = new("Bearer", token);
            using var answer = await publishing.Anonymous.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task survives_every_malformed_line_without_losing_a_good_one()
    {
        byte[][] malformed =
        [
            [.. "null"u8], [.. "\"a\""u8], [.. "12"u8], [.. "{"u8], [.. "{}{}"u8], [.. "{\"id\":}"u8], [.. "\0"u8], [0xFF, 0xFE], [.. "{\"id\":\"\xC0\xAF\"}"u8[..8], 0xC0],
            Encoding.UTF8.GetBytes(new string('[', 100_000)),
            Encoding.UTF8.GetBytes("{\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", 50_000))),
            [.. "{\"\\ud800\":1}"u8], [.. "{\"id\":\"\\udc00\"}"u8], [.. "{\"id\":\"a\\u0000b\",\"title\":\"t\",\"kind\":\"law\",\"text\":\"\\u0000\"}"u8],
            [.. "{\"id\":\"a\",\"id\":\"a\",\"title\":\"t\",\"kind\":\"law\",\"text\":\"t\"}"u8],
        ];
        var good = NewId();
        byte[] body = [.. malformed.SelectMany(line => line.Append((byte)'\n')), .. Encoding.UTF8.GetBytes(Line(good).ToJsonString())];

        var answer = await publishing.ImportAsync(new ByteArrayContent(body));

        Assert.Equal($"1 accepted, 0 updated, 0 unchanged, {malformed.Length} refused", answer.Counts);
        Assert.All(answer.Refusals, r => Assert.NotEmpty(r.Errors));
    }
}
