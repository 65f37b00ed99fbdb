using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Http.Admin;
using OtpActors.Http.Bodies;
using OtpActors.Http.OpenApi;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Tests;

/// <summary>The description of the API says what the server does.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(OpenApiRoutes.Read()).RootElement;
    private static readonly JsonElement Schemas = Document.GetProperty("components").GetProperty("schemas");

    public static TheoryData<string> Operations => [.. AllOperations().Select(static o => $"{o.Method} {o.Path}")];

    [Fact]
    public async Task Document_ServedAsItIs()
    {
        await using var server = await HttpServer.StartAsync();

        var told = await server.GetAsync("/openapi/v1.json", static r => r.Headers.Authorization = null);

        Assert.Equal((200, "application/json"), (told.Status, told.ContentType));
        Assert.StartsWith("3.1", told.Json.GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_AreExactlyWhatTheServerMaps()
    {
        await using var server = await HttpServer.StartAsync(static s => s
            .AddSingleton<ISandboxInbox, NoInbox>().AddSingleton(new KeyedNames(new PhoneSecret(new byte[32]))).AddSingleton(new AdminKey("admin")));
        var mapped =
            from endpoint in server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select $"{method} {endpoint.RoutePattern.RawText}";

        Assert.Equal(mapped.Order(), AllOperations().Select(static o => $"{o.Method} {o.Path}").Order());
    }

    [Fact]
    public void Bodies_HaveExactlyTheMembersThatTheServerReads()
    {
        AssertMembers("SendRequest", BodyJson.Default.SendBody);
        AssertMembers("WhatsAppSendRequest", BodyJson.Default.SendBody, except: "channel");
        AssertMembers("CheckRequest", BodyJson.Default.CheckBody);
        AssertMembers("ResendRequest", BodyJson.Default.ResendBody);
        AssertMembers("SearchRequest", BodyJson.Default.SearchBody);
        AssertMembers("AddWebhookRequest", BodyJson.Default.AddWebhookBody);
        AssertMembers("ChangeWebhookRequest", BodyJson.Default.ChangeWebhookBody);
        AssertMembers("ReplayRequest", BodyJson.Default.ReplayBody);
        AssertMembers("WorkspaceRequest", BodyJson.Default.WorkspaceBody);
        AssertMembers("BlockRequest", BodyJson.Default.BlockBody);
        AssertMembers("LiftRequest", BodyJson.Default.LiftBody);
        AssertMembers("CreditRequest", BodyJson.Default.CreditBody);
        AssertMembers("StoryRequest", BodyJson.Default.StoryBody);
        AssertMembers("PhoneRequest", BodyJson.Default.PhoneBody);
        AssertMembers("ProviderRequest", BodyJson.Default.ProviderBody);
        AssertMembers("KeyRequest", BodyJson.Default.KeyBody);
        AssertMembers("RotateRequest", BodyJson.Default.RotateBody);
    }

    [Fact]
    public void Replies_HaveExactlyTheMembersThatTheServerWrites()
    {
        AssertMembers("SendReply", ReplyJson.Default.SendReply, required: true);
        AssertMembers("ValidReply", ReplyJson.Default.ValidReply, required: true);
        AssertMembers("InvalidReply", ReplyJson.Default.InvalidReply, required: true);
        AssertMembers("StatusReply", ReplyJson.Default.StatusReply, required: true);
        AssertMembers("Delivery", ReplyJson.Default.DeliveryReply, required: true);
        AssertMembers("SearchReply", ReplyJson.Default.SearchReply, required: true);
        AssertMembers("WebhookReply", ReplyJson.Default.WebhookReply, required: true);
        AssertMembers("OpenedWebhookReply", ReplyJson.Default.OpenedWebhookReply, required: true);
        AssertMembers("WebhookListReply", ReplyJson.Default.WebhookListReply, required: true);
        AssertMembers("WebhookDelivery", ReplyJson.Default.WebhookDeliveryReply, required: true);
        AssertMembers("WebhookDeliveriesReply", ReplyJson.Default.WebhookDeliveriesReply, required: true);
        AssertMembers("ReplayReply", ReplyJson.Default.ReplayReply, required: true);
        AssertMembers("SandboxMessage", ReplyJson.Default.SandboxMessageReply, required: true);
        AssertMembers("Workspace", ReplyJson.Default.WorkspaceReply, required: true);
        AssertMembers("Workspaces", ReplyJson.Default.ListReplyWorkspaceReply, required: true);
        AssertMembers("Key", ReplyJson.Default.KeyReply);
        AssertMembers("Keys", ReplyJson.Default.ListReplyKeyReply, required: true);
        AssertMembers("Block", ReplyJson.Default.BlockReply, required: true);
        AssertMembers("Blocks", ReplyJson.Default.ListReplyBlockReply, required: true);
        AssertMembers("Refusal", ReplyJson.Default.RefusalReply, required: true);
        AssertMembers("Refusals", ReplyJson.Default.ListReplyRefusalReply, required: true);
        AssertMembers("Alarm", ReplyJson.Default.AlarmReply, required: true);
        AssertMembers("Alarms", ReplyJson.Default.ListReplyAlarmReply, required: true);
        AssertMembers("Credits", ReplyJson.Default.CreditReply, required: true);
        AssertMembers("Movement", ReplyJson.Default.MovementReply, required: true);
        AssertMembers("Ledger", ReplyJson.Default.ListReplyMovementReply, required: true);
        AssertMembers("Story", ReplyJson.Default.StoryReply, required: true);
        AssertMembers("OtpStory", ReplyJson.Default.OtpStoryReply, required: true);
        AssertMembers("OtpEvent", ReplyJson.Default.OtpEventReply, required: true);
        AssertMembers("Done", ReplyJson.Default.DoneReply, required: true);
        AssertMembers("Provider", ReplyJson.Default.ProviderReply, required: true);
        AssertMembers("Providers", ReplyJson.Default.ListReplyProviderReply, required: true);
        AssertMembers("Template", ReplyJson.Default.TemplateReply, required: true);
        AssertMembers("ForeignTemplate", ReplyJson.Default.ForeignTemplateReply, required: true);
        AssertMembers("Templates", ReplyJson.Default.ListReplyTemplateReply, required: true);
        AssertMembers("AuditEntry", ReplyJson.Default.AuditReply, required: true);
        AssertMembers("Audit", ReplyJson.Default.ListReplyAuditReply, required: true);
        AssertMembers("Problem", ReplyJson.Default.ProblemBody);
    }

    [Fact]
    public void Codes_AreExactlyTheTableOfProblems() => Assert.Equal(
        ProblemKinds.All.Select(static k => k.Code).Order(),
        Schemas.GetProperty("Problem").GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray().Select(static c => c.GetString()!).Order());

    [Fact]
    public void Codes_AllButThoseOfEveryAddress_AreNamedBySomeOperation()
    {
        var described = Document.GetRawText();

        Assert.All(ProblemKinds.All, kind => Assert.Contains($"`{kind.Code}`", described, StringComparison.Ordinal));
    }

    [Fact]
    public void Bounds_AreThoseOfTheServer()
    {
        var send = Schemas.GetProperty("SendRequest").GetProperty("properties");

        Assert.Equal((60, 900), Range(send.GetProperty("expires_in")));
        Assert.Equal((1, Limits.AttemptsMax), Range(send.GetProperty("max_attempts")));
        Assert.Equal(Limits.MetadataKeysMax, send.GetProperty("metadata").GetProperty("maxProperties").GetInt32());
        Assert.Contains($"{Limits.MetadataBytesMax} bytes", send.GetProperty("metadata").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(Limits.ClientReferenceMax, send.GetProperty("client_reference").GetProperty("maxLength").GetInt32());
        Assert.Equal(Limits.PurposeMax, send.GetProperty("purpose").GetProperty("maxLength").GetInt32());
        Assert.Equal((1, Limits.ListedOtpsMax), Range(Schemas.GetProperty("SearchRequest").GetProperty("properties").GetProperty("limit")));
        Assert.Equal(16 * 1024, BodyReader.BytesMax);

        static (int, int) Range(JsonElement schema) => (schema.GetProperty("minimum").GetInt32(), schema.GetProperty("maximum").GetInt32());
    }

    [Fact]
    public void Ends_SayHowFarAheadTheyMayBe()
    {
        foreach (var request in (string[])["KeyRequest", "BlockRequest"])
        {
            Assert.Contains(
                $"at most {Limits.EndYearsMax} years ahead",
                Schemas.GetProperty(request).GetProperty("properties").GetProperty("ends_at").GetProperty("description").GetString(),
                StringComparison.Ordinal);
        }
    }

    /// <summary>Where a provider keeps the code, it has to be asked.</summary>
    [Theory]
    [InlineData("/v1/otp/verify")]
    [InlineData("/v1/whatsapp/otp/verify")]
    public void Verify_ThatNeedsAProvider_SaysThatItMayBeUnavailable(string path)
    {
        var (_, _, operation) = AllOperations().Single(o => o.Path == path);

        var unavailable = Resolve(operation.GetProperty("responses").GetProperty("503"));
        Assert.Contains("`meta_api_unavailable`", unavailable.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operations_Each_SaysWhatItTakesToUseIt(string name)
    {
        var (_, _, operation) = AllOperations().Single(o => $"{o.Method} {o.Path}" == name);
        var statuses = operation.GetProperty("responses").EnumerateObject().Select(static r => r.Name).ToArray();

        Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("operationId").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("summary").GetString()));
        Assert.Single(statuses, static s => s[0] == '2');
        if (!operation.TryGetProperty("security", out _))
        {
            Assert.Superset(new HashSet<string> { "401", "403", "500", "503" }, statuses.ToHashSet());
        }

        if (operation.TryGetProperty("requestBody", out _))
        {
            Assert.Superset(new HashSet<string> { "400", "413", "415" }, statuses.ToHashSet());
        }
    }

    [Fact]
    public void Headers_OfEveryAnswer_FollowFromItsStatus()
    {
        foreach (var (method, path, operation) in AllOperations())
        {
            foreach (var answer in operation.GetProperty("responses").EnumerateObject())
            {
                var headers = Resolve(answer.Value).GetProperty("headers").EnumerateObject().Select(static h => h.Name).ToHashSet();

                Assert.True(headers.IsSupersetOf(["X-Request-Id", "Cache-Control"]), $"{method} {path} {answer.Name}");
                Assert.True(headers.Contains("Retry-After") == answer.Name is "409" or "429" or "503", $"{method} {path} {answer.Name}: Retry-After");
                Assert.True(headers.Contains("WWW-Authenticate") == (answer.Name == "401"), $"{method} {path} {answer.Name}: WWW-Authenticate");
            }
        }
    }

    [Fact]
    public void References_AllLeadSomewhere() => Assert.All(References(Document), static r => Resolve(r));

    [Fact]
    public void Operations_HaveNamesOfTheirOwn()
    {
        var names = AllOperations().Select(static o => o.Operation.GetProperty("operationId").GetString()).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    private static void AssertMembers(string schema, JsonTypeInfo type, string? except = null, bool required = false)
    {
        var read = type.Properties.Where(static p => !p.IsExtensionData).Select(static p => p.Name).Where(n => n != except).Order().ToArray();

        Assert.Equal(read, Schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(static p => p.Name).Order());
        if (required)
        {
            Assert.Equal(read, Schemas.GetProperty(schema).GetProperty("required").EnumerateArray().Select(static p => p.GetString()!).Order());
        }
    }

    private static IEnumerable<(string Method, string Path, JsonElement Operation)> AllOperations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Name != "parameters"
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    private static JsonElement Resolve(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference))
        {
            return element;
        }

        var found = Document;
        foreach (var part in reference.GetString()!.Split('/').Skip(1))
        {
            Assert.True(found.TryGetProperty(part, out found), reference.GetString());
        }

        return found;
    }

    private static IEnumerable<JsonElement> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("$ref", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static m => References(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private sealed class NoInbox : ISandboxInbox
    {
        public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit) => [];
    }
}
