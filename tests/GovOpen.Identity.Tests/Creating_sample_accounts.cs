using System.Text.Json.Nodes;
using GovOpen.Contracts.Identity.V1;

namespace GovOpen.Identity.Tests;

public sealed class Creating_sample_accounts : IAsyncLifetime
{
    private Storage _storage = null!;

    private string AccountsFile => Path.Combine(_storage.Directory.FullName, "accounts.json");

    public async Task InitializeAsync() => _storage = await Storage.CreateAsync();

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task writes_passwords_that_are_good()
    {
        Assert.Equal(0, await CreateAsync());

        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        foreach (var account in await ReadAsync())
        {
            var answer = account["username"] is { } username
                ? await identity.SignInAsync((string)username!, (string)account["password"]!, account["totpSecret"] is { } secret ? identity.Code((string)secret!) : "")
                : await identity.AskAsMachineAsync((string)account["clientId"]!, (string)account["clientSecret"]!);
            var claims = (await identity.ValidateAsync(answer.AccessToken)).Claims;
            Assert.Equal((string)account["role"]!, claims["role"]);
            Assert.Equal("staff", claims["scope"]);
            if (account["unit"] is { } unit) Assert.Equal((string)unit!, claims["unit"]);
        }
    }

    [Fact]
    public async Task has_somebody_for_every_role()
    {
        await CreateAsync();

        var accounts = await ReadAsync();

        string[] machines = ["Importer", "KnowledgeConsumer"];
        var people = Enum.GetValues<Role>().Select(role => role.ToString()).Except(machines);
        Assert.Equal(people.Order(), RolesAt("四川省人民政府办公厅").Distinct().Order());
        Assert.Equal(["Auditor", "Editor", "LegalReviewer", "Principal", "Publisher", "Reviewer", "SecAdmin", "SecrecyReviewer", "Supervisor"], RolesAt("成都市人民政府办公厅").Distinct().Order());
        Assert.Equal(["Editor", "SecAdmin", "Supervisor"], RolesAt("自贡市人民政府办公室").Order());
        Assert.Equal(machines, accounts.Where(account => account["clientId"] is not null).Select(account => (string)account["role"]!).Order());

        IEnumerable<string> RolesAt(string unit) => accounts.Where(account => (string?)account["unit"] == unit).Select(account => (string)account["role"]!);
    }

    [Fact]
    public async Task has_three_who_review_where_documents_are_released()
    {
        await CreateAsync();

        var reviewers = (await ReadAsync()).Where(account => (string?)account["role"] == "Reviewer").Select(account => (string)account["username"]!);
        Assert.Equal(["reviewer.510000", "reviewer.510100", "reviewer2.510000", "reviewer2.510100", "reviewer3.510000", "reviewer3.510100"], reviewers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task draws_passwords_of_20_characters_and_three_classes_or_more()
    {
        await CreateAsync();

        var passwords = (await ReadAsync()).Select(account => (string)(account["password"] ?? account["clientSecret"])!).ToList();

        Assert.Equal(passwords.Count, passwords.Distinct().Count());
        Assert.All(passwords, password =>
        {
            Assert.Equal(20, password.Length);
            Assert.True(new Func<char, bool>[] { char.IsAsciiLetterLower, char.IsAsciiLetterUpper, char.IsAsciiDigit, char.IsPunctuation }.Count(password.Any) >= 3);
        });
    }

    [Fact]
    public async Task writes_a_file_for_its_owner_alone_and_nothing_beside_it()
    {
        await CreateAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(AccountsFile).UnixFileMode);
        Assert.Equal([AccountsFile], Directory.GetFiles(_storage.Directory.FullName));
    }

    [Fact]
    public async Task again_changes_nothing()
    {
        await CreateAsync();
        var file = await File.ReadAllTextAsync(AccountsFile);
        var accounts = await AccountsAsync();

        Assert.Equal(0, await CreateAsync());

        Assert.Equal(file, await File.ReadAllTextAsync(AccountsFile));
        Assert.Equal(accounts, await AccountsAsync());
    }

    [Fact]
    public async Task takes_the_passwords_of_a_file_whose_accounts_are_missing()
    {
        await CreateAsync();
        var file = await File.ReadAllTextAsync(AccountsFile);
        await _storage.Database.ScalarAsync("with gone as (delete from machines) delete from people");

        Assert.Equal(0, await CreateAsync());

        Assert.Equal(file, await File.ReadAllTextAsync(AccountsFile));
        await using var identity = await IdentityApi.StartAsync(storage: _storage);
        var account = (await ReadAsync())[0];
        (await identity.SignInAsync((string)account["username"]!, (string)account["password"]!)).ShouldBeGranted();
    }

    [Fact]
    public async Task twice_at_the_same_time_agrees_on_one_file()
    {
        var exits = await Task.WhenAll(CreateAsync(), CreateAsync());

        Assert.All(exits, exit => Assert.Equal(0, exit));

        await writes_passwords_that_are_good();
    }

    [Fact]
    public async Task refuses_to_guess_passwords_that_a_lost_file_had()
    {
        await CreateAsync();
        var accounts = await AccountsAsync();
        File.Delete(AccountsFile);

        Assert.Equal(1, await CreateAsync());

        Assert.False(File.Exists(AccountsFile));
        Assert.Equal(accounts, await AccountsAsync());
    }

    [Fact]
    public async Task refuses_a_file_that_is_something_else()
    {
        await File.WriteAllTextAsync(AccountsFile, "hello");

        Assert.Equal(1, await CreateAsync());

        Assert.Equal("hello", await File.ReadAllTextAsync(AccountsFile));
        Assert.Equal(1, await _storage.RunAsync("--create-accounts"));
        Assert.Equal(1, await _storage.RunAsync("--create-accounts", Path.Combine(_storage.Directory.FullName, "missing", "accounts.json")));
    }

    private Task<int> CreateAsync() => _storage.RunAsync("--create-accounts", AccountsFile);

    private async Task<List<JsonObject>> ReadAsync() => [.. JsonNode.Parse(await File.ReadAllTextAsync(AccountsFile))!.AsArray().Select(account => account!.AsObject())];

    private Task<object?> AccountsAsync() => _storage.Database.ScalarAsync(
        "select string_agg(line, E'\\n' order by line) from (select p::text from people p union all select m::text from machines m) as accounts (line)");
}
