using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Records;

/// <summary>The records that somebody may see, drafts included; newest first.</summary>
internal static class ListRecords
{
    private const int MostPages = 10_000;

    public static async Task<Results<Ok<RecordList>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, RecordTypes types, string? page, string? size, string? state, string? type, string? unit, string? division, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "page", "size", "state", "type", "unit", "division"));
        var number = Parameters.Number(errors, "page", page, 1, MostPages);
        var length = Parameters.Number(errors, "size", size, 20, 100);
        var wanted = default(RecordState);
        if (state is not null && !CamelCase.TryParse(state, out wanted)) errors.Add(new("state", $"is none of {string.Join(", ", Enum.GetValues<RecordState>().Select(CamelCase.Of))}."));
        // Types that are configured no more may have records still.
        if (type is not null && types.Find(type) is null && !await db.Records.AnyAsync(record => record.Type == type, ct)) errors.Add(new("type", $"is none of {string.Join(", ", types.All.Select(one => one.Key))}."));
        if (division is not null && !DivisionCode.IsOne(division)) errors.Add(new("division", "must be a division code: 6, 9 or 12 digits."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var records = db.Records.AsNoTracking().By(actor, StaffAction.ReadRecords);
        if (state is not null) records = records.Where(record => record.State == wanted);
        if (type is not null) records = records.Where(record => record.Type == type);
        if (unit is not null) records = records.Where(record => record.Unit == unit);
        if (division is not null) records = records.In(division);
        var found = await records.OrderByDescending(record => record.Id).Skip((number - 1) * length).Take(length).ToListAsync(ct);
        return TypedResults.Ok(new RecordList(await records.CountAsync(ct), [.. found.Select(record => RecordLine.Of(record, types.Find(record.Type)))]));
    }
}

/// <param name="Total">Of all that fit.</param>
/// <param name="Records">One page of them.</param>
internal sealed record RecordList(int Total, IReadOnlyList<RecordLine> Records);

internal sealed record RecordLine(
    Guid Id, string Type, Wording? TypeName, RecordState State, long Version, long? PublishedVersion, DateOnly? PublishedOn, DateOnly? WithdrawnOn, string Unit, string Division, string Title, IReadOnlyList<string> Tags)
{
    public static RecordLine Of(Record record, RecordType? type) => new(
        record.Id, record.Type, type?.Names, record.State, record.Version, record.PublishedVersion, record.PublishedOn, record.WithdrawnOn, record.Unit, record.Division, record.Title, record.Tags);
}
