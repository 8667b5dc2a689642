using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Records;

/// <summary>What is done to a record after it was written: its secrecy review, and what the public sees of it.</summary>
/// <param name="Name">The last part of the address, ours and Publishing's, and of its texts.</param>
/// <param name="Action">What whoever does it must be allowed to do.</param>
/// <param name="Field">The one thing to say; null: nothing.</param>
/// <param name="IsRequired">Whether it must be said.</param>
public sealed record RecordStep(string Name, StaffAction Action, string? Field = null, bool IsRequired = false)
{
    public static IReadOnlyList<RecordStep> All { get; } =
    [
        new("clear", StaffAction.ClearRecords),
        new("return", StaffAction.ClearRecords, "reason", IsRequired: true),
        new("publish", StaffAction.PublishRecords, "urgentReason"),
        new("correct", StaffAction.PublishRecords, "reason", IsRequired: true),
        new("withdraw", StaffAction.PublishRecords, "reason", IsRequired: true),
    ];

    /// <summary>Whether it can be done to a record as it is; Publishing judges.</summary>
    public bool IsPossible(RecordDetail record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Name switch
        {
            "clear" => record.State == "draft",
            "return" => record.State is "draft" or "cleared",
            "publish" => record is { State: "cleared", PublishedVersion: null },
            "correct" => record is { State: "cleared", PublishedVersion: not null },
            _ => record.PublishedVersion is not null && record.State != "withdrawn",
        };
    }

    /// <summary>For the routes.</summary>
    internal Delegate Handle => (Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct) => TakeAsync(id, posted, api, visit, ct);

    private async Task<IResult> TakeAsync(Guid id, IFormCollection posted, StaffApi api, Visit visit, CancellationToken ct)
    {
        var form = new Form(posted).Require(IsRequired ? [Field!, "version"] : ["version"]);
        if (form.IsWrong) return await ShowRecord.WithAsync(id, Name, form, StatusCodes.Status400BadRequest, api, ct);

        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["version"] = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0 };
        if (Field is not null && form.Given(Field) is { } said) body[Field] = said;
        var answer = await api.PostAsync<RecordDetail>("publishing", $"api/records/{id}/{Name}", body, ct);
        if (answer.Value is not null) return visit.GoTo($"/records/{id}", done: $"record{char.ToUpperInvariant(Name[0])}{Name[1..]}");
        return answer.IsRefusal ? await ShowRecord.WithAsync(id, Name, form.Refuse(answer.Problem, answer.Status), answer.Status, api, ct) : Page.Failed(answer);
    }
}
