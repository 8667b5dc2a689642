using GovOpen.Contracts.Publishing.V1;

namespace GovOpen.Contracts.Tests;

public sealed class Identifiers
{
    private static readonly DocumentPublished _document = new()
    {
        DocumentId = Guid.Empty, Version = 1, SourceId = "1", Title = "通知", Kind = DocumentKind.NormativeDocument, Form = DocumentForm.PublicNotice, Number = "川办发〔2023〕10号",
        Division = "510000", WrittenOn = new(2022, 12, 30), Validity = new() { PublishedOn = new(2023, 1, 5) }, BodyHash = "", RecordedAt = default,
    };

    [Fact]
    public void name_division_the_number_s_own_year_form_and_number() => Assert.Equal("/eli/cn/510000/2023/publicNotice/10", Eli.Of(_document));

    [Fact]
    public void name_the_kind_and_the_year_of_publication_where_form_writing_and_year_are_not_known() =>
        Assert.Equal("/eli/cn/510000/2023/normativeDocument/351", Eli.Of(_document with { Form = null, WrittenOn = null, Number = "四川省人民政府令第351号" }));

    [Fact]
    public void name_the_number_of_an_order() => Assert.Equal("/eli/cn/510000/2022/rule/351", Eli.Of(_document with { Form = null, Kind = DocumentKind.Rule, Number = "四川省人民政府令第三百五十一号" }));

    [Fact]
    public void of_a_day_end_with_it() => Assert.Equal("/eli/cn/510000/2023/publicNotice/10/2026-11-26", Eli.On(Eli.Of(_document)!, new(2026, 11, 26)));

    [Fact]
    public void are_not_made_of_parts_that_are_not_known() =>
        Assert.All([_document with { Division = null }, _document with { Number = null }, _document with { Number = "无号" }, _document with { WrittenOn = null, Validity = new(), Number = "四川省人民政府令第351号" }], document => Assert.Null(Eli.Of(document)));
}
