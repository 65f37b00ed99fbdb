namespace OtpActors.Engine.Ports;

/// <summary>State could not be read or written (HTTP 503 <c>storage_unavailable</c>). What was being written may or may not be there.</summary>
/// <param name="message">What failed and how to mend it, for the operator.</param>
/// <param name="innerException">The cause.</param>
public sealed class StorageUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
