using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.CleanUps;

/// <summary>The shape of what is sent; what the lists mean is judged by <see cref="CleanUpRules"/>.</summary>
internal static class CleanUpInput
{
    private const int MostItems = 10_000;

    public static Complaints Check(CleanUpContent content)
    {
        var errors = new Complaints().Text("title", content.Title, 4, 500);
        if (content.Number is not null) errors.Text("number", content.Number, 3, 100);
        if (content.Issuer is not null) errors.Text("issuer", content.Issuer, 2, 200);
        if (content.Items.Count == 0 && !content.DefaultRepeal) errors.Add("items", "is empty; a clean-up judges at least one document.");
        errors.Items("items", content.Items, MostItems).Day("effectiveOn", content.EffectiveOn).Day("through", content.Through);
        if (!content.DefaultRepeal && (content.Kinds is not null || content.Through is not null)) errors.Add(content.Kinds is null ? "through" : "kinds", "belongs to defaultRepeal.");
        for (var i = 0; i < Math.Min(content.Items.Count, MostItems); i++)
        {
            if (content.Items[i] is not { } item) continue;
            errors.Day($"items[{i}].lastValidDay", item.LastValidDay);
            if (item.Id is null) errors.Text($"items[{i}].number", item.Number, 3, 100);
            if (item.LastValidDay is not null && item.Outcome != CleanUpOutcome.Continue) errors.Add($"items[{i}].lastValidDay", $"belongs to continue, not to {CamelCase.Of(item.Outcome)}.");
        }

        return errors;
    }
}
