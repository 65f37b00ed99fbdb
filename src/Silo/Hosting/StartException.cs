namespace OtpActors.Silo.Hosting;

/// <summary>The process cannot start; the message says how to mend it.</summary>
/// <param name="message">A sentence for the operator.</param>
/// <param name="innerException">The cause.</param>
internal sealed class StartException(string message, Exception? innerException = null) : Exception(message, innerException);
