using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Records;

/// <summary>One record: what it says, what it lacks, and what can be done to it.</summary>
internal static class ShowRecord
{
    public static Task<IResult> Handle(Guid id, StaffApi api, CancellationToken ct) => WithAsync(id, "", new Form(), StatusCodes.Status200OK, api, ct);

    /// <summary>With the form of the step that was tried.</summary>
    public static async Task<IResult> WithAsync(Guid id, string tried, Form form, int status, StaffApi api, CancellationToken ct)
    {
        var types = await api.GetAsync<RecordTypeList>("publishing", "api/record-types", ct);
        if (types.Value is not { } all) return Page.Failed(types);

        var answer = await api.GetAsync<RecordDetail>("publishing", $"api/records/{id}", ct);
        return answer.Value is { } record ? Page.Show<RecordPage>(new RecordModel(record, all.Find(record.Type), tried, form), status) : Page.Failed(answer);
    }
}

/// <param name="Record">As it is now.</param>
/// <param name="Type">Null: it is configured no more.</param>
/// <param name="Tried">The step that was tried.</param>
/// <param name="Form">With what.</param>
public sealed record RecordModel(RecordDetail Record, RecordType? Type, string Tried, Form Form)
{
    public Form FormOf(string step) => step == Tried ? Form : new Form();

    public RecordField? FieldOf(string key) => Type?.Fields.FirstOrDefault(field => field.Key == key);
}
