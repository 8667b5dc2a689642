using System.CommandLine;
using GovOpen.Local;
using GovOpen.Local.Commands;

// deploy/up, deploy/down, deploy/status and tests/run call these verbs; people call the scripts.
var data = new Option<string>("--data") { Description = "The data folder of the installation.", Required = true };
var postgres = new Option<string>("--postgres") { Description = "The folder with PostgreSQL's initdb and postgres.", DefaultValueFactory = _ => "" };
var rabbitMq = new Option<string>("--rabbitmq") { Description = "The folder with rabbitmq-server.", DefaultValueFactory = _ => "" };
var noSample = new Option<bool>("--no-sample") { Description = "Load no sample documents into a new data folder." };
var host = new Option<int?>("--host") { Description = "The process id of the host that was just started." };
var json = new Option<bool>("--json") { Description = "For programs." };
var throwAway = new Option<bool>("--throw-away") { Description = "Trade the safety of the data for speed." };

var run = new Command("run", "Starts the platform and keeps it running.") { data, postgres, rabbitMq, noSample };
run.SetAction(asked => Run.HandleAsync(Folder(asked), Programs(asked), !asked.GetValue(noSample)));

var watch = new Command("watch", "Waits until a host in the background is ready.") { data, host };
watch.SetAction(asked => Watch.HandleAsync(Folder(asked), asked.GetValue(host)));

var status = new Command("status", "Shows what runs and how it is.") { data, json };
status.SetAction(asked => Status.HandleAsync(Folder(asked), asked.GetValue(json)));

var down = new Command("down", "Stops the platform.") { data };
down.SetAction(asked => Down.HandleAsync(Folder(asked)));

var servers = new Command("servers", "Runs a private PostgreSQL and RabbitMQ for tests.") { data, postgres, rabbitMq, throwAway };
servers.SetAction(asked => Servers.HandleAsync(Folder(asked), Programs(asked), durable: !asked.GetValue(throwAway)));

var service = new Argument<string>("service");
var verb = new Argument<string[]>("verb") { Arity = ArgumentArity.OneOrMore };
var ask = new Command("ask", "Runs a verb of a service's own program beside the running platform.") { data, service, verb };
ask.TreatUnmatchedTokensAsErrors = false;
ask.SetAction(asked => Ask.HandleAsync(Folder(asked), asked.GetRequiredValue(service), [.. asked.GetValue(verb) ?? [], .. asked.UnmatchedTokens]));

// Each verb ends in its own time when it is asked to, so the library's two seconds are switched off.
return await new RootCommand("The process host of GovOpen.") { run, watch, status, down, servers, ask }
    .Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

DataFolder Folder(ParseResult asked) => new(asked.GetRequiredValue(data));

ServerPrograms Programs(ParseResult asked) => new(asked.GetRequiredValue(postgres), asked.GetRequiredValue(rabbitMq));
