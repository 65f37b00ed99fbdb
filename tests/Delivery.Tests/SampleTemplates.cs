using OtpActors.Delivery.Messages;

namespace OtpActors.Delivery.Tests;

internal static class SampleTemplates
{
    public static TemplateBook Book(Action<MessageOptions>? with = null)
    {
        var options = new MessageOptions();
        with?.Invoke(options);
        return TemplatePress.Make(options, Assert.Fail);
    }

    public static MessageWriter Writer(Action<MessageOptions>? with = null) => new(Book(with));

    public static MessageOptions Add(this MessageOptions options, string template, string locale, string text)
    {
        if (!options.Templates.TryGetValue(template, out var found))
        {
            options.Templates.Add(template, found = new TemplateOptions());
        }

        found.Text.Add(locale, text);
        return options;
    }
}
