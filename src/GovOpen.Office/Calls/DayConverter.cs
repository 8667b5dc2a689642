using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovOpen.Contracts;

namespace GovOpen.Office.Calls;

/// <summary>A day, whether the service tells it as such or as an instant of that day in Shanghai.</summary>
public sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WrittenDay.TryRead(reader.GetString(), out var day)
            ? day
            : ShanghaiDay.Of(reader.GetDateTimeOffset());

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
