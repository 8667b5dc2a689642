using System.Globalization;
using GovOpen.Contracts.Access;
using GovOpen.Hotline.Concerns;
using GovOpen.Hotline.Orders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace GovOpen.Hotline.Open311;

/// <summary>
/// POST requests.json: a concern by a client of Open311. The receipt is its service_request_id; the code by which who filed it reads the answer
/// stands in service_notice, and nowhere else.
/// </summary>
internal static class FileRequest
{
    // The province's, with its neighbours' edges.
    private static readonly (decimal Least, decimal Most) _latitudes = (26, 35);
    private static readonly (decimal Least, decimal Most) _longitudes = (97, 109);

    /// <summary>A description has 5,000 characters at most, and all else is short.</summary>
    public const int MostBytes = 100_000;

    private const int LongestAddress = 150;

    public static async Task<IResult> Handle(HttpRequest request, string format, ConcernServices services, CancellationToken ct)
    {
        var (form, refused) = await ReadAsync(request, format, ct);
        if (form is null) return refused!;

        var errors = new List<string>();
        var service = Open311Service.Find(Said(form["service_code"]));
        if (service is null) errors.Add($"service_code must be one of {string.Join(", ", Open311Service.All.Select(one => one.Code))}; GET services.{format} describes them.");
        var place = PlaceOf(form, errors);
        var name = string.Concat(Said(form["last_name"]), Said(form["first_name"]));
        var concern = new FileConcern.Request(
            service?.Kind ?? ConcernKind.Help, TextOf(form, errors), Said(form["jurisdiction_id"]) is { } code && DivisionCode.IsOne(code) ? code : null, place, name.Length == 0 ? null : name, Said(form["phone"]));
        if (form.Files.Count > 0) errors.Add("media is not taken as a file; give its address as media_url.");
        errors.AddRange(FileConcern.ErrorsOf(concern).All.Select(error => $"{NameOf(error.Field)} {error.Reason}"));
        if (errors.Count > 0) return Open311Answer.Failed(format, StatusCodes.Status400BadRequest, errors);

        var (order, key, secret) = FileConcern.New(concern, ConcernChannel.Open311, services);
        services.Db.AddRange(order, key);
        var filed = (await FileConcern.SaveAsync(order, secret, concern, services, ct)).Result as Created<FileConcern.Response>;
        var notice = string.Create(CultureInfo.InvariantCulture, $"查询码 {secret}，凭回执号和查询码查看答复，请妥善保存。最晚 {filed!.Value!.DueOn:yyyy-MM-dd} 答复。");
        return Open311Answer.Ok(format, "service_requests", "request", [[("service_request_id", filed.Value.Receipt), ("service_notice", notice), ("account_id", null)]]);
    }

    private static async Task<(IFormCollection? Form, Open311Answer? Refused)> ReadAsync(HttpRequest request, string format, CancellationToken ct)
    {
        if (!request.HasFormContentType) return (null, Open311Answer.Failed(format, StatusCodes.Status400BadRequest, "The request must be a form: application/x-www-form-urlencoded or multipart/form-data."));
        try
        {
            return (await request.ReadFormAsync(ct), null);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            var status = e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
            return (null, Open311Answer.Failed(format, status, string.Create(CultureInfo.InvariantCulture, $"The request is too long or cannot be read; it has {MostBytes:N0} bytes at most.")));
        }
    }

    private static string TextOf(IFormCollection form, List<string> errors)
    {
        var text = Said(form["description"]) ?? "";
        if (Said(form["media_url"]) is not { } media) return text;
        if (media.Length > 500 || !Uri.TryCreate(media, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) errors.Add("media_url must be an address that begins with http:// or https://, of 500 characters at most.");
        return text + "\n" + media;
    }

    /// <summary>Where: an address, or a point of the province.</summary>
    private static string? PlaceOf(IFormCollection form, List<string> errors)
    {
        var address = Said(form["address_string"]) ?? Said(form["address"]) ?? Said(form["address_id"]);
        if (address?.Length > LongestAddress) errors.Add(string.Create(CultureInfo.InvariantCulture, $"address_string has more than {LongestAddress} characters."));
        var (latitude, longitude) = (Said(form["lat"]), Said(form["long"]));
        if (latitude is null && longitude is null)
        {
            if (address is null) errors.Add("Say where: lat and long (WGS 84), or address_string.");
            return address;
        }

        var (north, east) = (DegreesOf("lat", latitude, _latitudes, errors), DegreesOf("long", longitude, _longitudes, errors));
        return string.Create(CultureInfo.InvariantCulture, $"{address} {north:0.######}, {east:0.######}").Trim();
    }

    private static decimal DegreesOf(string name, string? value, (decimal Least, decimal Most) range, List<string> errors)
    {
        if (decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && degrees >= range.Least && degrees <= range.Most) return degrees;
        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{name} must be degrees in the province, from {range.Least} to {range.Most}, as in 30.6571; lat and long are given together."));
        return 0;
    }

    /// <summary>What it is called here.</summary>
    private static string NameOf(string field) => field switch
    {
        "text" => "description",
        "place" => "address_string",
        "name" => "last_name and first_name together",
        _ => field,
    };

    private static string? Said(StringValues value) => value.ToString().Trim() is { Length: > 0 } said ? said : null;
}
