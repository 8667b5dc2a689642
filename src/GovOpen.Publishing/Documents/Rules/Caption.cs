using System.Globalization;
using GovOpen.Contracts;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>
/// 题注 of regulations and rules (国办公开办函〔2021〕33号): by which orders a text was published and amended and from when it counts; the orders
/// themselves are not repeated. Other kinds have none.
/// </summary>
internal static class Caption
{
    public static IEnumerable<string> Of(DocumentKind kind, string? number, Validity validity, IEnumerable<Act> acts)
    {
        if (kind is not (DocumentKind.AdministrativeRegulation or DocumentKind.LocalRegulation or DocumentKind.Rule) || validity.PublishedOn is not { } published) yield break;

        yield return $"{Day(published)}{number}公布" + (validity.EffectiveOn is { } first ? $" 自{Day(first)}起施行" : "");
        foreach (var act in acts)
        {
            if (act.Type == ActType.Amended) yield return $"根据{act.By}修正 自{Day(act.On)}起施行";
            if (act.Type == ActType.Repealed) yield return $"自{Day(act.On)}起由{act.By}废止";
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
