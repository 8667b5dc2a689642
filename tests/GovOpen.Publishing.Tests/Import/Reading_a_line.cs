using System.Text;
using System.Text.Json.Nodes;
using GovOpen.Contracts;
using GovOpen.Publishing.Documents.Import;

namespace GovOpen.Publishing.Tests.Import;

public sealed class Reading_a_line
{
    private static readonly DateOnly _today = new(2026, 11, 22);

    [Fact]
    public void takes_every_field()
    {
        var line = Read(Good(json =>
        {
            json["level"] = "规范性文件";
            json["issuer"] = " 某市人民政府办公室 ";
            json["docNumber"] = "某府办发[2023]10号";
            json["indexNumber"] = "008526322/2023-00019";
            json["theme"] = "水务";
            json["tags"] = new JsonArray("供水", "", "价格");
            json["division"] = "510100";
            json["region"] = "四川";
            json["writtenOn"] = "2023-05-20";
            json["publishedOn"] = "2023-05-25";
            json["effectiveOn"] = "2023-06-01";
            json["lastValidDay"] = "2028-05-31";
            json["repealedOn"] = "2027-01-01";
            json["partlyRepealedOn"] = "2026-01-01";
            json["status"] = "effective";
            json["history"] = new JsonArray("2023年5月20日公布");
            json["suspensions"] = JsonNode.Parse("""[{"from":"2024-01-01","to":"2024-01-31"},{"from":"2025-01-01"},{"from":"2025-06-01","to":null}]""");
            json["relations"] = JsonNode.Parse("""[{"type":"basedOn","target":"某条例"}]""");
        }));

        Assert.Empty(line.Errors);
        var document = line.Content!.Document;
        Assert.Equal("某市人民政府办公室", document.Issuer);
        Assert.Equal(["供水", "价格"], document.Tags!);
        Assert.Equal(new DateOnly(2028, 5, 31), document.LastValidDay);
        Assert.Equal([new(new(2024, 1, 1), new(2024, 1, 31)), new(new(2025, 1, 1), null), new Suspension(new(2025, 6, 1), null)], document.Suspensions!);
        Assert.Equal([new Relation(RelationType.BasedOn, "某条例")], document.Relations!);
    }

    [Fact]
    public void takes_null_for_absent()
    {
        var nulls = Read(Good(json =>
        {
            foreach (var name in (string[])["level", "issuer", "docNumber", "tags", "effectiveOn", "status", "history", "suspensions", "relations"]) json[name] = null;
        }));

        Assert.Empty(nulls.Errors);
        Assert.Equal(Read(Good()).Content!.Hash, nulls.Content!.Hash);
    }

    [Fact]
    public void keeps_a_number_that_cannot_be_read_as_it_came() =>
        Assert.Equal("内部编号 7", Read(Good(json => json["docNumber"] = "内部编号 7")).Content!.Document.DocNumber);

    [Fact]
    public void counts_characters_and_not_what_a_machine_makes_of_them() =>
        Assert.Empty(Read(Good(json => json["title"] = string.Concat(Enumerable.Repeat("𠮷", 500)))).Errors);

    [Theory]
    // Required ones.
    [InlineData("""{"title":"t","kind":"law","text":"x"}""", "id", "missing")]
    [InlineData("""{"id":null,"title":"t","kind":"law","text":"x"}""", "id", "missing")]
    [InlineData("""{"id":" ","title":"t","kind":"law","text":"x"}""", "id", "empty")]
    [InlineData("""{"id":"a\tb","title":"t","kind":"law","text":"x"}""", "id", "U+0009")]
    [InlineData("""{"id":"a","title":"t\nu","kind":"law","text":"x"}""", "title", "U+000A")]
    [InlineData("""{"id":"a","title":"","kind":"law","text":"x"}""", "title", "empty")]
    [InlineData("""{"id":"a","title":"t","kind":"law"}""", "text", "missing")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":""}""", "text", "empty")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":" \n\u3000"}""", "text", "empty")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x\u0000"}""", "text", "U+0000")]
    [InlineData("""{"id":"a","title":"t","text":"x"}""", "kind", "level")]
    [InlineData("""{"id":"a","title":"t","level":"","text":"x"}""", "kind", "level")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x\ufffe"}""", "text", "U+FFFE")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","publishedOn":"2199-01-01"}""", "publishedOn", "once it is published")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","status":"repealed","repealedOn":"2199-01-01"}""", "repealedOn", "until that day")]
    // Wrong types.
    [InlineData("""{"id":7,"title":"t","kind":"law","text":"x"}""", "id", "a number")]
    [InlineData("""{"id":"a","title":["t"],"kind":"law","text":"x"}""", "title", "an array")]
    [InlineData("""{"id":"a","title":"t","kind":0,"text":"x"}""", "kind", "a number")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":{"a":[1]}}""", "text", "an object")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":true}""", "text", "a boolean")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","publishedOn":20230101}""", "publishedOn", "a number")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","tags":"供水"}""", "tags", "an array, not a string")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","tags":["a",1]}""", "tags", "a number")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","tags":[null]}""", "tags", "null")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","history":{"a":"b"}}""", "history", "an object")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","history":[["a"]]}""", "history", "an array")]
    // Words and days.
    [InlineData("""{"id":"a","title":"t","kind":"Law","text":"x"}""", "kind", "administrativeRegulation")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","status":"valid"}""", "status", "effective, repealed, amended")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":"2023-02-30"}""", "effectiveOn", "2023-02-30")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":"2023-2-3"}""", "effectiveOn", "yyyy-MM-dd")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":"2023-02-03T00:00:00Z"}""", "effectiveOn", "yyyy-MM-dd")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":" 2023-02-03"}""", "effectiveOn", "yyyy-MM-dd")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":"２０２３-02-03"}""", "effectiveOn", "yyyy-MM-dd")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":""}""", "effectiveOn", "yyyy-MM-dd")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","repealedOn":"1899-12-31"}""", "repealedOn", "1900-01-01")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","lastValidDay":"2201-01-01"}""", "lastValidDay", "2200-12-31")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","effectiveOn":"2023-06-02","lastValidDay":"2023-06-01"}""", "lastValidDay", "2023-06-02")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","docNumber":"某府发〔2999〕1号"}""", "docNumber", "2999")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","docNumber":"某府发〔1948〕1号"}""", "docNumber", "1949")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","division":"51010"}""", "division", "6, 9 or 12")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","division":"５１０１００"}""", "division", "6, 9 or 12")]
    // Items.
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","suspensions":[{"to":"2024-01-01"}]}""", "suspensions", "from")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","suspensions":[{"from":"2024-01-02","to":"2024-01-01"}]}""", "suspensions", "2024-01-01")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","suspensions":[{"from":"2024-01-02","from":"2024-01-03"}]}""", "suspensions", "more than once")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","suspensions":["2024-01-01"]}""", "suspensions", "objects")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","relations":[{"type":"repeals","target":"b"}]}""", "relations", "repealedOn")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","relations":[{"type":"amends","target":"b"}]}""", "relations", "status")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","relations":[{"type":"likes","target":"b"}]}""", "relations", "basedOn")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","relations":[{"type":"cites"}]}""", "relations", "target")]
    // No JSON object, or a bad one.
    [InlineData("[]", "line", "object")]
    [InlineData("null", "line", "object")]
    [InlineData("\"a\"", "line", "object")]
    [InlineData("""{"id":"a"}{}""", "line", "JSON")]
    [InlineData("""{"id":"a",}""", "line", "JSON")]
    [InlineData("""{"id":'a'}""", "line", "JSON")]
    [InlineData("""{"id":NaN}""", "line", "JSON")]
    [InlineData("""{"id":"a"//""", "line", "JSON")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","\ud800":1}""", "line", "JSON")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x\udc00"}""", "text", "surrogate")]
    [InlineData("""{"id":"a","title":"t","title":"t","kind":"law","text":"x"}""", "title", "more than once")]
    [InlineData("""{"id":"a","title":"t","kind":"law","text":"x","path":1,"path":1}""", "path", "more than once")]
    public void refuses_with_the_field_and_the_reason(string json, string field, string reason)
    {
        var line = Read(json);

        Assert.Null(line.Content);
        var error = Assert.Single(line.Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", 200)]
    [InlineData("title", 500)]
    [InlineData("issuer", 500)]
    [InlineData("docNumber", 100)]
    [InlineData("indexNumber", 100)]
    [InlineData("theme", 100)]
    public void refuses_what_is_too_long(string field, int longest)
    {
        Assert.Empty(Read(Good(json => json[field] = new string('长', longest))).Errors);
        Assert.Equal(field, Assert.Single(Read(Good(json => json[field] = new string('长', longest + 1))).Errors).Field);
    }

    [Fact]
    public void refuses_too_many_tags_too_long_tags_and_too_much_history()
    {
        Assert.Empty(Read(Good(json => json["tags"] = Array(50, new string('长', 50)))).Errors);
        Assert.Equal("tags", Assert.Single(Read(Good(json => json["tags"] = Array(51, "标签"))).Errors).Field);
        Assert.Equal("tags", Assert.Single(Read(Good(json => json["tags"] = Array(1, new string('长', 51)))).Errors).Field);
        Assert.Empty(Read(Good(json => json["history"] = Array(30, new string('长', 1000)))).Errors);
        Assert.Equal("history", Assert.Single(Read(Good(json => json["history"] = Array(31, new string('长', 1000)))).Errors).Field);
        Assert.Equal("suspensions", Assert.Single(Read(Good(json => json["suspensions"] = new JsonArray([.. Enumerable.Range(0, 51).Select(_ => JsonNode.Parse("""{"from":"2024-01-01"}"""))]))).Errors).Field);
    }

    [Fact]
    public void refuses_facts_that_no_message_could_carry() =>
        Assert.Equal("line", Assert.Single(Read(Good(json => json["history"] = Array(30, new string('<', 1000)))).Errors).Field);

    [Fact]
    public void names_all_that_is_wrong_and_the_id()
    {
        var line = Read("""{"id":"a","kind":"poem","text":5,"publishedOn":"heute"}""");

        Assert.Equal("a", line.Id);
        Assert.Equal(["kind", "text", "publishedOn", "title"], line.Errors.Select(error => error.Field));
    }

    [Fact]
    public void names_no_id_that_is_none() => Assert.Null(Read("""{"id":"a\u0001b"}""").Id);

    [Fact]
    public void refuses_invalid_utf8_even_in_a_field_that_it_would_ignore() =>
        Assert.Equal("line", Assert.Single(ImportLine.Read(1, [.. "{\"id\":\"a\",\"title\":\"t\",\"kind\":\"law\",\"text\":\"x\",\"y\":\""u8, 0xC3, .. "\"}"u8], _today, new()).Errors).Field);

    [Fact]
    public void never_throws_and_never_half_accepts_whatever_the_bytes()
    {
        var random = new Random(20261122);
        var good = Encoding.UTF8.GetBytes(Good(json => json["relations"] = JsonNode.Parse("""[{"type":"basedOn","target":"某条例"}]""")));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = good.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var line = ImportLine.Read(1, bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length), _today, new());
            Assert.True(line.Content is null != (line.Errors.Count == 0));
        }
    }

    [Fact]
    public void passes_over_unknown_fields_however_deep()
    {
        var ignored = new IgnoredFields();
        var line = ImportLine.Read(1, Encoding.UTF8.GetBytes(Good(json =>
        {
            json["path"] = JsonNode.Parse("""{"a":[{"b":[1,2,{"a":1}]}]}""");
            json["relations"] = JsonNode.Parse("""[{"type":"cites","target":"b","since":["x"]}]""");
        })), _today, ignored);

        Assert.Empty(line.Errors);
        Assert.Equal(["path", "relations.since"], ignored.Names);
    }

    private static ImportLine Read(string json) => ImportLine.Read(1, Encoding.UTF8.GetBytes(json), _today, new());

    private static string Good(Action<JsonObject>? change = null)
    {
        var json = new JsonObject { ["id"] = "a", ["title"] = "供水管理办法", ["kind"] = "rule", ["text"] = "正文" };
        change?.Invoke(json);
        return json.ToJsonString();
    }

    private static JsonArray Array(int count, string text) => new([.. Enumerable.Range(0, count).Select(_ => (JsonNode)text)]);
}
