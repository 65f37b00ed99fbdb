namespace OtpActors.History.Judging;

/// <summary>
/// Looks for an order of one OTP's steps that the model allows, each step between its start and its close (linearizability,
/// one key at a time). Worlds are followed along the clock; a step is only placed when it must be, at its close,
/// and one that nobody knows of leaves there both the worlds in which it happened and those in which it did not.
/// </summary>
internal sealed class OtpSearch(OtpModel model, int maxWorlds)
{
    private readonly OpenSteps _open = new();
    private HashSet<World> _worlds = [];

    public SearchResult Run(IReadOnlyList<Step> steps)
    {
        _worlds = [.. model.First().Select(s => new World(s, 0))];
        foreach (var (step, isStart) in Events(steps))
        {
            if (isStart)
            {
                _open.Open(step);
                continue;
            }
            var slot = _open.SlotOf(step);
            var reached = new HashSet<World>();
            var next = Place(slot, reached);
            if (next is null)
            {
                return SearchResult.TooMany;
            }
            if (step.Maybe)
            {
                next.UnionWith(_worlds);
            }
            if (next.Count == 0)
            {
                return SearchResult.Contradiction(step, [.. reached.Select(w => w.State).Distinct()]);
            }
            _worlds = next;
            _worlds = [.. _worlds.Select(w => w.Without(slot))];
            _open.Close(slot);
        }
        return SearchResult.Explained;
    }

    /// <summary>All worlds in which the step in <paramref name="slot"/> happened; null when there are too many to follow.</summary>
    private HashSet<World>? Place(int slot, HashSet<World> reached)
    {
        var placed = new HashSet<World>();
        var todo = new Stack<World>(_worlds);
        while (todo.TryPop(out var popped))
        {
            var world = Settle(popped);
            if (world.Has(slot))
            {
                placed.Add(world);
                continue;
            }
            if (!reached.Add(world))
            {
                continue;
            }
            if (reached.Count > maxWorlds)
            {
                return null;
            }
            foreach (var next in Successors(world))
            {
                todo.Push(next);
            }
        }
        return placed;
    }

    /// <summary>Places what agrees with the state and changes nothing: doing so at once rules no order out.</summary>
    private World Settle(World world)
    {
        foreach (var (slot, step) in _open.All)
        {
            if (!step.Maybe && !world.Has(slot) && ChangesNothing(world.State, step))
            {
                world = world.With(slot, world.State);
            }
        }
        return world;
    }

    private IEnumerable<World> Successors(World world)
    {
        foreach (var (slot, step) in _open.All)
        {
            if (world.Has(slot) || (step.Maybe && HasTwinThatClosesEarlier(world, slot, step)))
            {
                continue;
            }
            foreach (var state in model.After(world.State, step))
            {
                if (!step.Maybe || state != world.State)
                {
                    yield return world.With(slot, state);
                }
            }
        }
    }

    private bool ChangesNothing(OtpState state, Step step)
    {
        var after = model.After(state, step).Take(2).ToList();
        return after.Count == 1 && after[0] == state;
    }

    /// <summary>Of open unknown steps with the same effect only the one that closes first is worth trying.</summary>
    private bool HasTwinThatClosesEarlier(World world, int slot, Step step) => _open.All.Any(other =>
        other.Slot != slot
        && other.Step.Maybe
        && !world.Has(other.Slot)
        && other.Step.Source.Kind == step.Source.Kind
        && model.PlaceOf(other.Step) == model.PlaceOf(step)
        && other.Step.Source.NewCode == step.Source.NewCode
        && (other.Step.Close < step.Close || (other.Step.Close == step.Close && other.Slot < slot)));

    /// <summary>Starts and closes along the clock; at the same instant starts come first, which rules no order out.</summary>
    private static IEnumerable<(Step Step, bool IsStart)> Events(IReadOnlyList<Step> steps) => steps
        .SelectMany(s => new[] { (At: s.Start, Step: s, IsStart: true), (At: s.Close, Step: s, IsStart: false) })
        .Where(e => e.At != TimeSpan.MaxValue)
        .OrderBy(e => e.At)
        .ThenBy(e => !e.IsStart)
        .Select(e => (e.Step, e.IsStart));
}
