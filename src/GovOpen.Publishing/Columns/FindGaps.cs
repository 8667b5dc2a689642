using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Data;
using GovOpen.Publishing.Records;
using GovOpen.Publishing.Records.Types;
using GovOpen.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace GovOpen.Publishing.Columns;

/// <summary>
/// What should be public and is not: focus columns with a policy that nobody reports to have carried out, audit findings without
/// their rectification, key areas to which a unit has published nothing, and power sites that lack one of their columns.
/// </summary>
internal static class FindGaps
{
    public static async Task<Results<Ok<GapReport>, ProblemHttpResult>> Handle(
        HttpRequest request, Actor actor, PublishingDb db, RecordTypes types, TimeProvider clock, string? division, CancellationToken ct)
    {
        var errors = new List<FieldError>(Parameters.Errors(request.Query, "division"));
        if (division is not null && !DivisionCode.IsOne(division)) errors.Add(new("division", "must be a division code: 6, 9 or 12 digits."));
        if (errors.Count > 0) return Problems.BadFields(errors);

        var open = Within(db.Records.AsNoTracking().By(actor, StaffAction.ReadRecords), division).Where(record => record.PublishedVersion != null);
        var filled = await open.GroupBy(record => new { record.Unit, record.Division, record.Column }).Select(group => new { group.Key.Unit, group.Key.Division, group.Key.Column, Count = group.Count() }).ToListAsync(ct);
        var counts = filled.ToDictionary(one => (new KnownUnit(one.Unit, one.Division), one.Column), one => one.Count);
        var units = await db.UnitsAsync(actor, StaffAction.ReadRecords, division, ct);

        return TypedResults.Ok(new GapReport(
            clock.Today(),
            await FocusColumnsAsync(),
            await UnansweredAsync(),
            [.. KeyAreas().Where(gap => gap.Empty.Count > 0)],
            [.. PowerSites()]));

        async Task<IReadOnlyList<FocusGap>> FocusColumnsAsync()
        {
            var focus = types.Columns.Where(column => column.Group == ColumnGroup.Focus).ToList();
            var tags = focus.SelectMany(column => column.Tags).ToList();
            var documents = db.Documents.AsNoTracking().By(actor, StaffAction.ReadRecords).Where(document => document.Tags.Any(tag => tags.Contains(tag)));
            if (division is not null) documents = documents.In(division);
            var policies = (await documents.Select(document => new { document.Tags, document.Validity }).ToListAsync(ct)).FindAll(policy => Matters(policy.Validity.On(clock.Today())));
            return
            [
                .. from column in focus
                   let stated = policies.Count(policy => policy.Tags.Intersect(column.Tags).Any())
                   where stated > 0 && !counts.Keys.Any(key => key.Column == column.Key)
                   select new FocusGap(column.Key, column.Names, stated),
            ];
        }

        async Task<IReadOnlyList<UnansweredRecord>> UnansweredAsync()
        {
            var unanswered = new List<UnansweredRecord>();
            foreach (var type in types.All.Where(type => type.Counterpart is not null))
            {
                var answered = await AnsweredAsync(db, type.Counterpart!, ct);
                var asked = await open.Where(record => record.Type == type.Key).OrderBy(record => record.PublishedOn).ToListAsync(ct);
                unanswered.AddRange(asked.Where(record => !answered.Contains(record.Id)).Select(record => new UnansweredRecord(record.Id, type.Key, type.Names, record.Title, record.Unit, record.Division, record.PublishedOn!.Value, type.Counterpart!.Type)));
            }

            return unanswered;
        }

        IEnumerable<UnitGap> KeyAreas() =>
            from unit in units.OrderBy(unit => unit.Division, StringComparer.Ordinal).ThenBy(unit => unit.Name, StringComparer.Ordinal)
            select new UnitGap(unit.Name, unit.Division, [.. types.Columns.Where(column => column.Group == ColumnGroup.KeyArea && !counts.ContainsKey((unit, column.Key))).Select(column => new NamedColumn(column.Key, column.Names))]);

        IEnumerable<PowerSite> PowerSites()
        {
            var columns = types.Columns.Where(column => column.Group == ColumnGroup.PowerSite).ToList();
            return from unit in counts.Keys.Where(key => columns.Exists(column => column.Key == key.Column)).Select(key => key.Item1).Distinct()
                   orderby unit.Division, unit.Name
                   select new PowerSite(unit.Name, unit.Division, [.. columns.Select(column => new FilledColumn(column.Key, column.Names, counts.GetValueOrDefault((unit, column.Key))))]);
        }
    }

    /// <summary>Whether a policy still asks to be carried out, or will.</summary>
    private static bool Matters(ValidityStatus status) => status is not (ValidityStatus.NotDisclosed or ValidityStatus.Repealed or ValidityStatus.Lapsed);

    /// <summary>What a public counterpart names, whoever published it: an audited unit answers the audit office.</summary>
    private static async Task<HashSet<Guid>> AnsweredAsync(PublishingDb db, Counterpart counterpart, CancellationToken ct) =>
        [.. await db.Database.SqlQuery<Guid>(
            $"""
            select distinct (field->>'value')::uuid as "Value"
            from records r join record_versions v on v.record_id = r.id and v.version = r.published_version, jsonb_array_elements(v.facts->'fields') field
            where r.type = {counterpart.Type} and field->>'key' = {counterpart.Field}
            """).ToListAsync(ct)];

    private static IQueryable<Record> Within(IQueryable<Record> records, string? division) => division is null ? records : records.In(division);
}

/// <param name="AsOf">The day.</param>
/// <param name="FocusColumns">With a policy, without any record of how it was carried out (民生重点).</param>
/// <param name="Unanswered">Records that wait for their counterpart (审计查出问题无整改结果).</param>
/// <param name="KeyAreas">By unit: the key areas without anything public.</param>
/// <param name="PowerSites">Units with a power site: all its columns, and how much stands in each.</param>
internal sealed record GapReport(DateOnly AsOf, IReadOnlyList<FocusGap> FocusColumns, IReadOnlyList<UnansweredRecord> Unanswered, IReadOnlyList<UnitGap> KeyAreas, IReadOnlyList<PowerSite> PowerSites);

internal sealed record FocusGap(string Column, Wording Name, int Policies);

internal sealed record UnansweredRecord(Guid Id, string Type, Wording TypeName, string Title, string Unit, string Division, DateOnly PublishedOn, string MissingType);

internal sealed record UnitGap(string Unit, string Division, IReadOnlyList<NamedColumn> Empty);

internal sealed record NamedColumn(string Key, Wording Name);

internal sealed record PowerSite(string Unit, string Division, IReadOnlyList<FilledColumn> Columns);

internal sealed record FilledColumn(string Key, Wording Name, int Records);
