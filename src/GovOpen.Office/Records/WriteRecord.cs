using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Records;

/// <summary>Begins a record of a type, or writes one anew.</summary>
internal static class WriteRecord
{
    public static Task<IResult> Begin(string? type, StaffApi api, CancellationToken ct) => WithTypeAsync(type ?? "", api, (all, found) => Task.FromResult<IResult>(
        found is null ? Page.Show<RecordTypesPage>(all) : Page.Show<EditRecordPage>(new EditRecordModel(null, found, all.Tags, new Form()))), ct);

    public static Task<IResult> Create(IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted);
        return WithTypeAsync(form["type"], api, async (all, type) =>
        {
            if (type is null) return Page.Show<RecordTypesPage>(all, StatusCodes.Status400BadRequest);
            IResult Again(int status) => Page.Show<EditRecordPage>(new EditRecordModel(null, type, all.Tags, form), status);
            if (form.Require("title").IsWrong) return Again(StatusCodes.Status400BadRequest);

            var body = new { type = type.Key, title = form["title"], fields = RecordForm.FieldsOf(form, type), tags = form.All("tags") };
            var answer = await api.PostAsync<RecordDetail>("publishing", "api/records", body, ct);
            if (answer.Value is { } record) return visit.GoTo($"/records/{record.Id}", done: "recordSaved");
            if (!answer.IsRefusal) return Page.Failed(answer);
            form.Refuse(answer.Problem, answer.Status, RecordForm.PlaceIn(type));
            return Again(answer.Status);
        }, ct);
    }

    public static Task<IResult> Edit(Guid id, StaffApi api, CancellationToken ct) => WithRecordAsync(id, api, (record, all, type) => Task.FromResult<IResult>(
        Page.Show<EditRecordPage>(new EditRecordModel(id, type, all.Tags, RecordForm.Of(record)))), ct);

    public static Task<IResult> Save(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => WithRecordAsync(id, api, async (_, all, type) =>
    {
        var form = new Form(posted).Require("title", "version");
        IResult Again(int status) => Page.Show<EditRecordPage>(new EditRecordModel(id, type, all.Tags, form), status);
        if (form.IsWrong) return Again(StatusCodes.Status400BadRequest);

        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var body = new { title = form["title"], fields = RecordForm.FieldsOf(form, type), tags = form.All("tags"), version };
        var answer = await api.PutAsync<RecordDetail>("publishing", $"api/records/{id}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/records/{id}", done: "recordSaved");
        if (!answer.IsRefusal) return Page.Failed(answer);
        form.Refuse(answer.Problem, answer.Status, RecordForm.PlaceIn(type));
        return Again(answer.Status);
    }, ct);

    private static async Task<IResult> WithTypeAsync(string key, StaffApi api, Func<RecordTypeList, RecordType?, Task<IResult>> then, CancellationToken ct)
    {
        var types = await api.GetAsync<RecordTypeList>("publishing", "api/record-types", ct);
        return types.Value is { } all ? await then(all, all.Find(key)) : Page.Failed(types);
    }

    private static async Task<IResult> WithRecordAsync(Guid id, StaffApi api, Func<RecordDetail, RecordTypeList, RecordType, Task<IResult>> then, CancellationToken ct)
    {
        var answer = await api.GetAsync<RecordDetail>("publishing", $"api/records/{id}", ct);
        if (answer.Value is not { } record) return Page.Failed(answer);
        // Of a type that is configured no more nothing can be written.
        return await WithTypeAsync(record.Type, api, (all, type) => type is null ? Task.FromResult(Page.Failed(StatusCodes.Status404NotFound)) : then(record, all, type), ct);
    }
}

/// <param name="Id">Of the record; null: a new one.</param>
/// <param name="Type">Its type.</param>
/// <param name="Tags">The vocabulary.</param>
/// <param name="Form">As typed.</param>
public sealed record EditRecordModel(Guid? Id, RecordType Type, IReadOnlyList<Wording> Tags, Form Form);
