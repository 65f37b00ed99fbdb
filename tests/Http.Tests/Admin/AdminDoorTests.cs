using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Health;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Ports;
using OtpActors.Http.Admin;
using OtpActors.Testing;

namespace OtpActors.Http.Tests.Admin;

/// <summary>A87: what was begun is noted, also when its end is not known.</summary>
public sealed class AdminDoorTests : IAsyncLifetime
{
    private const string Key = "admin-key-of-the-tests";

    private readonly Desks _desks = new();
    private HttpServer? _server;

    private HttpServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync() => _server = await HttpServer.StartAsync(s => s
        .AddSingleton(new AdminKey(Key)).AddSingleton<IAuditLog>(_desks).AddSingleton<IWorkspaceDesk>(_desks).AddSingleton<IProviderDesk>(_desks));

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Theory]
    [InlineData(false, 500, "internal_error")]
    [InlineData(true, 503, "storage_unavailable")]
    public async Task Deed_ThatThrows_IsNotedWithItsProblem_A87(bool storage, int status, string code)
    {
        _desks.Trouble = storage ? new StorageUnavailableException("disk") : new InvalidOperationException("secret internals");

        var told = await AskAsync("/workspaces/acme", """{"locale":"de"}""");

        Assert.Equal((status, code), (told.Status, told.Code));
        Assert.Equal([("workspace.change", "acme", $"{code}: locale")], _desks.Noted);
    }

    [Fact]
    public async Task Deed_ThatThrowsAndCannotBeNoted_IsToldAsItWas()
    {
        _desks.Trouble = new StorageUnavailableException("disk");
        _desks.NoteTrouble = new InvalidOperationException("no log");

        var told = await AskAsync("/workspaces/acme", """{"locale":"de"}""");

        Assert.Equal((503, "storage_unavailable"), (told.Status, told.Code));
        Assert.Contains("no log", Assert.Single(Server.Log.Errors), StringComparison.Ordinal);
    }

    /// <summary>Told only once it is noted.</summary>
    [Fact]
    public async Task Deed_DoneButNotNoted_IsNotToldAsDone_A87()
    {
        _desks.NoteTrouble = new StorageUnavailableException("no log");

        Assert.Equal(503, (await AskAsync("/workspaces/acme", """{"locale":"de"}""")).Status);
        Assert.Equal(1, _desks.NotesTried);
    }

    [Fact]
    public async Task Provider_ChangeThatThrows_IsNotedWithWhatWasAsked_A87()
    {
        _desks.Trouble = new StorageUnavailableException("cluster");

        Assert.Equal(503, (await AskAsync("/providers/twilio", """{"enabled":false,"weight":5}""")).Status);
        Assert.Equal([("provider.change", "twilio", "storage_unavailable: enabled False, weight 5")], _desks.Noted);
    }

    /// <summary>What callers write into paths is no business of the log.</summary>
    [Fact]
    public async Task Provider_Unknown_IsNoDeed()
    {
        Assert.Equal(404, (await AskAsync("/providers/nobody", """{"weight":5}""")).Status);
        Assert.Empty(_desks.Noted);
    }

    private Task<Told> AskAsync(string path, string body) => Server.AskAsync(HttpMethod.Patch, "/admin/v1" + path, r =>
    {
        r.Headers.Authorization = new("Bearer", Key);
        r.Content = HttpServer.Json(body);
    });

    private sealed class Desks : IAuditLog, IWorkspaceDesk, IProviderDesk
    {
        public Exception? Trouble { get; set; }

        public Exception? NoteTrouble { get; set; }

        public int NotesTried { get; private set; }

        public List<(string What, string? Subject, string? Detail)> Noted { get; } = [];

        public ValueTask NoteAsync(string who, string what, string? subject, string? detail)
        {
            NotesTried++;
            if (NoteTrouble is not null)
            {
                throw NoteTrouble;
            }

            Noted.Add((what, subject, detail));
            return ValueTask.CompletedTask;
        }

        public ValueTask<(DeskOutcome Outcome, Workspace? Workspace)> ChangeAsync(WorkspaceId id, Func<Workspace, Workspace?> change) =>
            Trouble is null ? ValueTask.FromResult((DeskOutcome.Done, change(Workspace.New(id, StubVerification.Now)))) : throw Trouble;

        public ValueTask<ProviderStatus?> SetAsync(string name, bool? enabled, int? weight) =>
            Trouble is null ? ValueTask.FromResult<ProviderStatus?>(null) : throw Trouble;

        public ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(long? before, int limit) => throw new NotSupportedException();

        public ValueTask<Workspace?> FindAsync(WorkspaceId id) => throw new NotSupportedException();

        public ImmutableArray<Workspace> List(WorkspaceId? after, int limit) => throw new NotSupportedException();

        public ValueTask<(DeskOutcome Outcome, Workspace? Workspace)> CreateAsync(WorkspaceId id, Func<Workspace, Workspace> change) =>
            throw new NotSupportedException();

        public IReadOnlyList<ProviderStatus> List() => [Twilio];

        public ValueTask<IReadOnlyList<ProviderStatus>> ListAsync() => ValueTask.FromResult<IReadOnlyList<ProviderStatus>>([Twilio]);

        private static ProviderStatus Twilio { get; } =
            new("twilio", "twilio", [], true, 1, 100, ProviderState.Up, null, StubVerification.Now, 0, null);
    }
}
