using System.CommandLine;
using GovOpen.Benchmarks;
using GovOpen.Benchmarks.Faults;
using GovOpen.Benchmarks.Oracle;
using Npgsql;

// What GovOpen does in how much time, side by side with what else one could use. RESULTS.md holds what was measured.
var root = new RootCommand("Measures GovOpen.")
{
    GenerateDocuments.Create(),
    MeasureSearch.Create(),
    MeasureIngest.Create(),
    MeasureFreshness.Create(),
    MeasureRelevance.Create(),
    MeasureBasis.Create(),
    MeasureHttp.Create(),
    CheckAgainstOracle.Create(),
    OracleEngine.Create(),
    Fuzz.Create(),
    InjectFaults.Create(),
    MeasureKnowledge.Create(),
    MeasureIntake.Create(),
    MeasureClasses.Create(),
    MeasureSurges.Create(),
    SoakHotline.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception e) when (e is HttpRequestException or NpgsqlException or IOException or UnauthorizedAccessException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
