public import Engines
import Glibc
import Synchronization

/// What frames need from where they are used: the folder that paths are relative to, seeds, a place for remarks, and a
/// database that is opened when a frame is first read.
public final class FrameContext: Sendable {
  /// The folder that relative paths start from.
  public let folder: String
  /// Told one-line remarks while frames are read: what a filter lost, what a join matched. Called on the reading
  /// thread.
  public let note: @Sendable (String) -> Void
  /// The folders that files may be in; none for anywhere.
  var fence: FileFence? { settings.fence }
  /// Where files lie that are not kept.
  let temporaryFolder: String
  /// What may be read from the network.
  let network: NetworkPolicy
  /// What was piped in, once it was asked for.
  let standardInput = Mutex<TemporaryFile?>(nil)
  private let settings: DuckSettings
  private let state: Mutex<State>

  private struct State {
    var seed: UInt64
    var database: DuckDatabase?
    var idle: [DuckConnection] = []
    /// Statements that drop what nothing holds any more.
    var garbage: [String] = []
    var names = 0
    /// How many statements run that want one thread, and how many threads there are without them.
    var steady = 0
    var threads = 1
    /// The way to the network, once something was read from there.
    var gate: NetworkGate?
  }

  /// A context with a random seed, unless one is given.
  public init(
    folder: String = ".", seed: UInt64 = UInt64.random(in: 0...UInt64.max), settings: DuckSettings = DuckSettings(),
    network: NetworkPolicy = .person, note: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.folder = folder
    var settings = settings
    temporaryFolder = settings.fence?.home ?? Disk.temporaryFolder
    if settings.temporaryFolder == nil {
      settings.temporaryFolder = Leftovers.spillFolder(in: temporaryFolder)
    }
    self.settings = settings
    self.network = network
    self.note = note
    state = Mutex(State(seed: seed))
  }

  /// The next seed of the session, 0 to 2⁵³ - 1; SplitMix64 by Sebastiano Vigna.
  public func drawSeed() -> Int {
    state.withLock { state in
      state.seed &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state.seed
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 11)
    }
  }

  /// Runs a body with a connection of its own; whoever watches the work can stop its statements, which throws E011, and
  /// sees how much of them is done.
  func withConnection<T>(_ body: (DuckConnection) throws -> T) throws -> T {
    let connection = try borrow()
    defer { giveBack(connection) }
    let garbage = state.withLock { state in
      defer { state.garbage = [] }
      return state.garbage
    }
    for statement in garbage { try? connection.run(statement) }
    let gate = state.withLock { $0.gate }
    let before = gate?.bytes ?? 0
    defer { if let gate, gate.bytes > before { note("\(Remark.bytes(gate.bytes - before)) came from the network") } }
    return try Watch.current.during(stop: { connection.interrupt() }, share: { connection.progress }) {
      try body(connection)
    }
  }

  /// Opens an extension of DuckDB; E041 where it is not on this machine, E048 in a sandbox.
  func open(_ item: DuckExtension) throws {
    guard fence == nil else { throw item.refusedInSandbox }
    try opened().load(item)
  }

  /// The way to the network, opened when something is first read from there.
  func gate() throws -> NetworkGate {
    try open(.httpfs)
    if let gate = state.withLock({ $0.gate }) { return gate }
    let gate = try NetworkGate(network)
    let first = state.withLock { state in
      state.gate = state.gate ?? gate
      return state.gate ?? gate
    }
    Secrets.add(first.password)
    try withConnection { connection in
      try connection.run(
        "SET GLOBAL http_proxy = \(DuckSQL.text(first.url)); SET GLOBAL http_proxy_username = 'mlops'; "
          + "SET GLOBAL http_proxy_password = \(DuckSQL.text(first.password)); SET GLOBAL http_timeout = 60; "
          + "SET GLOBAL http_retries = 1")
      // Safe because getenv gives NULL or a text that ends in a zero byte, copied at once.
      if let own = getenv("SSL_CERT_FILE") {
        try connection.run("SET GLOBAL ca_cert_file = \(DuckSQL.text(String(cString: own)))")
      }
    }
    return first
  }

  /// Runs a body with one thread where the statement adds decimals up: the same rows then give the same bits, which
  /// twelve runs of a sum over 3 M rows on two threads did in ten ways.
  func steadily<T>(_ text: SQLText, _ connection: DuckConnection, _ body: () throws -> T) throws -> T {
    guard text.isSteady else { return try body() }
    let isFirst = state.withLock { state in
      state.steady += 1
      return state.steady == 1
    }
    if isFirst { try? connection.run("SET threads = 1") }
    defer {
      let threads = state.withLock { state in
        state.steady -= 1
        return state.steady == 0 ? state.threads : nil
      }
      if let threads { try? connection.run("SET threads = \(threads)") }
    }
    return try body()
  }

  /// A name for a table or a type that no other has.
  func freshName(_ kind: String) -> String {
    state.withLock { state in
      state.names += 1
      return "\(kind)_\(state.names)"
    }
  }

  /// A table that is dropped, with the enumerations of its columns, when nothing holds it.
  func stored(_ name: String, casts: [String: String] = [:], types: [String] = [], rowCount: Int) -> StoredTable {
    StoredTable(name, casts: casts, rowCount: rowCount) { [self] name in
      let statements =
        ["DROP TABLE IF EXISTS \(DuckSQL.name(name))"] + types.map { "DROP TYPE IF EXISTS \(DuckSQL.name($0))" }
      state.withLock { $0.garbage += statements }
    }
  }

  /// Keeps statements that are run before the next work, when what they drop is held by nothing.
  func forget(_ statements: [String]) { state.withLock { $0.garbage += statements } }

  private func borrow() throws -> DuckConnection {
    if let idle = state.withLock({ $0.idle.popLast() }) { return idle }
    return try opened().connect()
  }

  private func giveBack(_ connection: DuckConnection) { state.withLock { $0.idle.append(connection) } }

  private func opened() throws -> DuckDatabase {
    if let database = state.withLock({ $0.database }) { return database }
    let database = try DuckDatabase(settings)
    let connection = try database.connect()
    try connection.run(FrameContext.scatter)
    let threads = try connection.query("SELECT current_setting('threads')::BIGINT").int() ?? 1
    return state.withLock { state in
      if let first = state.database { return first }
      state.database = database
      state.threads = threads
      return database
    }
  }

  /// A number of 32 bits scattered by a seed of two halves: for one seed a permutation, so that no two row numbers
  /// below 2³² meet. Two rounds of xor, shift and an odd factor, as in Chris Wellons' hash prospector.
  private static let scatter: String = {
    let mask = "& 4294967295"
    let round = { (x: String) in "((xor(\(x), (\(x)) >> 16) * 73244475) \(mask))" }
    return """
      CREATE OR REPLACE MACRO scatter_start(n, low) AS xor(xor(n, n >> 32) \(mask), low);
      CREATE OR REPLACE MACRO scatter_round(x) AS \(round("x"));
      CREATE OR REPLACE MACRO scatter(n, low, high) AS
        scatter_round(xor(scatter_round(xor(scatter_round(scatter_start(n, low)), high)), low));
      """
  }()
}
