/// A `param` of a script, for its flags on the command line and its `--help`.
public struct ScriptParameter: Sendable {
  public var name: String
  /// `file text number flag date duration`, or the kind of the default.
  public var type: String
  /// The default as written; none when the parameter must be given.
  public var defaultText: String?
}
