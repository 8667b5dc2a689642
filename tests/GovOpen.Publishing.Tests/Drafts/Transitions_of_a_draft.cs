using GovOpen.Contracts;
using GovOpen.Contracts.Access;
using GovOpen.Contracts.Identity.V1;
using GovOpen.Publishing.Documents.Rules;
using GovOpen.Publishing.Drafts;

namespace GovOpen.Publishing.Tests.Drafts;

/// <summary>Every state against every step and every role, on both ways: whoever changes the life of a draft changes this table.</summary>
public sealed class Transitions_of_a_draft
{
    // From state: step>to by role; what stands on neither line is illegal for everybody.
    private const string Ordinary =
        """
        drafting: save>drafting Editor; openSolicitation>soliciting Editor; submit>legalReview Editor; submitUrgently>secrecyReview Editor; abandon>abandoned Editor
        soliciting: closeSolicitation>drafting Editor; abandon>abandoned Editor
        legalReview: giveLegalOpinion>secrecyReview LegalReviewer; return>drafting LegalReviewer
        secrecyReview: clearSecrecy>firstReview SecrecyReviewer; return>drafting SecrecyReviewer; withdrawOpinion>legalReview LegalReviewer
        firstReview: passReview>secondReview Reviewer; return>drafting Reviewer; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer
        secondReview: passReview>thirdReview Reviewer; return>drafting Reviewer; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer
        thirdReview: passReview>firstProof Reviewer; return>drafting Reviewer; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer
        firstProof: passProof>secondProof Reviewer; return>drafting Reviewer; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer
        secondProof: passProof>thirdProof Reviewer; return>drafting Reviewer; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer
        thirdProof: passProof>signing Reviewer; return>drafting Reviewer; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer
        signing: sign>numbering Principal; return>drafting Principal; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer
        numbering: assignNumber>ready Publisher; return>drafting Publisher; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer; withdrawOpinion>signing Principal
        ready: release>released Publisher; schedule>scheduled Publisher; file>filed Publisher; return>drafting Publisher; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer; withdrawOpinion>signing Principal
        scheduled: unschedule>ready Publisher; releaseOnTime>released clock; return>drafting Publisher; withdrawOpinion>legalReview LegalReviewer; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>secondReview Reviewer; withdrawOpinion>thirdReview Reviewer; withdrawOpinion>signing Principal
        released:
        filed:
        abandoned:
        """;

    // Only where the short way differs; the states that it leaves out are never reached on it.
    private const string Urgent =
        """
        firstReview: passReview>signing Reviewer; return>drafting Reviewer; withdrawOpinion>secrecyReview SecrecyReviewer
        signing: sign>numbering Principal; return>drafting Principal; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer
        numbering: assignNumber>ready Publisher; return>drafting Publisher; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>signing Principal
        ready: release>released Publisher; schedule>scheduled Publisher; file>filed Publisher; return>drafting Publisher; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>signing Principal
        scheduled: unschedule>ready Publisher; releaseOnTime>released clock; return>drafting Publisher; withdrawOpinion>secrecyReview SecrecyReviewer; withdrawOpinion>firstReview Reviewer; withdrawOpinion>signing Principal
        """;

    public static TheoryData<bool, string> Lines
    {
        get
        {
            var data = new TheoryData<bool, string>();
            foreach (var line in Ordinary.Split('\n')) data.Add(false, line);
            foreach (var line in Urgent.Split('\n')) data.Add(true, line);
            return data;
        }
    }

    [Fact]
    public void cover_every_state() =>
        Assert.Equal(Enum.GetValues<DraftState>().Select(CamelCase.Of).Order(StringComparer.Ordinal), Ordinary.Split('\n').Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Lines))]
    public void are_those_of_the_table_for_each_role_and_no_others(bool urgent, string line)
    {
        Assert.True(CamelCase.TryParse<DraftState>(line.Split(':')[0], out var state));
        var expected = line[(line.IndexOf(':') + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

        // Every cell is asked: each step, each opinion that could be taken back, each role and the clock.
        var legal = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in Enum.GetValues<DraftStep>())
        {
            foreach (var duty in (Duty?[])[null, .. Enum.GetValues<Duty>().Select(duty => (Duty?)duty)])
            {
                if (Transitions.Find(state, step, urgent, duty) is not { } transition) continue;
                if (transition.Action is null) legal.Add($"{CamelCase.Of(step)}>{CamelCase.Of(transition.To)} clock");
                foreach (var role in Enum.GetValues<Role>())
                {
                    var actor = new Actor { Id = "li", Name = "李", Roles = [role], Unit = "四川省人民政府办公厅", Division = "510000" };
                    if (transition.Action is { } action && actor.May(action, new Target("510000", "四川省人民政府办公厅"))) legal.Add($"{CamelCase.Of(step)}>{CamelCase.Of(transition.To)} {role}");
                }
            }
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), legal.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void never_leave_out_the_secrecy_review_on_any_way()
    {
        foreach (var urgent in (bool[])[false, true])
        {
            var reached = new HashSet<DraftState> { DraftState.Drafting };
            while (Transitions.All.FirstOrDefault(t => reached.Contains(t.From) && !reached.Contains(t.To) && t.Step != DraftStep.ClearSecrecy && Transitions.Find(t.From, t.Step, urgent, t.Duty) == t) is { } next) reached.Add(next.To);
            Assert.DoesNotContain(DraftState.Released, reached);
            Assert.DoesNotContain(DraftState.Signing, reached);
        }
    }
}
