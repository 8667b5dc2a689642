using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>What the basis check needs to know of a document.</summary>
internal sealed record Candidate(Guid Id, string Title, string? Number, Validity Validity);

/// <summary>Whether what was found may be relied on, and why. Real law repeats numbers, so several may be found.</summary>
internal static class BasisRule
{
    /// <param name="found">All that bear the number or id, public or not.</param>
    /// <param name="today">What is not public today is not told, whatever day is asked about.</param>
    /// <param name="day">The day asked about.</param>
    public static BasisCheck Decide(IReadOnlyList<Candidate> found, DateOnly today, DateOnly day)
    {
        var disclosed = found.Where(document => IsDisclosed(document.Validity, today) && IsDisclosed(document.Validity, day)).ToList();
        return disclosed switch
        {
            [] => new BasisCheck { Usable = false, Validity = ValidityStatus.NotDisclosed, Reasons = [new("notDisclosed", "未公开或者未收录")] },
            [var only] => One(only, day),
            _ => Several([.. disclosed.Select(document => document.Validity.On(day))]),
        };
    }

    /// <summary>The reason in one document's case.</summary>
    public static BasisReason ReasonFor(Validity validity, DateOnly day)
    {
        var status = validity.On(day);
        if (status == ValidityStatus.Repealed && validity.EndedOnUnknownDay == UndatedEnding.Superseded) return new("superseded", "已被修改后的文本替代");

        return new(CamelCase.Of(status), status switch
        {
            // A known end is told before it comes, the nearer one.
            ValidityStatus.InForce when validity.RepealedOn is { } end && !(validity.LastValidDay < end) => $"现行有效，自{Date(end)}起废止",
            ValidityStatus.InForce when validity.LastValidDay is { } last => $"现行有效，有效期至{Date(last)}",
            ValidityStatus.InForce => "现行有效",
            ValidityStatus.PartiallyInForce => $"自{Date(validity.PartlyRepealedOn!.Value)}起部分条款已失效，须核对所引条款",
            ValidityStatus.NotYetInForce => $"自{Date(validity.EffectiveOn!.Value)}起施行，尚未施行",
            ValidityStatus.Suspended => Suspended(validity.Suspensions.First(suspension => suspension.Covers(day))),
            ValidityStatus.Lapsed => $"有效期至{Date(validity.LastValidDay!.Value)}，已失效",
            ValidityStatus.Repealed when validity.RepealedOn <= day => $"已于{Date(validity.RepealedOn!.Value)}废止",
            ValidityStatus.Repealed => "已废止，废止日期不详",
            ValidityStatus.Unknown => "施行日期不详，有效性待核",
            ValidityStatus.NotDisclosed => "未公开或者未收录",
        });
    }

    private static bool IsDisclosed(Validity validity, DateOnly day) => validity.On(day) != ValidityStatus.NotDisclosed;

    private static BasisCheck One(Candidate document, DateOnly day)
    {
        var status = document.Validity.On(day);
        return new()
        {
            Usable = status == ValidityStatus.InForce,
            Validity = status,
            Reasons = [ReasonFor(document.Validity, day)],
            Document = new(document.Id, document.Title, document.Number, $"/documents/{document.Id}"),
        };
    }

    private static BasisCheck Several(IReadOnlyList<ValidityStatus> statuses)
    {
        var usable = statuses.All(status => status == ValidityStatus.InForce);
        return new()
        {
            Usable = usable,
            Validity = statuses.Distinct().Count() == 1 ? statuses[0] : ValidityStatus.Unknown,
            Reasons =
            [
                usable
                    ? new("inForce", string.Create(CultureInfo.InvariantCulture, $"该文号对应{statuses.Count}份文件，均现行有效"))
                    : new("ambiguousNumber", string.Create(CultureInfo.InvariantCulture, $"该文号对应{statuses.Count}份文件，其中{statuses.Count(status => status == ValidityStatus.InForce)}份现行有效，须按标题逐份核对")),
            ],
        };
    }

    private static string Suspended(Suspension suspension) => suspension.To is { } to
        ? $"自{Date(suspension.From)}至{Date(to)}停止执行"
        : $"自{Date(suspension.From)}起停止执行";

    private static string Date(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
