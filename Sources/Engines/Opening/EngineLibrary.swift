/// An engine's functions, out of its opened library.
protocol EngineLibrary: Sendable {
  /// Opens the library from an engine folder, or the file that is named by choice.
  init(in folder: EngineFolder) throws
  /// The library as this process found it, opened once.
  static func standard() throws -> Self
  /// The file that was opened.
  var path: String { get }
  /// The version that the library tells, or that its folder tells.
  var version: String { get }
}
