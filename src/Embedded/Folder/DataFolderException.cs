namespace OtpActors.Embedded.Folder;

/// <summary>
/// The data folder cannot be used. The message is one or two sentences for the operator: what is wrong and how to mend it. A host prints it and exits.
/// </summary>
/// <param name="message">The sentences.</param>
/// <param name="innerException">The cause.</param>
public sealed class DataFolderException(string message, Exception? innerException = null) : Exception(message, innerException);
