using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>The template port decides which templates exist, what language a message has and whether it fits.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly Book _book = new();
    private readonly FlowRig _rig;

    public TemplateTests() => _rig = new FlowRig(_book);

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Send_TemplateThatDoesNotExist_IsRefusedBeforeAnythingIsSpent()
    {
        var answer = await SendAsync(new SendRequest(FlowRig.Phone) { Template = "nope" });

        Assert.Equal((RefusalCode.TemplateNotFound, "template"), (answer.Refusal!.Code, answer.Refusal.Field));
        Assert.Empty(_rig.Messages);
        Assert.Empty(await _rig.PlacesAsync());
    }

    [Fact]
    public async Task Send_TemplateOfTheBook_IsSentInTheChosenLanguage()
    {
        _rig.Settings = _rig.Settings with { Locale = "fr" };

        Assert.Null((await SendAsync(new SendRequest(FlowRig.Phone) { Template = "login", Locale = "de-AT" })).Refusal);

        Assert.Equal(("login", "de-AT", "fr", FlowRig.Phone), _book.Asked);
        Assert.Equal(("login", "chosen"), (_rig.Messages[0].Template, _rig.Messages[0].Locale));
    }

    [Fact]
    public async Task Send_OriginThatDoesNotFitOneSms_IsRefusedByItsField_A13()
    {
        _book.TooLong = 3;

        var answer = await SendAsync(new SendRequest(FlowRig.Phone) { Template = "login", Origin = "login.example.com", Length = 8 });

        Assert.Equal((RefusalCode.InvalidRequest, "origin"), (answer.Refusal!.Code, answer.Refusal.Field));
        Assert.Contains("3 characters too long", answer.Refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(8, _book.Digits);
        Assert.Empty(_rig.Messages);
    }

    private ValueTask<Answer<SendReceipt>> SendAsync(SendRequest request) =>
        _rig.Verification.SendAsync(WorkspaceId.Default, request, null, CancellationToken.None);

    private sealed class Book : ITemplates
    {
        public (string, string?, string?, PhoneNumber) Asked { get; private set; }

        public int TooLong { get; set; }

        public int Digits { get; private set; }

        public string? Locale(string template, string? requested, string? preferred, PhoneNumber phone)
        {
            Asked = (template, requested, preferred, phone);
            return template == "login" ? "chosen" : null;
        }

        public int Excess(string template, string locale, int codeDigits, string? appHash, string? origin)
        {
            Digits = codeDigits;
            return TooLong;
        }
    }
}
