/// What a run may use up: of a whole script, or of each block at a prompt. None for no limit.
public struct Limits: Hashable, Sendable {
  /// Backward jumps and calls of the language; engines take none.
  public var steps: Int?
  /// Seconds on the clock.
  public var seconds: Double?
  /// Bytes of this process in memory, its engines with it. The database spills or refuses at two thirds of it.
  public var memory: Int?
  /// Bytes of what is shown and remarked, and of the files that are saved.
  public var output: Int?

  public init(steps: Int? = nil, seconds: Double? = nil, memory: Int? = nil, output: Int? = nil) {
    self.steps = steps
    self.seconds = seconds
    self.memory = memory
    self.output = output
  }

  /// What a sandbox allows where nothing else is said.
  public static let sandbox = Limits(seconds: 600, memory: 4_000_000_000, output: 100_000_000)

  /// Whether somebody must watch from outside of the machine.
  var isWatched: Bool { seconds != nil || memory != nil }

  /// `30s`, `2m`: seconds as they are typed.
  static func spelled(_ seconds: Double) -> String {
    let whole = Int(exactly: seconds)
    if let whole, whole % 3600 == 0 { return "\(whole / 3600)h" }
    if let whole, whole % 60 == 0 { return "\(whole / 60)m" }
    return whole.map { "\($0)s" } ?? "\(Int(exactly: (seconds * 1000).rounded()) ?? 0)ms"
  }

  /// `500MB`: bytes as they are typed.
  static func spelled(bytes: Int) -> String {
    for (unit, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)] where bytes % size == 0 && bytes > 0 {
      return "\(bytes / size)\(unit)"
    }
    return "\(bytes)B"
  }
}
