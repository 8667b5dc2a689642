using FsCheck;
using FsCheck.Fluent;
using GovOpen.Contracts;
using GovOpen.Publishing.Documents;
using GovOpen.Publishing.Documents.Import;
using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Tests.Rules;

public sealed class Relying_on_documents
{
    private static readonly DateOnly _start = new(2020, 1, 1);

    [Fact]
    public void is_never_advised_unless_every_one_is_wholly_in_force()
    {
        var day = Gen.Choose(0, 40).Select(_start.AddDays);
        var maybe = Gen.OneOf(Gen.Constant<DateOnly?>(null), day.Select(d => (DateOnly?)d));
        var suspension = from a in day from length in Gen.Choose(0, 10) from open in ArbMap.Default.GeneratorFor<bool>() select new Suspension(a, open ? null : a.AddDays(length));
        var status = Gen.Elements<StatedStatus?>(null, StatedStatus.Effective, StatedStatus.Effective, StatedStatus.Repealed, StatedStatus.Amended);
        var stated =
            from published in maybe from effective in maybe from last in maybe from repealed in maybe from partly in maybe
            from state in status from suspensions in suspension.ListOf(1) from suspended in ArbMap.Default.GeneratorFor<bool>()
            from kind in Gen.Elements(DocumentKind.Rule, DocumentKind.NormativeDocument)
            select new StatedDocument
            {
                Id = "a", Title = "供水管理办法", Text = "本办法自公布之日起施行。", Kind = kind, Division = "510100", PublishedOn = published, EffectiveOn = effective,
                LastValidDay = last, RepealedOn = repealed, PartlyRepealedOn = partly, Status = state, Suspensions = suspended ? [.. suspensions] : null,
            };
        var found = Gen.Choose(0, 3).SelectMany(count => stated.ListOf(count));
        var acts = Gen.Choose(0, 3).SelectMany(count => Consequences_of_acts.ActGen.Select(act => act with { On = act.On.AddYears(-6), Until = act.Until?.AddYears(-6) }).ListOf(count));
        var cases = from documents in found from happened in acts from today in day from asked in day select (documents, happened, today, asked);

        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            var documents = it.documents.Select(one => Accepted(one, it.happened, it.today)).ToList();
            var check = BasisRule.Decide(documents, it.today, it.asked);
            var disclosed = documents.Where(d => d.Validity.On(it.today) != ValidityStatus.NotDisclosed && d.Validity.On(it.asked) != ValidityStatus.NotDisclosed).ToList();
            var allInForce = disclosed.Count > 0 && disclosed.TrueForAll(d => d.Validity.On(it.asked) == ValidityStatus.InForce);
            return check.Usable == allInForce && check.Reasons.Count > 0 && (disclosed.Count > 0 || check.Validity == ValidityStatus.NotDisclosed) && (disclosed.Count == 1) == (check.Document is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static Candidate Accepted(StatedDocument stated, IReadOnlyList<Act> happened, DateOnly today)
    {
        var document = Document.New("a", DateTimeOffset.UnixEpoch);
        document.Accept(StatedContent.Of(stated), new() { Id = "register", Name = "register", Roles = [] }, [SunsetRule.Sichuan], DateTimeOffset.UnixEpoch);
        foreach (var act in happened.Where(act => document.RefusalOf(act, today) is null)) document.Undergo(act, DateTimeOffset.UnixEpoch);
        return new(document.Id, document.Title, document.Number, document.Validity);
    }
}
