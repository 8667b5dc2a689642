using FsCheck;
using FsCheck.Fluent;
using GovOpen.Publishing.Documents.Rules;

namespace GovOpen.Publishing.Tests.Rules;

public sealed class Separating_duties
{
    /// <summary>Who has done the one, may they do the other? Each pair that is refused, with its reason; all others are allowed.</summary>
    private static readonly Dictionary<(Duty Done, Duty Next), string> _refused = new[]
    {
        (Duty.Draft, "own-document", Enum.GetValues<Duty>().Except([Duty.Draft])),
        (Duty.FirstReview, "already-reviewed", [Duty.FirstReview, Duty.SecondReview, Duty.ThirdReview]),
        (Duty.SecondReview, "already-reviewed", [Duty.FirstReview, Duty.SecondReview, Duty.ThirdReview]),
        (Duty.ThirdReview, "already-reviewed", [Duty.FirstReview, Duty.SecondReview, Duty.ThirdReview]),
        (Duty.FirstProof, "already-proofread", [Duty.FirstProof, Duty.SecondProof, Duty.ThirdProof]),
        (Duty.SecondProof, "already-proofread", [Duty.FirstProof, Duty.SecondProof, Duty.ThirdProof]),
        (Duty.ThirdProof, "already-proofread", [Duty.FirstProof, Duty.SecondProof, Duty.ThirdProof]),
        (Duty.LegalReview, "legal-reviewer", [Duty.FirstReview, Duty.SecondReview, Duty.ThirdReview]),
        (Duty.SecrecyReview, "secrecy-reviewer", [Duty.Publish]),
        (Duty.Sign, "signer", [Duty.LegalReview, Duty.SecrecyReview]),
    }.SelectMany(row => row.Item3.SelectMany(next => new[] { ((row.Item1, next), row.Item2), ((next, row.Item1), row.Item2) }))
        .GroupBy(pair => pair.Item1, pair => pair.Item2).ToDictionary(group => group.Key, group => group.First());

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var done in Enum.GetNames<Duty>())
            {
                foreach (var next in Enum.GetNames<Duty>()) data.Add(done, next);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void refuses_the_pairs_that_the_table_names_and_no_other(string done, string next) =>
        Assert.Equal(_refused.GetValueOrDefault((Named(done), Named(next))), SeparationOfDuties.RefusalOf([new(Named(done), "li")], Named(next), "li")?.Code);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void never_refuses_what_somebody_else_has_done(string done, string next) =>
        Assert.Null(SeparationOfDuties.RefusalOf([new(Named(done), "wang")], Named(next), "li"));

    private static Duty Named(string duty) => Enum.Parse<Duty>(duty);

    [Fact]
    public void lets_a_full_course_of_different_people_through()
    {
        var history = new List<DutyDone>();
        foreach (var duty in Enum.GetValues<Duty>())
        {
            Assert.Null(SeparationOfDuties.RefusalOf(history, duty, "person of " + duty));
            history.Add(new(duty, "person of " + duty));
        }
    }

    [Fact]
    public void refuses_the_more_the_longer_the_history() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<Duty>().Zip(Gen.Elements("li", "wang", "zhao"), (duty, person) => new DutyDone(duty, person)).ListOf().ToArbitrary(),
            ArbMap.Default.ArbFor<Duty>(),
            (history, next) =>
            {
                var refused = false;
                for (var length = 0; length <= history.Count; length++)
                {
                    var now = SeparationOfDuties.RefusalOf(history.Take(length), next, "li") is not null;
                    if (refused && !now) return false;
                    refused = now;
                }

                return true;
            }).QuickCheckThrowOnFailure();
}
