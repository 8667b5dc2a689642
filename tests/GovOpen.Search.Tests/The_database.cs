using System.Text.Json;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Search.Data;
using GovOpen.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovOpen.Search.Tests;

public sealed class The_database
{
    [Fact]
    public async Task is_migrated_to_what_the_model_wants()
    {
        await using var database = await PostgresDatabase.CreateAsync("search", SearchApi.MigrateAsync);
        Assert.Equal(await Schema.WantedByAsync<SearchDb>(options => new SearchDb(options)), await Schema.OfAsync(database.ConnectionString + ";Pooling=false"));
    }

    [Fact]
    public async Task of_the_version_before_keeps_its_entries()
    {
        await using var database = await PostgresDatabase.CreateEmptyAsync();
        await using var db = SearchApi.Open(database.ConnectionString + ";Pooling=false");
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("20261122000000_Entries");
        DocumentPublished[] documents =
        [
            LogWriter.Published(Guid.CreateVersion7(), 1) with { Division = "510000", Number = "川办发〔2023〕10号", WrittenOn = new(2023, 5, 20), Issuer = "某机关", Theme = "某主题" },
            LogWriter.Published(Guid.CreateVersion7(), 1) with { Division = "510000", Number = "四川省人民政府令第351号", Form = DocumentForm.Order },
            LogWriter.Published(Guid.CreateVersion7(), 1) with { Division = "510000", Number = "川办函〔2022〕110号", WrittenOn = new(2023, 1, 5) },
            LogWriter.Published(Guid.CreateVersion7(), 1) with { Division = "510000", Number = "农业农村部令2022年第1号", WrittenOn = new(2023, 1, 5) },
            LogWriter.Published(Guid.CreateVersion7(), 1) with { Division = "510000", Number = "没有编号" },
        ];
        foreach (var (i, document) in documents.Index())
        {
            await database.ScalarAsync(
                "insert into entries (id, source, epoch, version, applied_seq, removed, title, content, body) values ($1, 'publishing', $1, 1, $2, false, '', $3::jsonb, '正文')",
                document.DocumentId, (long)i, JsonSerializer.Serialize(document, ContractJson.Options));
        }

        await migrator.MigrateAsync();

        foreach (var document in documents)
        {
            var entry = await db.Entries.SingleAsync(e => e.Id == document.DocumentId);
            Assert.Equal(
                (document.RecordedAt, document.Validity.PublishedOn, document.Issuer, document.Theme, Eli.Of(document), false, "正文"),
                (entry.RecordedAt, entry.PublishedOn, entry.Issuer, entry.Theme, entry.Eli, entry.Withdrawn, entry.TextOf(document.BodyHash)));
        }
    }
}
