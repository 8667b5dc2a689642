using GovOpen.Contracts;
using GovOpen.Office.Resources;
using Microsoft.Extensions.Localization;

namespace GovOpen.Office.Components;

/// <summary>What can be chosen, in the words of the texts.</summary>
internal static class Words
{
    public static IEnumerable<(string Value, string Text)> Options(IStringLocalizer<Texts> texts, string group, params IEnumerable<string> values) =>
        values.Select(value => (value, texts[$"{group}.{value}"].Value));

    public static IEnumerable<(string Value, string Text)> Options<TEnum>(IStringLocalizer<Texts> texts, string group, IEnumerable<TEnum> values) where TEnum : struct, Enum =>
        Options(texts, group, values.Select(CamelCase.Of));
}
