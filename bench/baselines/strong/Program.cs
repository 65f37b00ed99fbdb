// One-time codes with ASP.NET Core and Redis as a good engineer writes them in a day: one Lua script per operation, codes kept as
// digests, source-generated JSON. A baseline for bench/run, not for use.
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OtpActors.Bench.Strong;
using StackExchange.Redis;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
});

// Connected synchronously: the client would run the rest of this file on the thread that hands out its answers.
var redis = ConnectionMultiplexer.Connect(builder.Configuration["Redis"]);
redis.PreserveAsyncOrder = false;
var store = new OtpStore(redis.GetDatabase(), RandomNumberGenerator.GetBytes(32));
var messages = new SentMessages();
var app = builder.Build();

app.MapPost("/v1/otp/send", async Task<Results<Ok<SendAnswer>, JsonHttpResult<Refusal>>> (SendRequest request, HttpContext context) =>
{
    if (request.Phone is not { Length: >= 9 and <= 16 } phone || phone[0] != '+' || phone.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
    {
        return Refuse(400, "invalid_phone");
    }
    var otpId = "otp_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(13));
    var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6");
    var wait = await store.SendAsync(otpId, phone, code);
    if (wait > 0)
    {
        context.Response.Headers.RetryAfter = wait.ToString();
        return Refuse(429, "rate_limit_exceeded");
    }
    messages.Add(new Message(otpId, phone, code));
    return TypedResults.Ok(new SendAnswer(true, otpId, phone, OtpStore.LifeSeconds));
});

app.MapPost("/v1/otp/verify", async Task<Results<Ok<RightAnswer>, Ok<WrongAnswer>, JsonHttpResult<Refusal>>> (VerifyRequest request) =>
{
    if (request.OtpId is not { Length: 30 } otpId || request.Code is not { Length: >= 4 and <= 8 } code)
    {
        return Refuse(400, "invalid_request");
    }
    var (outcome, detail) = await store.VerifyAsync(otpId, code);
    return outcome switch
    {
        0 => TypedResults.Ok(new RightAnswer(true, otpId, (string)detail!)),
        1 => TypedResults.Ok(new WrongAnswer(false, otpId, "incorrect_code", (int)detail!)),
        2 => Refuse(404, "otp_not_found"),
        3 => Refuse(422, "otp_already_verified"),
        _ => Refuse(410, "otp_attempts_exceeded"),
    };
});

// For the load generator only: newest first.
app.MapGet("/debug/codes", (int limit) => Results.Ok<IEnumerable<Message>>(messages.Newest(limit)));
app.MapGet("/healthz/ready", async () => (await redis.GetDatabase().PingAsync()).ToString());

app.Run();

static JsonHttpResult<Refusal> Refuse(int status, string code) => TypedResults.Json(new Refusal(false, code), statusCode: status);
