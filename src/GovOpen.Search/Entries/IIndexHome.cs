using GovOpen.Search.Indexing;

namespace GovOpen.Search.Entries;

/// <summary>Where the index is kept when the process ends: it is opened from there, and whatever is kept there goes when it must.</summary>
internal interface IIndexHome
{
    /// <summary>
    /// The index of a projection: the one that is open, if it is still that one's; else the one that is kept, if it is; else an empty
    /// one, which shows in no other way that it is there before <see cref="CaughtUpAsync"/>.
    /// </summary>
    /// <param name="origin">Names the projection, and how far its purges have gone.</param>
    /// <param name="head">How far the projection has come. An index that has come further is of one that was since restored to an older state.</param>
    /// <param name="ct">Opens nothing.</param>
    Task<ISearchEngine> OpenAsync(string origin, long head, CancellationToken ct);

    /// <summary>The index has all that the projection had: from now on this is the one that is kept.</summary>
    Task CaughtUpAsync(CancellationToken ct);

    /// <summary>An empty index beside the one that is open.</summary>
    /// <param name="origin">As for <see cref="OpenAsync"/>.</param>
    /// <param name="request">For which it is; replicas that share an index share what they build for one request.</param>
    /// <param name="ct">Begins nothing.</param>
    Task<ISearchEngine> BeginAnewAsync(string origin, Guid request, CancellationToken ct);

    /// <summary>From now on this index is the one that is open and kept.</summary>
    Task ReplaceAsync(ISearchEngine next, CancellationToken ct);

    /// <summary>Leaves nothing of what was taken out of the index, in it or in what is kept of it.</summary>
    /// <param name="origin">As which the index is kept from now on.</param>
    /// <param name="ct">Leaves it to the next time.</param>
    Task ForgetDeletedAsync(string origin, CancellationToken ct);

    /// <summary>Keeps what the index has now, if that must be done.</summary>
    /// <param name="isEnding">Whether the process ends; else this waits for nothing, and does it when its time has come.</param>
    /// <param name="ct">Keeps what was kept before.</param>
    Task KeepAsync(bool isEnding, CancellationToken ct);
}
