using System.Globalization;
using GovOpen.Calendar;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Drafts.Rules;

/// <summary>
/// How long opinions must be solicited at least: thirty days for rules and regulations (规章制定程序条例第十五条) and for documents that
/// affect businesses (优化营商环境条例第六十二条), seven working days for normative documents that affect rights and duties
/// (国办发〔2018〕37号). Shorter needs a stated reason.
/// </summary>
internal sealed record SolicitationPeriod(int Days, bool AreWorkingDays)
{
    public static SolicitationPeriod? MinimumFor(DraftContent content) => content switch
    {
        { Kind: DocumentKind.Rule or DocumentKind.LocalRegulation or DocumentKind.AdministrativeRegulation or DocumentKind.Law } => new(30, AreWorkingDays: false),
        { AffectsBusinesses: true } => new(30, AreWorkingDays: false),
        { AffectsRights: true } => new(7, AreWorkingDays: true),
        _ => null,
    };

    /// <summary>The first day that may be the last of a solicitation, whose own first day does not count.</summary>
    public DateOnly EarliestEnd(DateOnly from, WorkingCalendar calendar) => AreWorkingDays ? calendar.Due(from, Days).Due : from.AddDays(Days);

    /// <summary>By when must be told what became of the opinions: a month after the end: a month later, or the last day of that month.</summary>
    public static DateOnly ResultDue(DateOnly until) => until.AddMonths(1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Days} {(AreWorkingDays ? "working days" : "days")}");
}
