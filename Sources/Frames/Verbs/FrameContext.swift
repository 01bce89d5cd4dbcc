public import Engines
import Synchronization

/// What frames need from where they are used: the folder that paths are relative to, seeds, and a place for remarks.
///
/// The database behind it is opened when a frame is first read.
public final class FrameContext: Sendable {
  /// The folder that relative paths start from.
  public let folder: String
  /// Told one-line remarks: what was guessed while reading, what a filter lost. Called on the thread that reads.
  public let note: @Sendable (String) -> Void
  private let seeds: Mutex<UInt64>
  private let opened = Mutex<DuckConnection?>(nil)

  public init(
    folder: String = ".", seed: UInt64 = UInt64.random(in: 0...UInt64.max),
    note: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.folder = folder
    self.note = note
    seeds = Mutex(seed)
  }

  /// The connection that frames are read through; the database is opened when it is first asked for.
  public func connection() throws -> DuckConnection {
    try opened.withLock { connection in
      if let connection { return connection }
      let new = try DuckDatabase().connect()
      connection = new
      return new
    }
  }

  /// The next seed of the session, 0 to 2⁵³ - 1; SplitMix64 by Sebastiano Vigna.
  public func drawSeed() -> Int {
    seeds.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 11)
    }
  }
}
