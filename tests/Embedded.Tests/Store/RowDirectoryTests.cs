using System.Security.Cryptography;
using OtpActors.Embedded.Store;

namespace OtpActors.Embedded.Tests.Store;

public sealed class RowDirectoryTests
{
    [Fact]
    public void SetAndRemove_RandomChanges_AgreeWithADictionary()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var random = new Random(seed);
        var directory = new RowDirectory();
        var model = new Dictionary<UInt128, RowPlace>();
        for (var i = 1; i <= 200_000; i++)
        {
            // Few different low bits: long runs of neighbours, the hard case of open addressing.
            var key = new UInt128((ulong)random.Next(4), (ulong)random.Next(3_000));
            if (random.Next(i % 50_000 < 25_000 ? 3 : 2) == 0)
            {
                model.Remove(key);
                directory.Remove(key);
            }
            else
            {
                var place = new RowPlace(i, random.Next(-5, 5));
                model[key] = place;
                directory.Set(key, place);
            }
        }

        Assert.True(model.Count == directory.Count, $"seed {seed}");
        for (ulong shard = 0; shard < 4; shard++)
        {
            for (ulong low = 0; low < 3_000; low++)
            {
                var key = new UInt128(shard, low);
                var known = model.TryGetValue(key, out var expected);
                Assert.True(known == directory.TryFind(key, out var found) && (!known || expected == found), $"seed {seed}, key {key}");
            }
        }

        var restful = directory.ListRestful(3).SelectMany(static l => l).ToDictionary(static r => r.Key, static r => r.Id);
        Assert.Equal(model.Where(static m => m.Value.Mark is < 0 and > -3).ToDictionary(static m => m.Key, static m => m.Value.Id), restful);
    }
}
