namespace GovOpen.Hotline.Classes;

/// <summary>What was learned last; of this replica, in memory alone: it is learned anew from the orders when the service starts.</summary>
internal sealed class LearnedClasses
{
    private volatile Lesson _last = new(null, null);

    /// <summary>Null: there is not enough to learn from yet.</summary>
    public ClassModel? Model => _last.Model;

    /// <summary>How good it is; null as above.</summary>
    public Accuracy? Accuracy => _last.Accuracy;

    public void Learned(ClassModel? model, Accuracy? accuracy) => _last = new(model, accuracy);

    private sealed record Lesson(ClassModel? Model, Accuracy? Accuracy);
}
