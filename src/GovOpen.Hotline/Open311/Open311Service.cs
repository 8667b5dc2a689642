using System.Globalization;
using GovOpen.Contracts;
using GovOpen.Hotline.Clocks;
using GovOpen.Hotline.Orders;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Open311;

/// <summary>
/// What can be asked for by Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2): the kinds of concern, since they decide until when it is
/// answered. A report of somebody's misconduct (举报) is none of them: what is asked for by Open311 is listed for everybody.
/// </summary>
/// <param name="Kind">Its code.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Description">What it is for.</param>
internal sealed record Open311Service(ConcernKind Kind, string Name, string Description)
{
    public static IReadOnlyList<Open311Service> All { get; } =
    [
        new(ConcernKind.Consultation, "咨询", "想知道政策怎么规定、事情怎么办。"),
        new(ConcernKind.Help, "求助", "请政府帮助解决困难，例如路灯、井盖、停水。"),
        new(ConcernKind.Suggestion, "建议", "对公共管理和服务的意见和建议。"),
        new(ConcernKind.Complaint, "投诉", "对服务、商家或单位不满意，请求处理。"),
    ];

    public string Code => CamelCase.Of(Kind);

    public static Open311Service? Find(string? code) => All.FirstOrDefault(service => service.Code == code);

    /// <summary>GET services.json</summary>
    public static Open311Answer List(string format, IOptions<HotlineOptions> options, TimeProvider clock) =>
        Open311Answer.Ok(format, "services", "service", All.Select(service => (IReadOnlyList<(string, object?)>)
        [
            ("service_code", service.Code), ("service_name", service.Name), ("description", service.Description + Term(service.Kind, options.Value, clock)),
            ("metadata", false), ("type", "realtime"), ("keywords", "12345"), ("group", "12345"),
        ]));

    /// <summary>GET services/{code}.json: that nothing more is asked for.</summary>
    public static Open311Answer Define(string code, string format) => Find(code) is { } service
        ? Open311Answer.One(format, "service_definition", [("service_code", service.Code), ("attributes", Array.Empty<object>())])
        : Open311Answer.Failed(format, StatusCodes.Status404NotFound, $"service_code was not found; there are {string.Join(", ", All.Select(one => one.Code))}.");

    private static string Term(ConcernKind kind, HotlineOptions options, TimeProvider clock) => TermLimit.For(kind, clock.Today(), options.LimitsThatHold) switch
    {
        { WorkingDays: { } days } => string.Create(CultureInfo.InvariantCulture, $"{days}个工作日内答复。"),
        { Hours: { } hours } => string.Create(CultureInfo.InvariantCulture, $"{hours}小时内答复。"),
        _ => "",
    };
}
