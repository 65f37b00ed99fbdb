using Microsoft.Extensions.Options;

namespace OtpActors.Embedded;

/// <summary>Checks the ranges that <see cref="EmbeddedOptions"/> states; generated from its attributes.</summary>
[OptionsValidator]
internal sealed partial class EmbeddedOptionsValidator : IValidateOptions<EmbeddedOptions>;
