using System.Collections.Immutable;
using System.Globalization;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Journals;

namespace OtpActors.Engine.Tests.Workspaces;

public sealed class SupportDeskTests : IDisposable
{
    private static readonly PhoneNumber Phone = PhoneNumber.TryParse("+4915112345678", out var phone) ? phone : default;

    private readonly DeskRig _rig = new();

    private PhoneKey Key => _rig.Get<KeyedNames>().Phone(WorkspaceId.Default, Phone);

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Clear_SomeLongAgo_CountsOnlyThoseThatStillCounted()
    {
        await ChargeAsync(otp: 1, tries: 2);
        _rig.Clock.Advance(PhonePolicy.FailedChecksSpan);
        await ChargeAsync(otp: 2, tries: 1);

        Assert.Equal(1, await _rig.Get<ISupportDesk>().ClearAsync(WorkspaceId.Default, Phone));
        Assert.Equal(0, await _rig.Get<ISupportDesk>().ClearAsync(WorkspaceId.Default, Phone));
    }

    /// <summary>A flood of other people's refusals: a story is no reason to read all of them.</summary>
    [Fact]
    public async Task Find_BehindAFloodOfRefusals_ReadsOnlyTheNewest()
    {
        const int Pages = 200;
        var mine = Key.Value.ToString("x32", CultureInfo.InvariantCulture);
        for (var page = 0; page < Pages; page++)
        {
            await KeepPageAsync(page, page is 0 or Pages - 1 ? mine : "somebody else");
        }

        var read = 0;
        _rig.Actors.IsFull = r =>
        {
            read += r is SheetRequest { Page: null } ? 1 : 0;
            return false;
        };

        var story = await _rig.Get<ISupportDesk>().FindAsync(WorkspaceId.Default, Phone);

        Assert.Equal(Journal.PageSize, story.Refusals.Length);
        Assert.Equal(64, read);
    }

    private async Task ChargeAsync(int otp, int tries) => await _rig.Actors.AskAsync(
        Key, new PhoneRequest.Apply(new PhoneCommand.Charge(new OtpId((UInt128)otp), tries, 0), PhonePolicy.Standard));

    private async Task KeepPageAsync(int page, string subject)
    {
        var journal = JournalName.Refusals(WorkspaceId.Default);
        var names = _rig.Get<KeyedNames>();
        var id = names.Record("journal", journal.Kind, journal.Owner);
        var entry = new JournalEntry(0, _rig.Clock.Now, "phone_hour", "system", subject, null);
        ImmutableArray<JournalEntry> entries = [.. Enumerable.Repeat(entry, Journal.PageSize)];
        var stored = new Sheet(entries, _rig.Clock.Now + journal.KeepFor);
        await _rig.Actors.AskAsync(new JournalActor(), id, new JournalRequest.Append(entries));
        await _rig.Actors.AskAsync(
            new SheetActor(), names.Record("page", journal.Kind, journal.Owner, page.ToString(CultureInfo.InvariantCulture)), new SheetRequest(stored));
        await _rig.Actors.AskAsync(new JournalActor(), id, new JournalRequest.Moved(page));
    }
}
