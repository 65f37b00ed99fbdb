namespace OtpActors.Embedded.Store;

/// <summary>Opens the writer of a file. A seam: a test host wraps the writer.</summary>
/// <param name="path">The file.</param>
/// <returns>The writer.</returns>
internal delegate IRowWriter RowWriterFactory(string path);
