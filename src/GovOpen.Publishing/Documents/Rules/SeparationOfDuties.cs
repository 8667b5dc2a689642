using System.Text.Json.Serialization;
using GovOpen.Contracts;
using GovOpen.ServiceDefaults;

namespace GovOpen.Publishing.Documents.Rules;

/// <summary>What people do to a text on its way to the public; each leaves a <see cref="DutyDone"/>.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Duty>))]
internal enum Duty
{
    /// <summary>起草：wrote or changed the text.</summary>
    Draft,

    /// <summary>初审</summary>
    FirstReview,

    /// <summary>二审</summary>
    SecondReview,

    /// <summary>三审</summary>
    ThirdReview,

    /// <summary>一校</summary>
    FirstProof,

    /// <summary>二校</summary>
    SecondProof,

    /// <summary>三校</summary>
    ThirdProof,

    /// <summary>合法性审核</summary>
    LegalReview,

    /// <summary>保密审查</summary>
    SecrecyReview,

    /// <summary>签发</summary>
    Sign,

    /// <summary>发布</summary>
    Publish,
}

/// <param name="Duty">Which.</param>
/// <param name="Person">The account; a delegate is the one who acts, not the one who delegated.</param>
internal readonly record struct DutyDone(Duty Duty, string Person);

/// <summary>
/// Who did one thing to a text must not do certain others to it: nobody approves, clears, signs or releases what they wrote
/// (国办发〔2018〕115号：合法性审核由起草单位以外的机构进行；三审三校由不同人员进行；《政府信息公开条例》第十七条：先审查、后公开).
/// Pure: the history of the version and the person go in, a refusal comes out.
/// </summary>
internal static class SeparationOfDuties
{
    private static readonly Duty[] _reviews = [Duty.FirstReview, Duty.SecondReview, Duty.ThirdReview];
    private static readonly Duty[] _proofs = [Duty.FirstProof, Duty.SecondProof, Duty.ThirdProof];

    private static readonly (Duty[] These, Duty[] Those, Refusal Refusal)[] _exclusive =
    [
        ([Duty.Draft], [.. Enum.GetValues<Duty>().Except([Duty.Draft])], new("own-document", "Who drafted a text cannot review, clear, sign or publish it.")),
        (_reviews, _reviews, new("already-reviewed", "Each of the three reviews is another person's.")),
        (_proofs, _proofs, new("already-proofread", "Each of the three proofs is another person's.")),
        ([Duty.LegalReview], _reviews, new("legal-reviewer", "Who gave the legal opinion cannot review the text editorially too.")),
        ([Duty.SecrecyReview], [Duty.Publish], new("secrecy-reviewer", "Who cleared a text for secrecy cannot publish it too.")),
        ([Duty.Sign], [Duty.LegalReview, Duty.SecrecyReview], new("signer", "Who signs cannot have given the opinions that the signature rests on.")),
    ];

    /// <summary>Why this person may not do this now; null: they may.</summary>
    /// <param name="history">What was done to this version of the text so far.</param>
    /// <param name="duty">What comes next.</param>
    /// <param name="person">Who would do it.</param>
    public static Refusal? RefusalOf(IEnumerable<DutyDone> history, Duty duty, string person)
    {
        var own = history.Where(done => done.Person == person).Select(done => done.Duty).ToHashSet();
        return _exclusive.FirstOrDefault(rule => own.Any(done => Exclude(rule.These, rule.Those, done, duty))).Refusal;
    }

    /// <summary>The same review again is a second stage too; writing on at the own draft is not.</summary>
    private static bool Exclude(Duty[] these, Duty[] those, Duty done, Duty next) =>
        (these.Contains(done) && those.Contains(next)) || (those.Contains(done) && these.Contains(next));
}
