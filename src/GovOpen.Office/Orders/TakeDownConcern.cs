using GovOpen.Office.Calls;
using GovOpen.Office.Pages;

namespace GovOpen.Office.Orders;

/// <summary>登记: an agent writes down what a caller says; the receipt and the code are read out, and shown this once.</summary>
internal static class TakeDownConcern
{
    public static IReadOnlyList<string> Channels { get; } = ["phone", "reportPhone", "opinionBox", "letter", "visit", "socialMedia"];

    /// <summary>What fields are called here that are called otherwise elsewhere on the site: keys of the texts.</summary>
    public static string? TextOf(string field) => field switch
    {
        "kind" => "field.concernKind",
        "channel" => "orders.channel",
        "text" => "orders.text",
        "name" => "field.contactName",
        _ => null,
    };

    public static IResult Show(string? text) => Page.Show<NewOrderPage>(new NewOrderModel(new Form().With("channel", "phone").With("text", text), null));

    public static async Task<IResult> Handle(IFormCollection posted, StaffApi api, CancellationToken ct)
    {
        var form = new Form(posted).Require("kind", "text", "channel");
        if (form.IsWrong) return Page.Show<NewOrderPage>(new NewOrderModel(form, null), StatusCodes.Status400BadRequest);

        var concern = new
        {
            kind = form["kind"], text = form.Text("text"), division = form.Given("division"), place = form.Given("place"), name = form.Given("name"), phone = form.Given("phone"),
            requestId = Guid.TryParse(form["requestId"], out var id) ? id : Guid.NewGuid(), keepPrivate = form["keepPrivate"] == "true",
        };
        var answer = await api.PostAsync<FiledConcern>("hotline", "api/orders", new { concern, channel = form["channel"] }, ct);
        if (answer.Value is { } filed) return Page.Show<NewOrderPage>(new NewOrderModel(form, filed));
        return answer.IsRefusal ? Page.Show<NewOrderPage>(new NewOrderModel(form.Refuse(answer.Problem, answer.Status, field => (field.Replace("concern.", "", StringComparison.Ordinal), null)), null), answer.Status) : Page.Failed(answer);
    }
}

/// <param name="Form">As typed.</param>
/// <param name="Filed">What to tell the caller; null: it is being written.</param>
public sealed record NewOrderModel(Form Form, FiledConcern? Filed)
{
    /// <summary>Of this filling-in: pressed twice, the button files one concern.</summary>
    public Guid RequestId { get; } = Guid.NewGuid();
}
