using System.Globalization;
using System.Reflection;

namespace OtpActors.Grains.Tests.Wire;

/// <summary>
/// Every name and number by which silos and clients of two builds know each other, compared with the checked-in <c>Contract.txt</c>. Lines may be added;
/// one that changes or goes breaks a rolling upgrade (A98).
/// </summary>
public sealed class ContractTests
{
    [Fact]
    public void Contract_IsTheCheckedInOne()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Wire", "Contract.txt");

        var now = string.Join('\n', Lines());

        Assert.True(File.ReadAllText(file).ReplaceLineEndings("\n").Trim() == now, $"The contract changed. Now it is\n{now}\n(end of the contract)");
    }

    [Fact]
    public void Contract_NamesEveryMethodAndMember()
    {
        Assert.All(Interfaces(), static i => Assert.NotNull(i.GetCustomAttribute<AliasAttribute>()));
        Assert.All(Interfaces().SelectMany(static i => i.GetMethods()), static m => Assert.NotNull(m.GetCustomAttribute<AliasAttribute>()));
        Assert.All(Messages().SelectMany(Members), static m => Assert.NotNull(m.GetCustomAttribute<IdAttribute>()));
    }

    private static IEnumerable<string> Lines()
    {
        foreach (var type in Interfaces())
        {
            yield return $"interface {Alias(type)}";
            foreach (var method in type.GetMethods().OrderBy(Alias, StringComparer.Ordinal))
            {
                yield return $"  {Alias(method)}({string.Join(", ", method.GetParameters().Select(static p => Name(p.ParameterType)))}) -> {Name(method.ReturnType)}";
            }
        }

        foreach (var type in Types().Where(static t => t.GetCustomAttribute<GrainTypeAttribute>() is not null).OrderBy(GrainType, StringComparer.Ordinal))
        {
            yield return $"grain {GrainType(type)}";
        }

        foreach (var type in Messages())
        {
            yield return $"message {Alias(type)}";
            foreach (var member in Members(type).OrderBy(static m => m.GetCustomAttribute<IdAttribute>()!.Id))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  {member.GetCustomAttribute<IdAttribute>()!.Id} {Name(member.PropertyType)}");
            }
        }
    }

    private static IEnumerable<Type> Types() => typeof(IVerificationGrain).Assembly.GetTypes().Concat(typeof(OtpActorsSiloBuilderExtensions).Assembly.GetTypes())
        .Where(static t => t.Namespace?.StartsWith("OtpActors", StringComparison.Ordinal) == true);

    private static IEnumerable<Type> Interfaces() => Types().Where(static t => t.IsInterface && t.IsAssignableTo(typeof(IAddressable))).OrderBy(Alias, StringComparer.Ordinal);

    private static IEnumerable<Type> Messages() =>
        Types().Where(static t => !t.IsInterface && t.GetCustomAttribute<GenerateSerializerAttribute>() is not null).OrderBy(Alias, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.Name != "EqualityContract");

    private static string Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? member.Name;

    private static string GrainType(Type type) => type.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, type).ToString()!;

    private static string Name(Type type) => type.GetCustomAttribute<AliasAttribute>()?.Alias
        ?? (type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name);
}
