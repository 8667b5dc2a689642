using GovOpen.Hotline.Cases;
using GovOpen.Hotline.Data;
using GovOpen.Hotline.Orders;
using GovOpen.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovOpen.Hotline.Classes;

/// <summary>Learns from the orders that people classified, the newest of them, whenever there are other ones than the last time. What was erased is forgotten with it.</summary>
internal sealed class LearnClasses(IServiceScopeFactory scopes, LearnedClasses learned, CaseVault vault, IOptions<HotlineOptions> options, TimeProvider clock, ILogger<LearnClasses> logger) : BackgroundService
{
    /// <summary>Some seconds for two cores.</summary>
    private const int MostTexts = 5_000;

    /// <summary>Of so many it is measured how good it is: each is learned from four times more.</summary>
    private const int MostJudged = 1_000;

    private (int Count, DateTimeOffset? Newest) _learnedFrom;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var unobserved = Unobserved.Begin();
        using var timer = new PeriodicTimer(options.Value.LearnEvery, clock);
        do
        {
            try
            {
                await LearnAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Classes cannot be learned now: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LearnAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HotlineDb>();
        var classified = db.Orders.AsNoTracking().Where(order => order.Class != null && order.Content != null);
        var from = (await classified.CountAsync(ct), await classified.MaxAsync(order => order.ClassifiedAt, ct));
        if (from == _learnedFrom) return;

        var newest = await classified.OrderByDescending(order => order.ClassifiedAt).Take(MostTexts)
            .Join(db.CaseKeys, order => order.Id, key => key.OrderId, (order, key) => new { order.Class, order.Content, Key = key }).ToListAsync(ct);
        var samples = newest.ConvertAll(one => (ConcernContent.Read(vault.Open(one.Key), one.Content!).Text, Class: one.Class!));
        var model = ClassModel.Train(samples);
        List<(string Text, string Label)> judged = [.. samples.Take(MostJudged).Select(sample => (sample.Text, sample.Class.Split('/')[0]))];
        learned.Learned(model, model is null ? null : Accuracy.Of(judged, seed: 1));
        _learnedFrom = from;
        logger.LogInformation("Classes were learned from {Texts} orders; macro-F1 on the widest level {MacroF1:0.000}.", samples.Count, learned.Accuracy?.MacroF1);
    }
}
