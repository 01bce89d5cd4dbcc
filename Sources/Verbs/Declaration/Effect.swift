/// What a call of a verb does besides giving a value of its arguments, and what it looks at besides them.
///
/// A verb says it in its declaration. Notebooks ask it to know which cells depend on each other, a saved script to know
/// which lines are worth keeping.
public struct Effect: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Its value follows from its arguments and the files that they name, and nothing else happens.
  public static let none: Effect = []
  /// What it tells of a value is read once and not worked with, so a saved script can do without it.
  public static let look = Effect(rawValue: 1)
  /// It asks for the models, versions, runs or endpoints of the workspace.
  public static let readsWorkspace = Effect(rawValue: 2)
  /// It registers, moves or serves something of the workspace.
  public static let changesWorkspace = Effect(rawValue: 4)
  /// It writes a file, shows something by itself, or may end the script.
  public static let output = Effect(rawValue: 8)
  /// It reads the clock.
  public static let clock = Effect(rawValue: 16)
  /// It reads what was typed at prompts.
  public static let history = Effect(rawValue: 32)
  /// It draws a seed of the session where it is given none.
  public static let seed = Effect(rawValue: 64)
  /// It runs another program, which may read and change anything.
  public static let program = Effect(rawValue: 128)

  /// What it reads that nobody can follow, in words.
  public var outside: [String] {
    (contains(.clock) ? ["the clock"] : []) + (contains(.history) ? ["what was typed"] : [])
      + (contains(.program) ? ["another program"] : [])
  }
}
