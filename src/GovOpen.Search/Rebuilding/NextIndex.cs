using GovOpen.Search.Indexing;

namespace GovOpen.Search.Rebuilding;

/// <summary>An index that is to take the place of the one that answers.</summary>
/// <param name="engine">What has been built.</param>
/// <param name="origin">Of which projection, and how far its purges had gone when it was begun.</param>
internal sealed class NextIndex(ISearchEngine engine, string origin)
{
    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ISearchEngine Engine => engine;

    public string Origin => origin;

    /// <summary>Completes when it answers; fails when it cannot be taken.</summary>
    public Task Replaced => _replaced.Task;

    public void Answers() => _replaced.TrySetResult();

    public void Fails(Exception reason) => _replaced.TrySetException(reason);
}
