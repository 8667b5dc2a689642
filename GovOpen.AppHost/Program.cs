#if ASPIRE
// What runs, and what waits for what. Databases are migrated by a run of the same project that ends; a service starts when
// its migration is complete and what it talks to is healthy.
var builder = DistributedApplication.CreateBuilder(args);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin();

var searchSecret = builder.AddParameter("search-secret", secret: true);
var portalSecret = builder.AddParameter("portal-secret", secret: true);

var identityDatabase = postgres.AddDatabase("identity");
var identityReady = builder.AddProject<Projects.GovOpen_Identity>("identity-migration")
    .WithArgs("--migrate", "--create-clients")
    .WithEnvironment("Clients__search__Secret", searchSecret).WithEnvironment("Clients__search__Scope", "internal")
    .WithEnvironment("Clients__portal__Secret", portalSecret).WithEnvironment("Clients__portal__Scope", "public")
    .WithReference(identityDatabase).WaitFor(identityDatabase);
var identity = builder.AddProject<Projects.GovOpen_Identity>("identity")
    .WithReference(identityDatabase).WithReference(rabbitmq)
    .WithHttpHealthCheck("/health/ready").WaitForCompletion(identityReady);

var publishingDatabase = postgres.AddDatabase("publishing");
var publishingReady = builder.AddProject<Projects.GovOpen_Publishing>("publishing-migration")
    .WithArgs("--migrate").WithReference(publishingDatabase).WaitFor(publishingDatabase);
var publishing = builder.AddProject<Projects.GovOpen_Publishing>("publishing")
    .WithReference(publishingDatabase).WithReference(rabbitmq).WithReference(identity)
    .WithHttpHealthCheck("/health/ready").WaitForCompletion(publishingReady).WaitFor(rabbitmq);

var searchDatabase = postgres.AddDatabase("search");
var searchReady = builder.AddProject<Projects.GovOpen_Search>("search-migration")
    .WithArgs("--migrate").WithReference(searchDatabase).WaitFor(searchDatabase);
var search = builder.AddProject<Projects.GovOpen_Search>("search")
    .WithEnvironment("Search__SnapshotDirectory", Path.Combine(builder.AppHostDirectory, "..", "artifacts", "search"))
    .WithEnvironment("Authentication__ClientId", "search").WithEnvironment("Authentication__ClientSecret", searchSecret)
    .WithReference(searchDatabase).WithReference(rabbitmq).WithReference(identity).WithReference(publishing)
    .WithHttpHealthCheck("/health/ready").WaitForCompletion(searchReady).WaitFor(rabbitmq).WaitFor(identity);

builder.AddProject<Projects.GovOpen_Portal>("portal")
    .WithEnvironment("Authentication__ClientId", "portal").WithEnvironment("Authentication__ClientSecret", portalSecret)
    .WithReference(identity).WithReference(publishing).WithReference(search)
    .WithHttpHealthCheck("/health/ready").WithExternalHttpEndpoints().WaitFor(search).WaitFor(publishing);

builder.AddProject<Projects.GovOpen_Office>("office")
    .WithReference(identity).WithReference(publishing)
    .WithHttpHealthCheck("/health/ready").WithExternalHttpEndpoints().WaitFor(identity).WaitFor(publishing);

builder.Build().Run();
#else
Console.WriteLine("The Aspire packages are not on this machine: start GovOpen with deploy/up, or build this project with -p:UseAspire=true.");
#endif
