/// What one run may use up. Each limit ends the run as exhausted, which no `try` catches.
public struct Budget: Sendable {
  /// Backward jumps and calls; none for no limit.
  public var steps: Int?
  /// Wall time of one statement; none for no limit.
  public var seconds: Double?
  /// Bytes of this process (resident) and of one text or list; none for four fifths of the machine's memory, and of what
  /// other processes leave of it.
  public var memory: Int?
  /// Bytes of one text or list where `memory` is none: what doubles in a loop by mistake is there within a few seconds.
  public var largest = 2_000_000_000
  /// Calls inside calls.
  public var depth: Int
  /// Steps and time count over all statements together, as for a script; else for each anew, as at a prompt.
  public var isForAll = false

  public init(steps: Int? = nil, seconds: Double? = nil, memory: Int? = nil, depth: Int = 100_000) {
    self.steps = steps
    self.seconds = seconds
    self.memory = memory
    self.depth = depth
  }
}
