using GovOpen.EventLog;
using GovOpen.EventLog.Reading;
using GovOpen.Search.Comparing;
using GovOpen.Search.Data;
using GovOpen.Search.Elasticsearch;
using GovOpen.Search.Entries;
using GovOpen.Search.Companions;
using GovOpen.Search.Guidance;
using GovOpen.Search.Rebuilding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace GovOpen.Search;

internal static class SearchRegistration
{
    /// <summary>The projection in the database <c>ConnectionStrings:search</c>, the index beside it, and what keeps them together.</summary>
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton(provider => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(
                provider.GetRequiredService<IConfiguration>().GetConnectionString("search") ?? throw new InvalidOperationException("No database: set ConnectionStrings__search."))
            {
                KeepAlive = 10, // finds a dead peer behind LISTEN
                ApplicationName = "search",
            }.ToString()));
        services.AddDbContext<SearchDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))); // no snapshots: a test compares

        services.AddScoped<Bodies>();
        services.AddScoped<SealedInterpretations>();
        services.AddScoped<PublishedResults>();
        services.AddSingleton<Projection>();
        services.AddHostedService(provider => provider.GetRequiredService<Projection>());
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<Projection>());
        services.AddSingleton<GuidanceProjection>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<GuidanceProjection>());
        services.AddSingleton<CurrentGuidance>();
        services.AddSingleton<KnownCompanions>();
        services.AddOptions<QuestionOptions>().BindConfiguration("Questions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UnansweredQuestions>();
        services.AddHostedService(provider => provider.GetRequiredService<UnansweredQuestions>());
        builder.AddIndexHome();
        services.AddSingleton<IndexHolder>();
        services.AddSingleton<Currency>();
        services.AddSingleton<Comparisons>();
        services.AddHostedService<IndexTail>();
        services.AddHostedService<CountCitations>();
        services.AddHostedService<RebuildIndex>();
        services.AddHealthChecks().AddCheck<IndexHolder>("index").AddDatabaseCheck<SearchDb>();
    }

    /// <summary>The index is in Elasticsearch if <c>ConnectionStrings:elasticsearch</c> says where that is; else it is in the process.</summary>
    private static void AddIndexHome(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(ElasticsearchClient.Name) is not { Length: > 0 } address)
        {
            builder.Services.AddSingleton<IIndexHome, SnapshotHome>();
            return;
        }

        builder.Services.AddElasticsearch(address);
        builder.Services.AddSingleton<IIndexHome, ElasticsearchHome>();
        builder.Services.AddHealthChecks().AddCheck<ElasticsearchHealth>("elasticsearch");
    }
}
