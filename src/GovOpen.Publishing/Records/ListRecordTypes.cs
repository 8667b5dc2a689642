using GovOpen.Contracts;
using GovOpen.Contracts.Publishing.V1;
using GovOpen.Publishing.Records.Types;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovOpen.Publishing.Records;

/// <summary>The types of records with their fields, for whoever builds a form, and the vocabulary of tags.</summary>
internal static class ListRecordTypes
{
    public static Ok<RecordTypeList> Handle(RecordTypes types) => TypedResults.Ok(new RecordTypeList(
        [.. types.All.Select(type => new RecordTypeView(type.Key, type.Names, type.Column, type.ColumnField, type.Urgent, [.. type.Fields.Select(Of)]))],
        [.. types.Tags.Select(tag => tag.Names)]));

    private static RecordFieldView Of(RecordField field) =>
        new(field.Key, field.Names, field.Kind, field.Required, field.Public, [.. field.Options.Select(option => new OptionView(option.Key, option.Names))], field.Of);

    internal sealed record RecordTypeList(IReadOnlyList<RecordTypeView> Types, IReadOnlyList<Wording> Tags);

    internal sealed record RecordTypeView(string Key, Wording Names, string? Column, string? ColumnField, bool Urgent, IReadOnlyList<RecordFieldView> Fields);

    internal sealed record RecordFieldView(string Key, Wording Names, RecordFieldKind Kind, bool Required, bool Public, IReadOnlyList<OptionView> Options, IReadOnlyList<string> Of);

    internal sealed record OptionView(string Key, Wording Names);
}
