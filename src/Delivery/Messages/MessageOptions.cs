using Microsoft.Extensions.Configuration;

namespace OtpActors.Delivery.Messages;

/// <summary>The settings of messages, in configuration section <c>OtpActors</c>.</summary>
internal sealed class MessageOptions
{
    /// <summary>Most templates.</summary>
    public const int TemplatesMax = 100;

    /// <summary>Who asks for the code, up to 30 characters: the standard texts begin with it, and it is <c>{app}</c> in others. Default none.</summary>
    public string? AppName { get; set; }

    /// <summary>The templates by name; the standard one, <c>otp_verification</c>, exists without being named.</summary>
    public Dictionary<string, TemplateOptions> Templates { get; } = [];

    /// <summary>Reads them.</summary>
    /// <param name="house">The section.</param>
    /// <param name="fault">Takes one fault, a whole sentence.</param>
    public static MessageOptions Read(IConfigurationSection house, Action<string> fault)
    {
        var options = new MessageOptions { AppName = house["AppName"] };
        foreach (var template in house.GetSection("Templates").GetChildren())
        {
            var read = new TemplateOptions();
            foreach (var part in template.GetChildren())
            {
                var into = part.Key.ToUpperInvariant() switch
                {
                    "TEXT" => read.Text,
                    "META" => read.Meta,
                    _ => null,
                };
                if (into is null || part.Value is { Length: > 0 })
                {
                    fault($"OtpActors__Templates__{template.Key}__{part.Key} is no setting of a template: there are Text__<locale> and Meta__<language>.");
                    continue;
                }

                foreach (var child in part.GetChildren())
                {
                    into[child.Key] = child.Value?.Trim() ?? "";
                }
            }

            options.Templates[template.Key] = read;
        }

        return options;
    }
}
