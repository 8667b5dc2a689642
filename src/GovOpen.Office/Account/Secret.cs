using GovOpen.Office.Pages;
using QRCoder;

namespace GovOpen.Office.Account;

/// <summary>What an authenticator needs to make the same codes as Identity.</summary>
/// <param name="Text">In base 32.</param>
/// <param name="Uri">The same for a camera.</param>
public sealed record Secret([property: System.Text.Json.Serialization.JsonPropertyName("secret")] string Text, string Uri)
{
    private const int PixelsPerModule = 6;

    /// <summary>Four by four, to be typed.</summary>
    public IEnumerable<string> Groups => Text.Chunk(4).Select(group => new string(group));

    /// <summary>A picture without styles or scripts, which the content policy forbids.</summary>
    public string Svg
    {
        get
        {
            using var data = QRCodeGenerator.GenerateQrCode(Uri, QRCodeGenerator.ECCLevel.M);
            using var code = new SvgQRCode(data);
            return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        }
    }
}

/// <param name="Form">The code, as typed.</param>
/// <param name="Secret">Only right after it was made; it is not sent back and forth.</param>
public sealed record SecretModel(Form Form, Secret? Secret);
