using System.Buffers;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Simulation.Tests.Storage;

/// <summary>One kind of actors on the simulated engine: memory that runs ahead of the disk, given up when a commit fails.</summary>
/// <param name="actor">The real actor, or a sabotaged one.</param>
/// <param name="world">The world.</param>
/// <param name="disk">The disk.</param>
/// <param name="turned">Called after every turn, and after every time that a state was read.</param>
internal sealed class House<TState, TRequest, TAnswer>(
    IActor<TState, TRequest, TAnswer> actor, World world, Disk disk, Action<UInt128, TState?, TRequest?, TAnswer?> turned) : IHouse
    where TState : class
    where TRequest : class
    where TAnswer : class
{
    private readonly List<Memory<TState>> _list = [];
    private readonly Dictionary<UInt128, Memory<TState>> _byId = [];

    public async ValueTask<Reply<TAnswer>> AskAsync(UInt128 id, TRequest request)
    {
        if (world.Setup.Overloads && world.Troubled && world.Chance.OneIn(40))
        {
            world.History.Trouble(world.Now);
            throw new OverloadedException("simulated queue");
        }

        // A line before the actor, a way between machines, a read from the disk: others come in between.
        while (world.Chance.OneIn(5))
        {
            await Task.Yield();
        }

        var reply = Turn(id, request);
        if (world.Chance.OneIn(10))
        {
            await Task.Yield();
        }

        return reply;
    }

    public void Forget()
    {
        _list.Clear();
        _byId.Clear();
    }

    public void Evict()
    {
        if (_list.Count == 0)
        {
            return;
        }

        // What an actor only remembers outlives the request: an engine keeps it at least as long as a hold lasts.
        var index = world.Chance.Below(_list.Count);
        var memory = _list[index];
        if (memory.Saving is not { IsCompleted: false } && world.Now - memory.LastTurn > PhonePolicy.HoldLapse)
        {
            _list[index] = _list[^1];
            _list.RemoveAt(_list.Count - 1);
            _byId.Remove(memory.Id);
        }
    }

    public void Reload(ActorKey key)
    {
        if (key.Kind == actor.Kind)
        {
            Load(Recall(key.Id));
        }
    }

    private Reply<TAnswer> Turn(UInt128 id, TRequest request)
    {
        var memory = Recall(id);
        if (!memory.Known)
        {
            Load(memory);
        }

        var turn = actor.Decide(memory.State, request, world.Now);
        if (turn.Save)
        {
            actor.RestsOn(request).ThrowIfLost();
        }

        memory.State = turn.Next;
        if (turn.Save)
        {
            var record = turn.Next is null ? null : Write(turn.Next);
            memory.Saving = disk.Enqueue(new ActorKey(actor.Kind, id), record);

            // Some engines keep bytes only, in memory too.
            memory.State = record is not null && !actor.Remembers(turn.Next!) && world.Chance.OneIn(3) ? Read(record) : turn.Next;
        }

        memory.LastTurn = world.Now;
        turned(id, turn.Next, request, turn.Answer);
        return new Reply<TAnswer>(turn.Answer, memory.Saving ?? Task.CompletedTask);
    }

    private Memory<TState> Recall(UInt128 id)
    {
        if (!_byId.TryGetValue(id, out var memory))
        {
            _byId[id] = memory = new Memory<TState>(id);
            _list.Add(memory);
        }

        return memory;
    }

    private void Load(Memory<TState> memory)
    {
        memory.State = disk.Find(new ActorKey(actor.Kind, memory.Id)) is { } record ? Read(record) : null;
        memory.Known = true;
        memory.Saving = null;
        turned(memory.Id, memory.State, null, null);
    }

    private byte[] Write(TState state)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var to = new StateWriter(buffer);
        actor.Write(state, ref to);
        return buffer.WrittenSpan.ToArray();
    }

    private TState Read(byte[] record)
    {
        var from = new StateReader(record);
        var state = actor.Read(ref from);
        if (!from.AtEnd || !Write(state).AsSpan().SequenceEqual(record))
        {
            world.History.Remarks.Add($"What {actor.Kind} wrote is not what it reads.");
        }

        return state;
    }
}
