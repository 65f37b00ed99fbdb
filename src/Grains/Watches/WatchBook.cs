using System.Collections.Immutable;
using OtpActors.Grains.Records;

namespace OtpActors.Grains.Watches;

/// <summary>
/// The stored pages of one watch, numbered without a gap from 0, so that whoever takes over finds all of them. They are deleted from the last to the first.
/// </summary>
internal sealed class WatchBook(RecordStore store, WatchSlot slot, int shard)
{
    private const string Kind = "watch";

    private readonly List<(WatchPage Page, RecordTag Tag)> _pages = [];
    private bool _known;

    public int PageCount => _pages.Count;

    public ImmutableArray<UInt128> this[int page] => _pages[page].Page.Ids;

    /// <summary>Reads all pages, unless they are known.</summary>
    public async ValueTask LoadAsync()
    {
        while (!_known)
        {
            if (await store.ReadAsync(Kind, KeyOf(_pages.Count)) is { } record)
            {
                _pages.Add((WatchPage.Read(record.Bytes), record.Tag));
            }
            else
            {
                _known = true;
            }
        }
    }

    /// <summary>Adds OTPs: one write for each page that they fill.</summary>
    public async ValueTask AddAsync(ImmutableArray<UInt128> ids, TimeSpan keep)
    {
        while (!ids.IsEmpty)
        {
            var append = _pages.Count > 0 && _pages[^1].Page.Ids.Length < WatchPage.IdsMax;
            var (last, tag) = append ? _pages[^1] : (new WatchPage([]), default);
            var take = Math.Min(ids.Length, WatchPage.IdsMax - last.Ids.Length);
            var page = new WatchPage(last.Ids.AddRange(ids.AsSpan(0, take)));
            var index = append ? _pages.Count - 1 : _pages.Count;
            var written = await store.WriteAsync(Kind, KeyOf(index), page.Write(), tag, keep);
            if (append)
            {
                _pages[^1] = (page, written);
            }
            else
            {
                _pages.Add((page, written));
            }

            ids = ids[take..];
        }
    }

    /// <summary>Deletes the last page.</summary>
    public async ValueTask RemoveLastAsync()
    {
        await store.DeleteAsync(Kind, KeyOf(_pages.Count - 1), _pages[^1].Tag);
        _pages.RemoveAt(_pages.Count - 1);
    }

    /// <summary>After a failure nothing is known.</summary>
    public void Forget()
    {
        _pages.Clear();
        _known = false;
    }

    private UInt128 KeyOf(int page) => ((UInt128)(ulong)slot.Number << 64) | ((UInt128)(uint)shard << 32) | (uint)page;
}
