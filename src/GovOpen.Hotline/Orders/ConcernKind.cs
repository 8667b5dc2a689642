using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Hotline.Orders;

/// <summary>诉求类型: what a concern wants. Each has a limit of its own (see <see cref="Clocks.TermLimit"/>).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ConcernKind>))]
internal enum ConcernKind
{
    /// <summary>咨询</summary>
    Consultation,

    /// <summary>求助</summary>
    Help,

    /// <summary>建议</summary>
    Suggestion,

    /// <summary>投诉</summary>
    Complaint,

    /// <summary>举报: who reports is never published, and is read by nobody but who handles it.</summary>
    Report,
}

/// <summary>By which way a concern came.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ConcernChannel>))]
internal enum ConcernChannel
{
    /// <summary>门户网站</summary>
    Portal,

    /// <summary>12345 热线电话</summary>
    Phone,

    /// <summary>举报电话</summary>
    ReportPhone,

    /// <summary>意见箱</summary>
    OpinionBox,

    /// <summary>来信</summary>
    Letter,

    /// <summary>来访</summary>
    Visit,

    /// <summary>微信、微博等社交媒体</summary>
    SocialMedia,

    /// <summary>Open311 接口</summary>
    Open311,
}

/// <summary>Who is the right one for what 12345 does not handle: nobody is sent away without a way.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OtherChannel>))]
internal enum OtherChannel
{
    /// <summary>110</summary>
    Police,

    /// <summary>119</summary>
    FireService,

    /// <summary>120</summary>
    Ambulance,

    /// <summary>诉讼、仲裁</summary>
    Court,

    /// <summary>信访</summary>
    Petition,

    /// <summary>行政复议</summary>
    Reconsideration,

    /// <summary>纪检监察 12388</summary>
    Discipline,

    /// <summary>依申请公开</summary>
    DisclosureApplication,

    /// <summary>Another one, which the reason names.</summary>
    Other,
}
