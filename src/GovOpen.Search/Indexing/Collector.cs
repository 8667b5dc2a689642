namespace GovOpen.Search.Indexing;

/// <summary>Rolls matching units up to their documents, counts these, and keeps the best. Units come in ascending order.</summary>
internal sealed class Collector(IndexView view, QueryPlan plan, TopHits hits, FacetCounter facets, DateOnly asOf)
{
    private const int NoDocument = -1;

    private int _segment;
    private int _nextForced;
    private Segment _current = null!;
    private StatusesOnDay _statuses = null!;
    private int _document = NoDocument;
    private int _bestUnit;
    private uint _bestScore;
    private Admission _admission;

    public int Total { get; private set; }

    /// <summary>What a unit must have, with the prior of its document, to put that among the best.</summary>
    public double Threshold => hits.Threshold;

    public void Begin(int segment)
    {
        _segment = segment;
        _nextForced = 0;
        _current = view.Segments[segment].Segment;
        _statuses = _current.Statuses.On(asOf);
    }

    /// <param name="score">In parts of <see cref="Bm25.One"/>.</param>
    public void Add(int document, int unit, uint score, Admission admission)
    {
        if (document != _document)
        {
            Flush();
            (_document, _bestUnit, _bestScore, _admission) = (document, unit, score, admission);
        }
        else if (score > _bestScore)
        {
            (_bestUnit, _bestScore) = (unit, score);
        }
    }

    /// <summary>Ends the segment.</summary>
    public void End() => Flush();

    private void Flush()
    {
        if (_document == NoDocument) return;

        facets.CountStatus(_statuses.Of(_document));
        if (_admission == Admission.Full)
        {
            Total++;
            ref readonly var row = ref _current.Columns[_document];
            facets.Count(row, _current.Columns.TagsOf(_document));
            var score = plan.IsScored ? (_bestScore * Bm25.Part) + _current.Columns.Priors[_document] : 0;
            hits.Offer(new(_segment, _document, _bestUnit, row.Day, score + BonusOf(_document)));
        }

        _document = NoDocument;
    }

    private double BonusOf(int document)
    {
        var forced = plan.Forced[_segment];
        while (_nextForced < forced.Count && forced[_nextForced].Document < document) _nextForced++;
        return _nextForced < forced.Count && forced[_nextForced].Document == document ? forced[_nextForced].Bonus : 0;
    }
}
