#if ASPIRE
// What runs, and what waits for what. Databases are migrated by a run of the same project that ends; a service starts when
// its migration is complete and what it talks to is healthy.
var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin();

// With --elasticsearch the search keeps its index in a server, else in its own process. Without security: only this machine reaches it.
var elasticsearch = args.Contains("--elasticsearch")
    ? builder.AddContainer("elasticsearch", "elasticsearch", "9.5.0")
        .WithEnvironment("discovery.type", "single-node").WithEnvironment("xpack.security.enabled", "false").WithEnvironment("ES_JAVA_OPTS", "-Xms1g -Xmx1g")
        .WithVolume("elasticsearch-data", "/usr/share/elasticsearch/data")
        .WithHttpEndpoint(targetPort: 9200, name: "http").WithHttpHealthCheck("/_cluster/health?wait_for_status=yellow&timeout=1s")
    : null;

// Each service that calls others has a client of its own, each that keeps an audit trail a key of its own.
var clients = new (string Name, string Scope)[] { ("publishing", "internal"), ("interpretation", "internal"), ("hotline", "internal"), ("search", "internal"), ("portal", "public"), ("office", "sign-in") };
var secrets = clients.ToDictionary(client => client.Name, client => builder.AddParameter(client.Name + "-secret", secret: true));
var identityAuditKey = builder.AddParameter("identity-audit-key", secret: true);
var deliveryKey = builder.AddParameter("delivery-key", secret: true);
var questionsKey = builder.AddParameter("questions-key", secret: true);
var publishingAuditKey = builder.AddParameter("publishing-audit-key", secret: true);
var hotlineAuditKey = builder.AddParameter("hotline-audit-key", secret: true);
var interpretationAuditKey = builder.AddParameter("interpretation-audit-key", secret: true);

var identityDatabase = postgres.AddDatabase("identity");
var identityMigration = Identity("identity-migration").WithArgs("--migrate").WaitFor(identityDatabase);
var identityClients = Identity("identity-clients").WithArgs("--create-clients").WaitForCompletion(identityMigration);
foreach (var (name, scope) in clients)
{
    identityClients.WithEnvironment($"Clients__{name}__Secret", secrets[name]).WithEnvironment($"Clients__{name}__Scope", scope);
}

var identity = Identity("identity").WithHttpHealthCheck("/health/ready").WaitForCompletion(identityClients);

var publishingDatabase = postgres.AddDatabase("publishing");
var publishingMigration = Publishing("publishing-migration").WithArgs("--migrate").WaitFor(publishingDatabase);
var publishing = Publishing("publishing").WithHttpHealthCheck("/health/ready").WaitForCompletion(publishingMigration).WaitFor(rabbitmq).WaitFor(identity);

var interpretationDatabase = postgres.AddDatabase("interpretation");
var interpretationMigration = Interpretation("interpretation-migration").WithArgs("--migrate").WaitFor(interpretationDatabase);
var interpretation = Interpretation("interpretation").WithReference(publishing).WithHttpHealthCheck("/health/ready").WaitForCompletion(interpretationMigration).WaitFor(rabbitmq).WaitFor(identity);
// They read one another's logs: neither waits for the other.
publishing.WithReference(interpretation);

var hotlineDatabase = postgres.AddDatabase("hotline");
var hotlineMigration = Hotline("hotline-migration").WithArgs("--migrate").WaitFor(hotlineDatabase);
var hotline = Hotline("hotline").WithHttpHealthCheck("/health/ready").WaitForCompletion(hotlineMigration).WaitFor(rabbitmq).WaitFor(identity);

var searchDatabase = postgres.AddDatabase("search");
var searchMigration = Search("search-migration").WithArgs("--migrate").WaitFor(searchDatabase);
var search = Search("search").WithReference(interpretation).WithHttpHealthCheck("/health/ready").WaitForCompletion(searchMigration).WaitFor(rabbitmq).WaitFor(identity);
// Editors are shown what people asked in vain, and what people say is linked to what is public; neither waits for the search.
interpretation.WithReference(search);
hotline.WithReference(search);
if (elasticsearch is not null) search.WithEnvironment("ConnectionStrings__elasticsearch", elasticsearch.GetEndpoint("http")).WaitFor(elasticsearch);

AsClient(builder.AddProject<Projects.GovOpen_Portal>("portal"), "portal")
    .WithReference(identity).WithReference(publishing).WithReference(interpretation).WithReference(hotline).WithReference(search)
    .WithHttpHealthCheck("/health/ready").WithExternalHttpEndpoints().WaitFor(search).WaitFor(publishing);

var officeDatabase = postgres.AddDatabase("office");
var officeMigration = Office("office-migration").WithArgs("--migrate").WaitFor(officeDatabase);
Office("office").WithReference(interpretation).WithReference(hotline).WithHttpHealthCheck("/health/ready").WithExternalHttpEndpoints().WaitForCompletion(officeMigration).WaitFor(identity).WaitFor(publishing);

builder.Build().Run();

IResourceBuilder<ProjectResource> Identity(string name) => builder.AddProject<Projects.GovOpen_Identity>(name)
    .WithEnvironment("Audit__Key", identityAuditKey).WithEnvironment("DataProtection__KeyRing", Kept("identity-keyring"))
    .WithReference(identityDatabase).WithReference(rabbitmq);

IResourceBuilder<ProjectResource> Publishing(string name) => AsClient(builder.AddProject<Projects.GovOpen_Publishing>(name), "publishing")
    .WithEnvironment("Audit__Key", publishingAuditKey)
    .WithReference(publishingDatabase).WithReference(rabbitmq).WithReference(identity);

IResourceBuilder<ProjectResource> Interpretation(string name) => AsClient(builder.AddProject<Projects.GovOpen_Interpretation>(name), "interpretation")
    .WithEnvironment("Audit__Key", interpretationAuditKey).WithEnvironment("Delivery__Key", deliveryKey)
    .WithReference(interpretationDatabase).WithReference(rabbitmq).WithReference(identity);

IResourceBuilder<ProjectResource> Hotline(string name) => AsClient(builder.AddProject<Projects.GovOpen_Hotline>(name), "hotline")
    .WithEnvironment("Audit__Key", hotlineAuditKey).WithEnvironment("DataProtection__KeyRing", Kept("hotline-keyring"))
    .WithReference(hotlineDatabase).WithReference(rabbitmq).WithReference(identity);

IResourceBuilder<ProjectResource> Search(string name) => AsClient(builder.AddProject<Projects.GovOpen_Search>(name), "search")
    .WithEnvironment("Search__SnapshotDirectory", Kept("search")).WithEnvironment("Questions__Key", questionsKey)
    .WithReference(searchDatabase).WithReference(rabbitmq).WithReference(identity).WithReference(publishing);

IResourceBuilder<ProjectResource> Office(string name) => AsClient(builder.AddProject<Projects.GovOpen_Office>(name), "office")
    .WithEnvironment("DataProtection__KeyRing", Kept("office-keyring"))
    .WithReference(officeDatabase).WithReference(identity).WithReference(publishing).WithReference(search);

IResourceBuilder<ProjectResource> AsClient(IResourceBuilder<ProjectResource> project, string name) => project
    .WithEnvironment("Authentication__ClientId", name).WithEnvironment("Authentication__ClientSecret", secrets[name]);

string Kept(string folder) => Path.Combine(builder.AppHostDirectory, "..", "artifacts", folder);
#else
Console.WriteLine("The Aspire packages are not on this machine: start GovOpen with deploy/up, or build this project with -p:UseAspire=true.");
#endif
