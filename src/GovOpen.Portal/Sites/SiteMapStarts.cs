namespace GovOpen.Portal.Sites;

/// <summary>
/// Counts where the maps of a site begin, one address after the other in the order of their ids. Beginnings that are known stay: a
/// search engine that has them must find everything from one to the next. Others come where the last map is full, and into a map
/// in whose middle so much appeared that it is too long.
/// </summary>
/// <param name="known">The beginnings so far, in order.</param>
/// <param name="full">After so many addresses a new map begins.</param>
/// <param name="most">No map may have more.</param>
internal sealed class SiteMapStarts(IReadOnlyList<Guid> known, int full, int most)
{
    private readonly List<Guid> _new = [];
    private int _passed;
    private int _count;
    private Guid _atFull;

    public void Count(Guid address)
    {
        for (; _passed < known.Count && known[_passed] < address; _passed++) _count = 0;
        _count++;
        if (_count == full) _atFull = address;
        if (_count > most) Begin();
    }

    public IReadOnlyList<Guid> All()
    {
        if (_count > full) Begin();
        return [.. known.Concat(_new).Order()];
    }

    private void Begin()
    {
        _new.Add(_atFull);
        _count -= full;
    }
}
