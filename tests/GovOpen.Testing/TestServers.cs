namespace GovOpen.Testing;

/// <summary>The private PostgreSQL and RabbitMQ of this run; <c>tests/run</c> starts them.</summary>
public static class TestServers
{
    /// <summary>An Npgsql connection string of a superuser.</summary>
    public static string Postgres => Needed("GOVOPEN_TEST_POSTGRES");

    /// <summary><c>amqp://user:password@host:port/</c></summary>
    public static Uri RabbitMq => new(Needed("GOVOPEN_TEST_RABBITMQ"));

    /// <summary>The management API, with user and password.</summary>
    public static Uri RabbitMqApi => new(Needed("GOVOPEN_TEST_RABBITMQ_API"));

    private static string Needed(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set. Run the tests with tests/run, which starts the servers that they need.");
}
