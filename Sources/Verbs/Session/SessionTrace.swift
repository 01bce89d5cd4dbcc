import Frames
public import Language

/// What a session did since the last look, for whoever keeps a record of it: results, files, seeds, verbs.
///
/// A plain class for the thread of its session.
public final class SessionTrace {
  /// A seed that a call drew because it was given none.
  public struct Draw: Sendable {
    public var seed: Int
    public var site: CallSite
  }

  /// A path that a call was given.
  public struct UsedPath: Sendable {
    public var written: String
    public var resolved: String
    /// The call that was given it.
    public var site: CallSite
  }

  /// What was shown, at most `SessionTrace.mostResults`.
  public var results: [ShownResult] = []
  /// How many results more there were.
  public var unkept = 0
  /// Whether tables are read whole for their hash; else what is shown of them is hashed.
  public var hashesRows = false
  /// Files, or patterns of files, whose content was read.
  public var files: [String] = []
  public var paths: [UsedPath] = []
  public var draws: [Draw] = []
  /// Variables that were read by their names in a text, such as a query; `workspace` where a text named a model.
  public var names: Set<String> = []
  /// What was read that nobody here can follow: the clock, another machine.
  public var outside: Set<String> = []
  /// Seeds to draw in place of new ones, in this order: those of an earlier run of the same lines.
  public var replay: [Int] = []
  /// `ans` has become what a stopped training had reached.
  public var takesOffer = false
  /// The call that runs.
  var site = CallSite.nowhere

  static let mostResults = 500
  /// The name under which the workspace is read and bound, as if it were a variable.
  public static let workspace = "(workspace)"

  public init() {}

  func keep(_ result: ShownResult) {
    if results.count < SessionTrace.mostResults { results.append(result) } else { unkept += 1 }
  }

  /// Forgets what was done.
  public func clear() {
    results = []
    unkept = 0
    files = []
    paths = []
    draws = []
    names = []
    outside = []
    replay = []
    takesOffer = false
  }
}

extension Session {
  /// The seed of a call that was given none.
  func drawSeed() -> Int {
    guard let trace else { return frames.drawSeed() }
    let seed = trace.replay.isEmpty ? frames.drawSeed() : trace.replay.removeFirst()
    trace.draws.append(SessionTrace.Draw(seed: seed, site: trace.site))
    return seed
  }
}
